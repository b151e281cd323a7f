import "server-only";
import { Prisma } from "@/lib/server/generated/prisma/client";
import { CURRENT, REVISIONS } from "./tables";

// A resolution keeps which labels stood when it was made; what stands later is held against them.

/** Of the labels that stood when the resolution `r` was made, how many stand at a mark, or now, as they did not. SQL. */
export function changedLabels(mark?: number): Prisma.Sql {
  return Prisma.sql`labels_changed(r.project_id, r.seen_labels, ${mark === undefined ? Prisma.sql`9223372036854775807` : Prisma.sql`${mark}::bigint`})`;
}

/** Whether labels of example `e` ever changed: of few. SQL. */
export const MAY_HAVE_CHANGED = Prisma.sql`(
  EXISTS (SELECT FROM ${REVISIONS} j WHERE j.project_id = e.project_id AND j.example_id = e.id AND j.revision > 1)
  OR EXISTS (SELECT FROM ${CURRENT} c WHERE c.project_id = e.project_id AND c.example_id = e.id AND c.superseded))`;

/** That labels changed after the resolution `r` was made. The few examples of which that can be are found first. */
export function isChanged({ projectId }: { projectId: string }): Prisma.Sql {
  return Prisma.sql`(r.example_id IN (
      SELECT j.example_id FROM ${REVISIONS} j WHERE j.project_id = ${projectId}::uuid AND j.revision > 1
      UNION SELECT c.example_id FROM ${CURRENT} c WHERE c.project_id = ${projectId}::uuid AND c.superseded)
    AND ${changedLabels()} > 0)`;
}
