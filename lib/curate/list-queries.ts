import type { ListView } from "@/lib/address/table-address";
import "server-only";
import { EXCERPT } from "@/lib/examples/example-text";
import { isKept } from "@/lib/examples/marks";
import type { ExampleKind } from "@/lib/formats/example";
import { EVERYTHING, resolveLabels, type TakeOut } from "@/lib/labels/filter";
import { CURRENT, modelsOf } from "@/lib/labels/tables";
import { replica } from "@/lib/server/db";
import { Prisma } from "@/lib/server/generated/prisma/client";
import type { CurateList } from "./address";
import { decisionStates } from "./decision-states";

import type { KeptOutReason } from "./schema";

/** An example that stands between the labels and a release. */
export interface CurateRow {
  exampleId: string;
  externalId: string;
  kind: ExampleKind;
  excerpt: string;
  /** Where the row is about one criterion. */
  criterionKey: string | null;
  state: "differ" | "single" | null;
  labels: number;
  /** What was said about it: flags of annotators, or why it was excluded. */
  flags: { body: string; author: string | null; criterionKey: string | null; createdAt: string }[];
  /** The quality that an excluded example lacks. */
  reason: KeptOutReason | null;
}

interface CurateView extends Pick<ListView, "page" | "size"> {
  list: CurateList;
  /** Only of the undecided. */
  criterion?: string;
}

/** What is in each list, as a sub-select with example_id, criterion_key, state, labels, flags and reason. Only one list has the excluded. */
async function members(scope: TakeOut, list: CurateList, filter = EVERYTHING): Promise<Prisma.Sql> {
  switch (list) {
    case "undecided":
      return Prisma.sql`(
        SELECT example_id, criterion_key, state, labels, NULL::jsonb AS flags, NULL AS reason
        FROM ${await decisionStates(scope, filter)} d WHERE state IN ('differ', 'single'))`;
    case "unlabelled":
      return Prisma.sql`(
        SELECT e.id AS example_id, NULL AS criterion_key, NULL AS state, 0 AS labels, NULL::jsonb AS flags, NULL AS reason, e.sequence
        FROM example e
        WHERE e.project_id = ${scope.projectId}::uuid AND ${isKept(Prisma.sql`e.project_id`, Prisma.sql`e.id`)} AND (
          SELECT true FROM ${CURRENT} c
          WHERE c.project_id = e.project_id AND c.example_id = e.id AND NOT c.taken_back
            AND c.annotator_id <> ALL (${modelsOf(scope)}) LIMIT 1) IS NULL)`;
    case "flagged":
      return Prisma.sql`(
        SELECT c.example_id, NULL AS criterion_key, NULL AS state, 0 AS labels, jsonb_agg(jsonb_build_object('body', c.body,
                 'author', coalesce(n.name, u.name), 'criterionKey', c.criterion_key, 'createdAt', c.created_at) ORDER BY c.created_at) AS flags, NULL AS reason
        FROM comment c LEFT JOIN annotator n ON n.project_id = c.project_id AND n.id = c.annotator_id LEFT JOIN app_user u ON u.id = c.author_id
        WHERE c.project_id = ${scope.projectId}::uuid AND c.flag AND c.closed_at IS NULL AND ${isKept(Prisma.sql`c.project_id`, Prisma.sql`c.example_id`)} GROUP BY c.example_id)`;
    case "excluded":
      return Prisma.sql`(
        SELECT x.example_id, NULL AS criterion_key, NULL AS state, 0 AS labels,
               jsonb_build_array(jsonb_build_object('body', x.note, 'author', u.name, 'criterionKey', NULL, 'createdAt', x.created_at)) AS flags, x.reason
        FROM example_mark x LEFT JOIN app_user u ON u.id = x.author_id
        WHERE x.project_id = ${scope.projectId}::uuid AND x.kind = 'exclusion' AND x.lifted_at IS NULL)`;
  }
}

/** One page of a list: those that differ first, then in the order in which they came. */
export async function listMembers(scope: TakeOut, { list, criterion, page, size }: CurateView): Promise<CurateRow[]> {
  const filter = await resolveLabels(scope, { criterion });
  if (!filter.ok) return [];
  const found = await members(scope, list, filter.value);
  // Whoever has no label is looked for among the examples in their order: joined with themselves they are all looked up twice.
  const inOrder =
    list === "unlabelled"
      ? Prisma.sql`SELECT m.* FROM ${found} m ORDER BY m.sequence`
      : Prisma.sql`
          SELECT m.*, e.sequence FROM ${found} m JOIN example e ON e.project_id = ${scope.projectId}::uuid AND e.id = m.example_id
          ORDER BY m.state, e.sequence, m.criterion_key`;
  return replica().$queryRaw<CurateRow[]>`
    SELECT m.example_id AS "exampleId", e.external_id AS "externalId", e.kind, m.criterion_key AS "criterionKey", m.state, m.labels, m.reason,
           ${EXCERPT} AS excerpt,
           coalesce(m.flags, '[]'::jsonb) AS flags
    FROM (
      ${inOrder} LIMIT ${size}::int OFFSET ${(page - 1) * size}::int) m
    JOIN example e ON e.project_id = ${scope.projectId}::uuid AND e.id = m.example_id
    ORDER BY m.state, m.sequence, m.criterion_key`;
}

/** How many rows the lists have that no count of decisions says. */
export async function countMembers(scope: TakeOut): Promise<Record<Exclude<CurateList, "undecided">, number>> {
  const [row] = await replica().$queryRaw<Record<Exclude<CurateList, "undecided">, number>[]>`
    SELECT (SELECT count(*)::int FROM ${await members(scope, "unlabelled")} m) AS unlabelled,
           (SELECT count(*)::int FROM ${await members(scope, "flagged")} m) AS flagged,
           (SELECT count(*)::int FROM example_mark x WHERE x.project_id = ${scope.projectId}::uuid AND x.kind = 'exclusion' AND x.lifted_at IS NULL) AS excluded`;
  return row!;
}
