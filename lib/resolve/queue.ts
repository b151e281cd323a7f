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
 * Examples with at least two labels that differ and no standing resolution, per criterion, worst first. On a scale a 1 against a 5
 * weighs more than a 3 against a 4.
 */
function waiting(scope: Read, filter: Pick<QueueFilter, "criterion" | "version">): Prisma.Sql {
  return Prisma.sql`
    SELECT r.example_id, r.criterion_key, r.guideline_version_id, c.title, c.position, v.number, sum(r.n)::int AS labels,
           CASE WHEN c.kind = 'scale' THEN least(1, 2 * greatest(0, sum(r.n * x.score * x.score) - sum(r.n * x.score) ^ 2 / sum(r.n)) / (sum(r.n) - 1)
                  / ((c.definition #>> '{scale,max}')::float8 - (c.definition #>> '{scale,min}')::float8) ^ 2)
                ELSE 1 - sum(r.n * (r.n - 1))::float8 / (sum(r.n) * (sum(r.n) - 1)) END AS disagreement,
           jsonb_agg(jsonb_build_object('valueKey', r.value_key, 'n', r.n) ORDER BY r.n DESC, r.value_key) AS counts
    FROM rating_count r
    JOIN criterion c ON c.guideline_version_id = r.guideline_version_id AND c.key = r.criterion_key
    JOIN guideline_version v ON v.id = r.guideline_version_id
    CROSS JOIN LATERAL (SELECT CASE WHEN c.kind = 'scale' THEN r.value_key::float8 END AS score) x
    WHERE r.project_id = ${scope.projectId}::uuid AND r.n > 0
      AND v.guideline_id = ${scope.project.guidelineId}::uuid AND v.number = ${filter.version ?? scope.project.versionNumber}::int
      AND (${filter.criterion ?? null}::text IS NULL OR r.criterion_key = ${filter.criterion ?? null})
      AND NOT EXISTS (SELECT 1 FROM resolution s WHERE s.project_id = r.project_id AND s.example_id = r.example_id
                      AND s.criterion_key = r.criterion_key AND s.withdrawn_at IS NULL)
    GROUP BY r.example_id, r.criterion_key, r.guideline_version_id, c.title, c.position, c.kind, c.definition, v.number
    HAVING count(*) > 1`;
}

/** One page of the queue. */
export async function listQueue(scope: Read, filter: QueueFilter): Promise<QueueCase[]> {
  const order =
    filter.order === "disagreement"
      ? Prisma.sql`w.disagreement DESC, w.labels DESC, w.example_id, w.position`
      : Prisma.sql`w.example_id, w.position`;
  return replica().$queryRaw<QueueCase[]>`
    SELECT w.example_id AS "exampleId", e.external_id AS "externalId", e.kind,
           left(coalesce(e.content ->> 'prompt', e.content ->> 'text', e.content #>> '{messages,0,content}', ''), 160) AS excerpt,
           w.criterion_key AS "criterionKey", w.title AS "criterionTitle", w.number AS "versionNumber", w.labels, w.disagreement, w.counts
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
