import "server-only";
import type { ProjectScope } from "@/lib/auth/scope";
import type { OrderPattern } from "@/lib/core/judge/leanings";
import { meaningsOf, meansAs } from "@/lib/guideline/queries/meanings";
import type { Criterion } from "@/lib/guideline/schema";
import { labelledMeanings } from "@/lib/labels/labelled-meanings";
import { ratingCounts } from "@/lib/labels/rating-counts";
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
export async function jointPatterns(scope: Read, target: JudgeTarget, criterion: Criterion): Promise<JointPattern[]> {
  const { annotatorId, guidelineVersionId } = target;
  const rows = await replica().$queryRaw<
    { people: string | null; judge: string; settled: string | null; longer: "A" | "B" | null; items: number }[]
  >`
    SELECT people, judge, settled, longer, count(*)::int AS items FROM (
      SELECT c.value_key AS judge,
        (SELECT string_agg(r.value_key || ${BEFORE_COUNT} || r.n, ${BETWEEN} ORDER BY r.value_key)
         FROM ${await peopleSaid(scope, target, criterion.key)} r WHERE r.example_id = c.example_id) AS people,
        (SELECT s.value_key FROM resolution s
         WHERE s.project_id = c.project_id AND s.example_id = c.example_id AND s.criterion_key = c.criterion_key
           AND s.withdrawn_at IS NULL AND ${MEANS_THE_SAME}) AS settled,
        CASE WHEN ${criterion.kind} = 'preference' THEN
          (SELECT CASE WHEN a > b THEN 'A' WHEN b > a THEN 'B' END FROM (
             SELECT char_length(e.content #>> '{responses,0,text}') AS a, char_length(e.content #>> '{responses,1,text}') AS b
             FROM example e WHERE e.project_id = c.project_id AND e.id = c.example_id AND e.kind = 'preference'
               AND jsonb_array_length(e.content -> 'responses') = 2) lengths) END AS longer
      FROM current_judgment c
      WHERE c.project_id = ${scope.projectId}::uuid AND c.criterion_key = ${criterion.key} AND c.guideline_version_id = ${guidelineVersionId}::uuid
        AND c.annotator_id = ${annotatorId}::uuid AND c.pass = 0 AND c.value_key IS NOT NULL
    ) joint GROUP BY people, judge, settled, longer`;
  return rows.map(({ people, ...row }) => ({
    ...row,
    people: people === null ? [] : people.split(BETWEEN).map(parse),
  }));
}

/** How often people gave each value on what the judge was asked; see `ratingCounts`. */
export async function peopleSaid(
  scope: Read,
  { guidelineVersionId }: Pick<JudgeTarget, "guidelineVersionId">,
  criterion: string,
): Promise<Prisma.Sql> {
  return ratingCounts(scope, await labelledMeanings(scope, await meaningsOf(guidelineVersionId, criterion)));
}

/** That resolution `s` settles what judgment `c` answers. */
export const MEANS_THE_SAME = meansAs(
  { criterion: Prisma.sql`s.criterion_key`, version: Prisma.sql`s.guideline_version_id` },
  Prisma.sql`c.guideline_version_id`,
);

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

/** How many people labelled a criterion under the judge's version or one that means the same. */
export async function peopleOn(scope: Read, { guidelineVersionId }: JudgeTarget, criterion: string): Promise<number> {
  const [meaning] = await labelledMeanings(scope, await meaningsOf(guidelineVersionId, criterion));
  const ids = meaning?.versions.map(({ id }) => id) ?? [];
  const [row] = await replica().$queryRaw<{ n: number }[]>`
    SELECT count(*)::int AS n FROM annotator n
    WHERE n.project_id = ${scope.projectId}::uuid AND n.kind <> 'model'
      AND (SELECT true FROM current_judgment c WHERE c.project_id = n.project_id AND c.annotator_id = n.id AND c.criterion_key = ${criterion}
             AND c.guideline_version_id = ANY(${ids}::uuid[]) AND c.pass = 0 AND c.value_key IS NOT NULL AND NOT c.superseded LIMIT 1)`;
  return row!.n;
}
