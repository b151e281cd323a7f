import "server-only";
import type { ProjectScope } from "@/lib/auth/scope";
import type { OrderPattern } from "@/lib/core/judge/leanings";
import { KINDS } from "@/lib/guideline/kinds/kinds";
import { countsOf } from "@/lib/labels/counts";
import { type FigureFilter, figureOn } from "@/lib/labels/filter";
import { ratingsOf } from "@/lib/labels/labels";
import { SETTLED } from "@/lib/labels/tables";
import { isUnder } from "@/lib/labels/under";
import { replica } from "@/lib/server/db";
import { Prisma } from "@/lib/server/generated/prisma/client";
import type { JointPattern } from "./reference";
import type { UnscoredCount } from "./report";
import type { JudgeTarget } from "./runs";

type Read = ProjectScope<"measure:read">;

// Stored keys are JSON, in which control characters are escaped, so these cannot occur within one.
const BETWEEN = "\u001f";
const BEFORE_COUNT = "\u001e";

/**
 * The joint patterns of the examples that a judge labelled on a criterion: the judge under its own version, people and reviewers under
 * all that mean the same.
 */
export async function jointPatterns(scope: Read, target: JudgeTarget, people: FigureFilter): Promise<JointPattern[]> {
  const rows = await replica().$queryRaw<
    { people: string | null; judge: string; settled: string | null; longer: "A" | "B" | null; items: number }[]
  >`
    SELECT people, judge, settled, longer, count(*)::int AS items FROM (
      SELECT c.value_key AS judge,
        (SELECT string_agg(r.value_key || ${BEFORE_COUNT} || r.n, ${BETWEEN} ORDER BY r.value_key)
         FROM ${countsOf(scope, people)} r WHERE r.example_id = c.example_id) AS people,
        ${settledKey(scope, people)} AS settled,
        CASE WHEN ${KINDS[people.criterion.kind].isPreference} THEN
          (SELECT CASE WHEN a > b THEN 'A' WHEN b > a THEN 'B' END FROM (
             SELECT char_length(e.content #>> '{responses,0,text}') AS a, char_length(e.content #>> '{responses,1,text}') AS b
             FROM example e WHERE e.project_id = ${scope.projectId}::uuid AND e.id = c.example_id AND e.kind = 'preference'
               AND jsonb_array_length(e.content -> 'responses') = 2) lengths) END AS longer
      FROM ${judgeSaid(scope, target, people)} c
    ) joint GROUP BY people, judge, settled, longer`;
  return rows.map(({ people, ...row }) => ({
    ...row,
    people: people === null ? [] : people.split(BETWEEN).map(parse),
  }));
}

/** What a judge said on a criterion, as far as it can be compared; see `ratingsOf`. */
export function judgeSaid(
  scope: Read,
  { annotatorId }: Pick<JudgeTarget, "annotatorId">,
  people: FigureFilter,
): Prisma.Sql {
  const own = figureOn(people, people.version!.number);
  return ratingsOf(scope, { ...own, annotatorIds: [annotatorId] });
}

/** The key of the answer that stands settled for example `c`. */
export function settledKey({ projectId }: Read, { meanings }: FigureFilter): Prisma.Sql {
  return Prisma.sql`(SELECT s.value_key FROM ${SETTLED} s
    WHERE s.project_id = ${projectId}::uuid AND s.example_id = c.example_id AND ${isUnder("s", meanings ?? [])})`;
}

function parse(part: string): [string, number] {
  const at = part.lastIndexOf(BEFORE_COUNT);
  return [part.slice(0, at), Number(part.slice(at + 1))];
}

/** How a judge's preferences go with the order shown; of several verdicts in one order the last that was scored. */
export async function orderPatterns(
  { projectId }: Read,
  { runId }: JudgeTarget,
  criterion: string,
): Promise<OrderPattern[]> {
  return replica().$queryRaw<OrderPattern[]>`
    WITH latest AS (
      SELECT DISTINCT ON (v.example_id, v.response_order) v.example_id, v.response_order, a.value ->> 'choice' AS choice
      FROM judge_verdict v JOIN judge_answer a ON a.project_id = v.project_id AND a.verdict_id = v.id AND a.criterion_key = ${criterion}
      WHERE v.project_id = ${projectId}::uuid AND v.judge_run_id = ${runId}::uuid AND a.value IS NOT NULL AND cardinality(v.response_order) = 2
      ORDER BY v.example_id, v.response_order, v.id DESC
    ), by_example AS (
      SELECT count(*)::int AS orders, (count(*) FILTER (WHERE choice <> 'tie'))::int AS decided,
             (count(*) FILTER (WHERE choice <> 'tie' AND ascii(choice) - 65 = response_order[1]))::int AS first, count(DISTINCT choice) > 1 AS conflict
      FROM latest GROUP BY example_id
    )
    SELECT orders, decided, first, conflict, count(*)::int AS items FROM by_example GROUP BY 1, 2, 3, 4`;
}

/** Of the verdicts on each criterion, how many were scored and how many were not. */
export async function unscoredCounts({ projectId }: Read, { runId }: JudgeTarget): Promise<UnscoredCount[]> {
  return replica().$queryRaw<UnscoredCount[]>`
    WITH slots AS (
      SELECT a.criterion_key, bool_or(a.value IS NOT NULL) AS scored, (array_agg(a.unscored ORDER BY v.id DESC))[1] AS code
      FROM judge_verdict v JOIN judge_answer a ON a.project_id = v.project_id AND a.verdict_id = v.id
      WHERE v.project_id = ${projectId}::uuid AND v.judge_run_id = ${runId}::uuid
      GROUP BY v.example_id, v.response_order, a.criterion_key
    )
    SELECT criterion_key AS criterion, CASE WHEN scored THEN NULL ELSE code END AS code, count(*)::int AS n
    FROM slots GROUP BY 1, 2 ORDER BY 1, 3 DESC, 2`;
}
