import "server-only";
import type { ProjectScope } from "@/lib/auth/scope";
import { isUuid } from "@/lib/auth/uuid";
import type { AnswerValue } from "@/lib/guideline/schema";
import { RESOLUTIONS, SETTLED } from "@/lib/labels/tables";
import { replica } from "@/lib/server/db";
import { no, ok } from "@/lib/server/errors";

export interface ResolutionView {
  id: string;
  example: string;
  criterion: string;
  value: AnswerValue | null;
  distribution: Record<string, number> | null;
  method: string;
  reason: string;
  note: string;
  author: string | null;
  guidelineVersion: number;
  createdAt: Date;
}

/** Standing resolutions in the order in which they were made; `cursor` is the id of the last one seen. */
export async function listResolutions(
  scope: ProjectScope<"resolve:read">,
  query: { cursor?: string; limit: number; criterion?: string },
) {
  if (query.cursor !== undefined && !isUuid(query.cursor))
    return no("bad-cursor", "cursor: use the nextCursor of the page before.");
  const cursor = query.cursor ?? null;
  const rows = await replica().$queryRaw<ResolutionView[]>`
    SELECT r.id, e.external_id AS example, r.criterion_key AS criterion, r.value, r.distribution, r.method, r.reason, r.note, u.name AS author,
           v.number AS "guidelineVersion", r.created_at AS "createdAt"
    FROM ${SETTLED} r JOIN example e ON e.project_id = r.project_id AND e.id = r.example_id
    JOIN guideline_version v ON v.id = r.guideline_version_id LEFT JOIN app_user u ON u.id = r.author_id
    WHERE r.project_id = ${scope.projectId}::uuid
      AND (${query.criterion ?? null}::text IS NULL OR r.criterion_key = ${query.criterion ?? null})
      AND (${cursor}::uuid IS NULL OR (r.created_at, r.id) >
           (SELECT l.created_at, l.id FROM ${RESOLUTIONS} l WHERE l.project_id = ${scope.projectId}::uuid AND l.id = ${cursor}::uuid))
    ORDER BY r.created_at, r.id LIMIT ${query.limit + 1}::int`;
  const resolutions = rows.slice(0, query.limit);
  return ok({ resolutions, nextCursor: rows.length > query.limit ? resolutions.at(-1)!.id : null });
}
