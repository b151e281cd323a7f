import "server-only";
import type { ProjectScope } from "@/lib/auth/scope";
import type { ExampleKind } from "@/lib/formats/example";
import { replica } from "@/lib/server/db";
import { Prisma } from "@/lib/server/generated/prisma/client";
import type { QueueFilter } from "./schema";

type Read = ProjectScope<"resolve:read">;

export const QUEUE_PAGE = 50;

/** A case that waits: one example on one criterion about which people differ. */
export interface QueueCase {
  exampleId: string;
  externalId: string;
  kind: ExampleKind;
  excerpt: string;
  criterionKey: string;
  criterionTitle: string;
  versionNumber: number;
  labels: number;
  /** Mean disagreement of two people, 0 to 1: share of unequal pairs, or on a scale the mean squared distance by the scale's width. */
  disagreement: number;
  counts: { valueKey: string; n: number }[];
}

/**
 * Examples with at least two labels that differ and no standing resolution, per criterion. On a scale a 1 against a 5 weighs more than
 * a 3 against a 4. Each criterion is read along the key of the counts, so that nothing is sorted to be grouped.
 */
function waiting(scope: Read, filter: Pick<QueueFilter, "criterion" | "version">): Prisma.Sql {
  return Prisma.sql`
    SELECT g.example_id, c.key AS criterion_key, c.guideline_version_id, c.title, c.position, v.number, g.labels,
           CASE WHEN c.kind = 'scale' THEN least(1, 2 * greatest(0, g.squares - g.total ^ 2 / g.labels) / (g.labels - 1)
                  / ((c.definition #>> '{scale,max}')::float8 - (c.definition #>> '{scale,min}')::float8) ^ 2)
                ELSE 1 - g.equal_pairs / (g.labels::float8 * (g.labels - 1)) END AS disagreement
    FROM criterion c JOIN guideline_version v ON v.id = c.guideline_version_id
    CROSS JOIN LATERAL (
      SELECT r.example_id, sum(r.n)::int AS labels, sum(r.n * (r.n - 1))::float8 AS equal_pairs,
             sum(r.n * x.score) AS total, sum(r.n * x.score * x.score) AS squares
      FROM rating_count r CROSS JOIN LATERAL (SELECT CASE WHEN c.kind = 'scale' THEN r.value_key::float8 END AS score) x
      WHERE r.project_id = ${scope.projectId}::uuid AND r.criterion_key = c.key AND r.guideline_version_id = c.guideline_version_id AND r.n > 0
      GROUP BY r.example_id HAVING count(*) > 1
    ) g
    WHERE v.guideline_id = ${scope.project.guidelineId}::uuid AND v.number = ${filter.version ?? scope.project.versionNumber}::int
      AND (${filter.criterion ?? null}::text IS NULL OR c.key = ${filter.criterion ?? null})
      AND NOT EXISTS (SELECT 1 FROM resolution s WHERE s.project_id = ${scope.projectId}::uuid AND s.example_id = g.example_id
                      AND s.criterion_key = c.key AND s.withdrawn_at IS NULL)`;
}

/** One page of the queue; worst first unless another order is asked for. */
export async function listQueue(scope: Read, filter: QueueFilter): Promise<QueueCase[]> {
  const order =
    filter.order === "disagreement"
      ? Prisma.sql`w.disagreement DESC, w.labels DESC, w.example_id, w.position`
      : Prisma.sql`w.example_id, w.position`;
  return replica().$queryRaw<QueueCase[]>`
    SELECT w.example_id AS "exampleId", e.external_id AS "externalId", e.kind,
           left(coalesce(e.content ->> 'prompt', e.content ->> 'text', e.content #>> '{messages,0,content}', ''), 160) AS excerpt,
           w.criterion_key AS "criterionKey", w.title AS "criterionTitle", w.number AS "versionNumber", w.labels, w.disagreement,
           (SELECT jsonb_agg(jsonb_build_object('valueKey', r.value_key, 'n', r.n) ORDER BY r.n DESC, r.value_key) FROM rating_count r
            WHERE r.project_id = ${scope.projectId}::uuid AND r.criterion_key = w.criterion_key AND r.guideline_version_id = w.guideline_version_id
              AND r.example_id = w.example_id AND r.n > 0) AS counts
    FROM (SELECT * FROM (${waiting(scope, filter)}) w ORDER BY ${order} LIMIT ${QUEUE_PAGE}::int OFFSET ${(filter.page - 1) * QUEUE_PAGE}::int) w
    JOIN example e ON e.project_id = ${scope.projectId}::uuid AND e.id = w.example_id
    ORDER BY ${order}`;
}

/** How many cases wait. */
export async function countQueue(
  scope: Read,
  filter: Pick<QueueFilter, "criterion" | "version"> = {},
): Promise<number> {
  const [row] = await replica().$queryRaw<
    { n: number }[]
  >`SELECT count(*)::int AS n FROM (${waiting(scope, filter)}) w`;
  return row!.n;
}
