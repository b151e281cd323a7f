import "server-only";
import { type ExampleFilter, isAmong } from "@/lib/examples/conditions";
import { isKept } from "@/lib/examples/marks";
import { KINDS } from "@/lib/guideline/kinds/kinds";
import { criteriaOf } from "@/lib/guideline/version-criteria";
import { EVERYTHING, type LabelFilter, type TakeOut } from "@/lib/labels/filter";
import { replica } from "@/lib/server/db";
import { Prisma } from "@/lib/server/generated/prisma/client";
import type { Decision } from "./decide";
import { decisionStates } from "./decision-states";

/** How many examples stand where on one criterion. */
export interface CriterionDecisions {
  key: string;
  title: string;
  kind: string;
  /** Settled by a reviewer or a method, by the method's name. */
  resolved: Record<string, number>;
  unanimous: number;
  /** Settled: there is no single right answer. */
  noAnswer: number;
  differ: number;
  single: number;
  unlabelled: number;
  /** Under which guideline versions the examples stand there: by number, how many. Those with one `since` mean the same. */
  versions: { number: number; since: number; examples: number }[];
}

interface StateRow {
  key: string;
  state: Decision["state"];
  method: string | null;
  version: number;
  since: number;
  n: number;
}

/** Counts by criterion, in the order of the pinned version; free text is left out, because equal words decide nothing. */
export async function countDecisions(scope: TakeOut, filter: LabelFilter): Promise<CriterionDecisions[]> {
  const states = await decisionStates(scope, filter);
  const [criteria, rows, examples] = await Promise.all([
    criteriaOf(scope.project.guidelineVersionId),
    replica().$queryRaw<StateRow[]>`
      SELECT c.*, b.number AS since FROM (
        SELECT criterion_key AS key, state, CASE WHEN state = 'resolved' THEN method END AS method, version, count(*)::int AS n
        FROM ${states} d GROUP BY 1, 2, 3, 4) c
      JOIN guideline_version v ON v.guideline_id = ${scope.project.guidelineId}::uuid AND v.number = c.version
      JOIN criterion k ON k.guideline_version_id = v.id AND k.key = c.key
      JOIN guideline_version b ON b.id = k.meaning_id ORDER BY 1, 2, 3, 4`,
    countKept(scope, filter.examples),
  ]);
  return criteria
    .filter(
      ({ key, kind }) =>
        (KINDS[kind].isCompared || rows.some((row) => row.key === key)) && (filter.criterion?.key ?? key) === key,
    )
    .map(({ key, title, kind }) =>
      summarise(
        { key, title, kind },
        rows.filter((row) => row.key === key),
        examples,
      ),
    );
}

/** How many examples may go out: all but those excluded, as far as the filter lets them through. */
export async function countKept({ projectId }: TakeOut, filter: ExampleFilter = EVERYTHING.examples): Promise<number> {
  const [row] = await replica().$queryRaw<{ n: number }[]>`
    SELECT count(*)::int AS n FROM example e
    WHERE e.project_id = ${projectId}::uuid AND ${isAmong(filter)} AND ${isKept(Prisma.sql`e.project_id`, Prisma.sql`e.id`)}`;
  return row!.n;
}

function summarise(
  criterion: Pick<CriterionDecisions, "key" | "title" | "kind">,
  rows: readonly StateRow[],
  examples: number,
): CriterionDecisions {
  const total = (some: readonly StateRow[]) => some.reduce((sum, { n }) => sum + n, 0);
  const of = (state: StateRow["state"]) => total(rows.filter((row) => row.state === state));
  const methods = [...new Set(rows.flatMap(({ method }) => (method === null ? [] : [method])))];
  const numbers = [...new Set(rows.map(({ version }) => version))].sort((a, b) => a - b);
  return {
    ...criterion,
    resolved: Object.fromEntries(methods.map((name) => [name, total(rows.filter(({ method }) => method === name))])),
    unanimous: of("unanimous"),
    noAnswer: of("no-answer"),
    differ: of("differ"),
    single: of("single"),
    unlabelled: examples - total(rows),
    versions: numbers.map((number) => {
      const under = rows.filter((row) => row.version === number);
      return { number, since: under[0]!.since, examples: total(under) };
    }),
  };
}
