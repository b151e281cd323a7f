import "server-only";
import { db } from "@/lib/server/db";
import { AppError } from "@/lib/server/errors";
import type { Purpose } from "@/lib/server/generated/prisma/enums";
import type { Actor } from "./actor";
import { type Permission, type ProjectRole, permissionsOf } from "./permissions";
import { isUuid } from "./uuid";

declare const granted: unique symbol;

/**
 * Proof that the actor may do `P` in this project, read from the database for this request. Only this file makes one; every
 * query and command of a stage takes one first and puts `projectId` into its `where`, so that forgetting a check is a type error.
 */
export interface ProjectScope<P extends Permission = never> {
  readonly [granted]: { readonly [K in P]: true };
  readonly projectId: string;
  readonly actor: Actor;
  readonly role: ProjectRole;
  readonly permissions: ReadonlySet<Permission>;
  readonly project: ProjectFacts;
}

/** The few facts of a project that nearly every page and command needs. */
export interface ProjectFacts {
  name: string;
  purpose: Purpose;
  guidelineId: string;
  guidelineVersionId: string;
  versionNumber: number;
  versionHash: string;
  simulated: boolean;
  archived: boolean;
}

interface ScopeRow extends ProjectFacts {
  role: ProjectRole | null;
}

async function loadProject(projectId: string, userId: string): Promise<ScopeRow | null> {
  const [row] = await db().$queryRaw<ScopeRow[]>`
    SELECT p.name, p.purpose, p.guideline_id AS "guidelineId", p.guideline_version_id AS "guidelineVersionId",
           v.number AS "versionNumber", v.hash AS "versionHash", p.simulated, p.archived_at IS NOT NULL AS archived, m.role
    FROM project p JOIN guideline_version v ON v.id = p.guideline_version_id
    LEFT JOIN membership m ON m.project_id = p.id AND m.user_id = ${userId}::uuid
    WHERE p.id = ${projectId}::uuid`;
  return row ?? null;
}

/**
 * Proves that the actor has every permission named, in the project. Throws `not-found` where the project does not exist or the
 * actor is no member (which look the same from outside), `forbidden` where a member's role does not suffice.
 */
export async function requireProject<P extends Permission>(
  actor: Actor,
  projectId: string,
  ...needed: P[]
): Promise<ProjectScope<P>> {
  const missing = new AppError("not-found", "There is no such project, or it is not open to you.");
  if (!isUuid(projectId) || (actor.tokenProjectId && actor.tokenProjectId !== projectId)) throw missing;
  const row = await loadProject(projectId, actor.userId);
  // A token's cap and project hold for an admin as well: `permissionsOf` and the line above see to it.
  const role = row?.role ?? (actor.instanceRole === "admin" ? "lead" : null);
  if (!row || !role) throw missing;
  const permissions = permissionsOf(role, actor.tokenRole);
  const lacking = needed.filter((permission) => !permissions.has(permission));
  if (lacking.length > 0) {
    throw new AppError("forbidden", `Your role in this project (${role}) does not allow this.`, { lacking });
  }
  const { role: _membership, ...project } = row;
  return { projectId, actor, role, permissions, project } as ProjectScope<P>;
}
