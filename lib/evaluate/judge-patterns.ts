import "server-only";
import type { ProjectScope } from "@/lib/auth/scope";
import type { Criterion } from "@/lib/guideline/schema";
import { replica } from "@/lib/server/db";
import type { JudgeTarget } from "./judge-runs";

type Read = ProjectScope<"measure:read">;

/** What people, the judge and a settled answer say of an example, and how many examples share it. */
export interface JointPattern {
  /** How many people gave which value, by stored key; empty where nobody did. */
  people: [key: string, n: number][];
  judge: string;
  settled: string | null;
  /** Of two responses the longer one; null where they are equally long or not two. */
  longer: "A" | "B" | null;
  items: number;
}

// Stored keys are JSON, in which control characters are escaped, so these cannot occur within one.
const BETWEEN = "\u001f";
const BEFORE_COUNT = "\u001e";

/** The joint patterns of the examples that a judge labelled on a criterion, under the judge's own version. */
export async function jointPatterns(
  { projectId }: Read,
  { annotatorId, guidelineVersionId }: JudgeTarget,
  criterion: Criterion,
): Promise<JointPattern[]> {
  const rows = await replica().$queryRaw<
    { people: string | null; judge: string; settled: string | null; longer: "A" | "B" | null; items: number }[]
  >`
    SELECT people, judge, settled, longer, count(*)::int AS items FROM (
      SELECT c.value_key AS judge,
        (SELECT string_agg(r.value_key || ${BEFORE_COUNT} || r.n, ${BETWEEN} ORDER BY r.value_key) FROM rating_count r
         WHERE r.project_id = c.project_id AND r.criterion_key = c.criterion_key AND r.guideline_version_id = c.guideline_version_id
           AND r.example_id = c.example_id AND r.n > 0) AS people,
        (SELECT s.value_key FROM resolution s
         WHERE s.project_id = c.project_id AND s.example_id = c.example_id AND s.criterion_key = c.criterion_key
           AND s.guideline_version_id = c.guideline_version_id AND s.withdrawn_at IS NULL) AS settled,
        CASE WHEN ${criterion.kind} = 'preference' THEN
          (SELECT CASE WHEN a > b THEN 'A' WHEN b > a THEN 'B' END FROM (
             SELECT char_length(e.content #>> '{responses,0,text}') AS a, char_length(e.content #>> '{responses,1,text}') AS b
             FROM example e WHERE e.project_id = c.project_id AND e.id = c.example_id AND e.kind = 'preference'
               AND jsonb_array_length(e.content -> 'responses') = 2) lengths) END AS longer
      FROM current_judgment c
      WHERE c.project_id = ${projectId}::uuid AND c.criterion_key = ${criterion.key} AND c.guideline_version_id = ${guidelineVersionId}::uuid
        AND c.annotator_id = ${annotatorId}::uuid AND c.pass = 0 AND c.value_key IS NOT NULL
    ) joint GROUP BY people, judge, settled, longer`;
  return rows.map(({ people, ...row }) => ({
    ...row,
    people: people === null ? [] : people.split(BETWEEN).map(parse),
  }));
}

function parse(part: string): [string, number] {
  const at = part.lastIndexOf(BEFORE_COUNT);
  return [part.slice(0, at), Number(part.slice(at + 1))];
}

/** How often the judge preferred what it saw first, for examples with two responses. */
export interface OrderPattern {
  /** Orders in which the judge gave an answer. */
  orders: number;
  /** Of them, those that were no tie. */
  decided: number;
  /** Of those, how often the response shown first won. */
  first: number;
  /** Whether the answer changed with the order. */
  conflict: boolean;
  items: number;
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

/** Of the verdicts on a criterion, how many were scored and how many were not, by why. One an example and order. */
export interface UnscoredCount {
  criterion: string;
  /** Code of why; null for the scored. */
  code: string | null;
  n: number;
}

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

/** How many people labelled a criterion under the judge's version. */
export async function peopleOn(
  { projectId }: Read,
  { guidelineVersionId }: JudgeTarget,
  criterion: string,
): Promise<number> {
  const [row] = await replica().$queryRaw<{ n: number }[]>`
    SELECT count(*)::int AS n FROM annotator n
    WHERE n.project_id = ${projectId}::uuid AND n.kind <> 'model'
      AND (SELECT true FROM current_judgment c WHERE c.project_id = n.project_id AND c.annotator_id = n.id AND c.criterion_key = ${criterion}
             AND c.guideline_version_id = ${guidelineVersionId}::uuid AND c.pass = 0 AND c.value_key IS NOT NULL LIMIT 1)`;
  return row!.n;
}
