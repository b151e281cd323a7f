import "server-only";
import { Prisma } from "@/lib/server/generated/prisma/client";

export interface Who {
  /** All three in SQL: ids of the project, of the annotator, and of the version under which the place would be asked. */
  project: Prisma.Sql;
  annotator: Prisma.Sql;
  version: Prisma.Sql;
}

/**
 * Whether the place `a` may go to the annotator. SQL. Nobody meets an example twice under one version, nor twice in one round, whose
 * open places may have moved on to a later version. A place that waits for somebody goes to nobody else while they can label.
 */
export function isPlaceFor({ project, annotator, version }: Who): Prisma.Sql {
  return Prisma.sql`(
    (a.reserved_for IS NULL OR a.reserved_for = ${annotator} OR a.reserved_for NOT IN (${whoLabels(project)}))
    AND NOT EXISTS (
      SELECT 1 FROM assignment mine
      WHERE mine.project_id = a.project_id AND mine.example_id = a.example_id AND mine.annotator_id = ${annotator} AND mine.id <> a.id
        AND (mine.guideline_version_id = ${version} OR mine.round_id = a.round_id)))`;
}

/** Whether the place `a` of an open round is free for the annotator: nobody holds it, or somebody let it lapse, and it may go to them. SQL. */
export function isFreeFor(who: Who): Prisma.Sql {
  return Prisma.sql`(
    (a.state = 'open' OR (a.state = 'leased' AND a.lease_expires_at < clock_timestamp() AND a.submitted_at IS NULL AND a.annotator_id <> ${who.annotator}))
    AND ${isPlaceFor(who)})`;
}

/** A sub-select with the ids of the project's annotators who can take work. The database holds claims and submits to the same (may_label). */
export function whoLabels(project: Prisma.Sql): Prisma.Sql {
  return Prisma.sql`
    SELECT labeller.id FROM annotator labeller
    JOIN membership seat ON seat.project_id = labeller.project_id AND seat.user_id = labeller.user_id
    JOIN app_user account ON account.id = labeller.user_id
    WHERE labeller.project_id = ${project} AND labeller.kind <> 'external' AND seat.role <> 'viewer' AND account.disabled_at IS NULL`;
}
