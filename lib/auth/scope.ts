import "server-only";
import { db } from "@/lib/server/db";
import { AppError, ArchivedError } from "@/lib/server/errors";
import { Prisma } from "@/lib/server/generated/prisma/client";
import type { Purpose } from "@/lib/server/generated/prisma/enums";
import { PREPARED } from "@/lib/server/prepared";
import { seeingNoProject, seeProject } from "@/lib/server/sight";
import type { Actor } from "./actor";
import { inArchive, type Permission, type ProjectRole, permissionsOf } from "./permissions";
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
  /** The actor's annotator in this project; null for whoever has not got one. */
  readonly annotatorId: string | null;
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
  projectId: string;
  role: ProjectRole | null;
  annotatorId: string | null;
}

async function loadProject(which: Prisma.Sql, userId: string): Promise<ScopeRow | null> {
  const [row] = await seeingNoProject(
    () => db().$queryRaw<ScopeRow[]>`
    ${PREPARED} SELECT p.id AS "projectId", p.name, p.purpose, p.guideline_id AS "guidelineId", p.guideline_version_id AS "guidelineVersionId",
           v.number AS "versionNumber", v.hash AS "versionHash", p.simulated, p.archived_at IS NOT NULL AS archived, m.role,
           annotator_of(p.id, ${userId}::uuid) AS "annotatorId"
    FROM project p JOIN guideline_version v ON v.id = p.guideline_version_id
    LEFT JOIN membership m ON m.project_id = p.id AND m.user_id = ${userId}::uuid
    WHERE p.id = ${which} AND p.deleted_at IS NULL`,
  );
  return row ?? null;
}

const MISSING = "There is no such project, or it is not open to you.";

/**
 * Proves that the actor has every permission named, in the project. Throws `not-found` where the project does not exist or the
 * actor is no member (which look the same from outside), `forbidden` where a member's role does not suffice, and an `ArchivedError` where
 * it would if the project were not archived.
 */
export async function requireProject<P extends Permission>(
  actor: Actor,
  projectId: string,
  ...needed: P[]
): Promise<ProjectScope<P>> {
  if (!isUuid(projectId)) throw new AppError("not-found", MISSING);
  return prove(actor, await loadProject(Prisma.sql`${projectId}::uuid`, actor.userId), needed, MISSING);
}

/** The same for the project that an assignment belongs to. */
export async function requireProjectOfAssignment<P extends Permission>(
  actor: Actor,
  assignmentId: string,
  ...needed: P[]
): Promise<ProjectScope<P>> {
  const missing = "There is no such assignment, or it is not yours.";
  if (!isUuid(assignmentId)) throw new AppError("not-found", missing);
  const which = Prisma.sql`(SELECT project_id FROM assignment WHERE id = ${assignmentId}::uuid)`;
  return prove(actor, await loadProject(which, actor.userId), needed, missing);
}

/** The same proof for one more permission, where the actor has it. */
export function scopeIf<P extends Permission>(
  scope: Pick<ProjectScope, "permissions">,
  permission: P,
): ProjectScope<P> | null {
  return scope.permissions.has(permission) ? (scope as unknown as ProjectScope<P>) : null;
}

function prove<P extends Permission>(
  actor: Actor,
  row: ScopeRow | null,
  needed: readonly P[],
  missing: string,
): ProjectScope<P> {
  // A token's cap and project hold for an admin as well: `permissionsOf` and the next line see to it.
  const foreign = actor.tokenProjectId && actor.tokenProjectId !== row?.projectId;
  const role = row?.role ?? (actor.instanceRole === "admin" ? "lead" : null);
  if (!row || !role || foreign) throw new AppError("not-found", missing);
  const ofRole = permissionsOf(role, actor.tokenRole);
  const lacking = needed.filter((permission) => !ofRole.has(permission));
  if (lacking.length > 0) {
    throw new AppError("forbidden", `Your role in this project (${role}) does not allow this.`, { lacking });
  }
  const permissions = row.archived ? inArchive(ofRole) : ofRole;
  if (needed.some((permission) => !permissions.has(permission))) throw new ArchivedError(row.projectId);
  seeProject(row.projectId);
  const { role: _membership, projectId, annotatorId, ...project } = row;
  return { projectId, actor, role, permissions, project, annotatorId } as ProjectScope<P>;
}
