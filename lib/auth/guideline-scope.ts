import "server-only";
import { db } from "@/lib/server/db";
import { AppError } from "@/lib/server/errors";
import type { Actor } from "./actor";
import { isUuid } from "./uuid";

declare const granted: unique symbol;

/** Proof that the actor may read (or also edit) a guideline, which lives above projects. */
export interface GuidelineScope<A extends "read" | "edit"> {
  readonly [granted]: { readonly [K in "read" | A]: true };
  readonly guidelineId: string;
  readonly actor: Actor;
  readonly canEdit: boolean;
  /** Not who only labels: what machines look for is not said to those whose judgment is asked. */
  readonly seesChecks: boolean;
}

/**
 * Editors and leads of the projects that use it may edit a guideline; every member of such a project may read its published
 * versions. Throws `not-found` where neither holds, `forbidden` where only reading is allowed.
 */
export async function requireGuideline<A extends "read" | "edit">(
  actor: Actor,
  guidelineId: string,
  access: A,
): Promise<GuidelineScope<A>> {
  const missing = new AppError("not-found", "There is no such guideline, or it is not open to you.");
  if (!isUuid(guidelineId)) throw missing;
  const only = actor.tokenProjectId ?? null;
  const [row] = await db().$queryRaw<
    { editor: boolean; lead: boolean; beyondLabels: boolean; member: boolean; reached: boolean }[]
  >`
    SELECT EXISTS (SELECT 1 FROM guideline_editor e WHERE e.guideline_id = g.id AND e.user_id = ${actor.userId}::uuid) AS editor,
           coalesce(bool_or(m.role = 'lead'), false) AS lead,
           coalesce(bool_or(m.role <> 'annotator'), false) AS "beyondLabels", count(m.*) > 0 AS member,
           ${only}::uuid IS NULL OR count(p.*) > 0 AS reached
    FROM guideline g
    LEFT JOIN project p ON p.guideline_id = g.id AND p.deleted_at IS NULL AND (${only}::uuid IS NULL OR p.id = ${only}::uuid)
    LEFT JOIN membership m ON m.project_id = p.id AND m.user_id = ${actor.userId}::uuid
    WHERE g.id = ${guidelineId}::uuid GROUP BY g.id`;
  // A token narrowed to a project reaches the guideline of that project only.
  if (!row?.reached) throw missing;
  const owns = actor.instanceRole === "admin" || row.lead || (row.editor && !only);
  if (!owns && !row.member) throw missing;
  const canEdit = owns && (!actor.tokenRole || actor.tokenRole === "lead");
  if (access === "edit" && !canEdit)
    throw new AppError("forbidden", "Your role does not allow changing this guideline.");
  const seesChecks = (owns || row.beyondLabels) && actor.tokenRole !== "annotator";
  return { guidelineId, actor, canEdit, seesChecks } as GuidelineScope<A>;
}
