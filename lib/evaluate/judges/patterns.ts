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
import type { UnscoredCount } from "./report";
import type { JudgeTarget } from "./runs";

type Read = ProjectScope<"measure:read">;

/**
 * Asks for what a judge, people and reviewers say of the examples that the judge labelled on a criterion, as `JOINT_SPEC` has it: the
 * judge under its own version, people and reviewers under all that mean the same.
 */
export function jointLabels(scope: Read, target: JudgeTarget, people: FigureFilter): Prisma.Sql {
  return Prisma.sql`
    SELECT c.example_id, c.value_key, ${settledKey(scope, people)},
      CASE WHEN ${KINDS[people.criterion.kind].isPreference} THEN
        (SELECT CASE WHEN a > b THEN 'A' WHEN b > a THEN 'B' END FROM (
           SELECT char_length(e.content #>> '{responses,0,text}') AS a, char_length(e.content #>> '{responses,1,text}') AS b
           FROM example e WHERE e.project_id = ${scope.projectId}::uuid AND e.id = c.example_id AND e.kind = 'preference'
             AND jsonb_array_length(e.content -> 'responses') = 2) lengths) END,
      r.value_key, r.n
    FROM ${judgeSaid(scope, target, people)} c LEFT JOIN ${countsOf(scope, people)} r ON r.example_id = c.example_id`;
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
