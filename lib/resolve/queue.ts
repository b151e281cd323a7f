import "server-only";
import { EXCERPT } from "@/lib/examples/example-text";
import type { ExampleKind } from "@/lib/formats/example";
import type { Meaning } from "@/lib/guideline/queries/meanings";
import { CURRENT, isGiven, SETTLED } from "@/lib/labels/tables";
import { isUnder } from "@/lib/labels/under";
import { replica } from "@/lib/server/db";
import { Prisma } from "@/lib/server/generated/prisma/client";
import { isAskedExample, isLeft, isOpen, type Read, versionAsked } from "./case-conditions";
import { differing, isCompared } from "./differing";
import { disagreements } from "./disagreement";
import type { CaseFilter, QueueFilter } from "./schema";

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
  /** Mean disagreement of two people, 0 to 1; see `disagreements`. */
  disagreement: number;
  counts: { valueKey: string; n: number }[];
  isFlagged: boolean;
}

/** One page of the examples with at least two labels that differ and no standing resolution, per criterion. */
export async function listQueue(scope: Read, filter: QueueFilter): Promise<QueueCase[]> {
  const version = await versionAsked(scope, filter);
  const waiting = version && disagreements(version.criteria, version.counts);
  if (!waiting) return [];
  const order = filter.order === "oldest" ? Prisma.sql`w.since, w.example_id` : WORST_FIRST;
  const since = filter.order === "oldest" ? firstLabel(scope, version.labelled) : Prisma.sql`NULL::timestamptz`;
  const cases = await replica().$queryRaw<Omit<QueueCase, "criterionTitle" | "versionNumber">[]>`
    SELECT w.example_id AS "exampleId", e.external_id AS "externalId", e.kind,
           ${EXCERPT} AS excerpt,
           w.criterion_key AS "criterionKey", w.labels, w.disagreement,
           (SELECT jsonb_agg(jsonb_build_object('valueKey', r.value_key, 'n', r.n) ORDER BY r.n DESC, r.value_key)
            FROM ${version.counts} r WHERE r.criterion_key = w.criterion_key AND r.example_id = w.example_id) AS counts,
           EXISTS (SELECT 1 FROM comment f WHERE f.project_id = e.project_id AND f.example_id = e.id AND f.flag AND f.closed_at IS NULL) AS "isFlagged"
    FROM (
      SELECT * FROM (
        SELECT w.*, array_position(${version.criteria.map(({ key }) => key)}::text[], w.criterion_key) AS position, ${since} AS since
        FROM ${waiting} w WHERE ${isOpen(scope)} AND ${isLeft(scope, version.id)} AND ${isAskedExample(scope, filter)}) w
      ORDER BY ${order}, w.position LIMIT ${QUEUE_PAGE}::int OFFSET ${(filter.page - 1) * QUEUE_PAGE}::int) w
    JOIN example e ON e.project_id = ${scope.projectId}::uuid AND e.id = w.example_id
    ORDER BY ${order}, w.position`;
  const titles = new Map(version.criteria.map(({ key, title }) => [key, title]));
  return cases.map((one) => ({
    ...one,
    criterionTitle: titles.get(one.criterionKey) ?? one.criterionKey,
    versionNumber: version.number,
  }));
}

const WORST_FIRST = Prisma.sql`w.disagreement DESC, w.labels DESC, w.example_id`;

/** When a person first labelled the case `w`. */
function firstLabel(scope: Read, meanings: readonly Meaning[]): Prisma.Sql {
  return Prisma.sql`(
    SELECT min(c.submitted_at) FROM ${CURRENT} c
    WHERE c.project_id = ${scope.projectId}::uuid AND c.criterion_key = w.criterion_key AND c.example_id = w.example_id
      AND ${isUnder("c", meanings)} AND ${isGiven(scope)})`;
}

export interface CriterionCases {
  key: string;
  title: string;
  waiting: number;
  /** Cases on which people differed and that stand settled. */
  settled: number;
}

/** How many cases wait and how many are settled, by criterion in the order of the version; free text is left out. */
export async function countCases(scope: Read, filter: CaseFilter = {}): Promise<CriterionCases[]> {
  const version = await versionAsked(scope, filter);
  if (!version) return [];
  const compared = version.criteria.filter(isCompared);
  const meanings = version.labelled.filter((meaning) => compared.some(({ key }) => key === meaning.key));
  const rows = await replica().$queryRaw<{ key: string; waiting: number; settled: number }[]>`
    SELECT key, sum(waiting)::int AS waiting, sum(settled)::int AS settled
    FROM (
      SELECT w.criterion_key AS key, count(*) AS waiting, 0 AS settled FROM ${differing(scope, meanings)} w
      WHERE ${isOpen(scope)} AND ${isLeft(scope, version.id)} AND ${isAskedExample(scope, filter)} GROUP BY 1
      UNION ALL
      SELECT w.criterion_key, 0, count(*) FROM ${SETTLED} w
      WHERE w.project_id = ${scope.projectId}::uuid AND ${isUnder("w", version.meanings)}
        AND w.method <> 'unanimous' AND ${isAskedExample(scope, filter)} GROUP BY 1) c
    GROUP BY 1`;
  return compared.map(({ key, title }) => {
    const { waiting = 0, settled = 0 } = rows.find((row) => row.key === key) ?? {};
    return { key, title, waiting, settled };
  });
}
