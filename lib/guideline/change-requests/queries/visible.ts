import "server-only";
import type { RequestReach } from "@/lib/auth/request-scope";
import { Prisma } from "@/lib/server/generated/prisma/client";

export const projectIds = (projects: readonly { id: string }[]) => projects.map(({ id }) => id);

/** Which rows `r` of change_request somebody may read: an editor all of the guideline, others those of their projects and of no project. */
export function visibleRequests({ guidelineId, canDecide, readable }: RequestReach): Prisma.Sql {
  const mine = projectIds(readable);
  const some = canDecide || mine.length > 0;
  return Prisma.sql`r.guideline_id = ${guidelineId}::uuid AND ${some}
    AND (${canDecide} OR r.project_id IS NULL OR r.project_id = ANY(${mine}::uuid[]))`;
}
