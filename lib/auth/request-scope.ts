import "server-only";
import { db } from "@/lib/server/db";
import { AppError } from "@/lib/server/errors";
import { seeProject } from "@/lib/server/sight";
import type { Actor } from "./actor";
import { type GuidelineScope, requireGuideline } from "./guideline-scope";
import { inArchive, type Permission, type ProjectRole, permissionsOf } from "./permissions";

declare const granted: unique symbol;

export interface RequestProject {
  id: string;
  name: string;
}

/** How far an actor's rights go among the change requests of a guideline. */
export interface RequestReach {
  readonly guidelineId: string;
  readonly actor: Actor;
  /** Whether they edit the guideline, and so decide. */
  readonly canDecide: boolean;
  /** Projects under the guideline whose labels and resolutions the actor may read. */
  readonly readable: readonly RequestProject[];
  /** Those for which they may file. */
  readonly filing: readonly RequestProject[];
}

/** Proof that the actor may read (or also file) change requests of a guideline. */
export interface RequestScope<A extends "read" | "file"> extends RequestReach {
  readonly [granted]: { readonly [K in "read" | A]: true };
}

/** The reach of somebody who may read the guideline. An annotator's is empty, since cases show what others answered. */
export async function reachOf({ guidelineId, actor, canEdit }: GuidelineScope<"read">): Promise<RequestReach> {
  const only = actor.tokenProjectId ?? null;
  const rows = await db().$queryRaw<(RequestProject & { role: ProjectRole | null; archived: boolean })[]>`
    SELECT p.id, p.name, m.role, p.archived_at IS NOT NULL AS archived FROM project p
    LEFT JOIN membership m ON m.project_id = p.id AND m.user_id = ${actor.userId}::uuid
    WHERE p.guideline_id = ${guidelineId}::uuid AND p.deleted_at IS NULL AND (${only}::uuid IS NULL OR p.id = ${only}::uuid) ORDER BY p.id DESC`;
  const projects = rows.flatMap(({ role, archived, ...project }) => {
    const own = role ?? (actor.instanceRole === "admin" ? "lead" : null);
    if (!own) return [];
    const ofRole = permissionsOf(own, actor.tokenRole);
    return [{ project, permissions: archived ? inArchive(ofRole) : ofRole }];
  });
  for (const { project, permissions } of projects) if (permissions.has("resolve:read")) seeProject(project.id);
  const allowing = (permission: Permission) =>
    projects.flatMap(({ project, permissions }) => (permissions.has(permission) ? [project] : []));
  return {
    guidelineId,
    actor,
    canDecide: canEdit,
    readable: allowing("resolve:read"),
    filing: allowing("guideline:request"),
  };
}

/**
 * Editors of the guideline read and file all its requests; whoever reads resolutions in a project under it reads the requests filed
 * there, and its leads and reviewers file. Throws `not-found` where the guideline is not open to the actor, `forbidden` where their
 * role does not suffice.
 */
export async function requireRequests<A extends "read" | "file">(
  actor: Actor,
  guidelineId: string,
  access: A,
): Promise<RequestScope<A>> {
  const reach = await reachOf(await requireGuideline(actor, guidelineId, "read"));
  const projects = access === "file" ? reach.filing : reach.readable;
  if (!reach.canDecide && projects.length === 0)
    throw new AppError("forbidden", "Your role does not allow this with the change requests of this guideline.");
  return reach as RequestScope<A>;
}
