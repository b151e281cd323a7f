import "server-only";
import { canonicalJson } from "@/lib/core/text/canonical-json";
import { storedKey } from "@/lib/guideline/answers/stored-key";
import type { AnswerValue, Criterion } from "@/lib/guideline/schema";
import { CURRENT, REVISIONS } from "@/lib/labels/tables";
import type { Database } from "@/lib/server/db";
import { combineOrders, type OrderedAnswer } from "./orders";
import type { JudgeTarget } from "./runs";

interface StoredVerdict {
  exampleId: string;
  order: number[];
  answers: { criterion: string; value: AnswerValue; reason: string | null }[] | null;
}

/**
 * Brings a judge's judgments of some examples in line with its verdicts: one a criterion, out of all orders in which it saw the
 * example. A judgment that says so already stays as it is; another one becomes the next revision.
 */
export async function updateJudgments(
  tx: Database,
  target: JudgeTarget,
  jobId: string | null,
  criteria: readonly Criterion[],
  exampleIds: readonly string[],
): Promise<void> {
  if (exampleIds.length === 0) return;
  const { projectId, runId, annotatorId, guidelineVersionId } = target;
  // What a verdict scored is fetched verdict by verdict: of tables just filled the planner knows nothing, and a join would go wrong.
  const verdicts = await tx.$queryRaw<StoredVerdict[]>`
    SELECT v.example_id AS "exampleId", v.response_order AS "order",
           (SELECT jsonb_agg(jsonb_build_object('criterion', a.criterion_key, 'value', a.value, 'reason', a.reason))
            FROM judge_answer a WHERE a.project_id = v.project_id AND a.verdict_id = v.id AND a.value IS NOT NULL) AS answers
    FROM judge_verdict v
    WHERE v.project_id = ${projectId}::uuid AND v.judge_run_id = ${runId}::uuid AND v.example_id = ANY(${[...new Set(exampleIds)]}::uuid[])
    ORDER BY v.id`;
  const current = await standingJudgments(tx, target, exampleIds);
  const rows = combined(verdicts, criteria).flatMap((row) => {
    const said = current.get(`${row.example_id} ${row.criterion_key}`);
    if (said && said.value === canonicalJson(row.value)) return [];
    return [{ ...row, revision: (said?.revision ?? 0) + 1 }];
  });
  if (rows.length === 0) return;
  await tx.$executeRaw`
    INSERT INTO judgment (project_id, example_id, annotator_id, guideline_version_id, criterion_key, revision, value, value_key, comment, import_job_id)
    SELECT ${projectId}::uuid, example_id, ${annotatorId}::uuid, ${guidelineVersionId}::uuid, criterion_key, revision, value, value_key, comment, ${jobId}::uuid
    FROM jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
      AS r (example_id uuid, criterion_key text, revision int, value jsonb, value_key text, comment text)`;
}

/**
 * What the judge's judgments of some examples say now, by example and criterion. One query for all: a judge has one label of every
 * example, and looked up label by label PostgreSQL went through all of the judge's for each (measured: 15 s a batch at 20,000 labels).
 */
async function standingJudgments(
  tx: Database,
  { projectId, annotatorId, guidelineVersionId }: JudgeTarget,
  exampleIds: readonly string[],
): Promise<Map<string, { revision: number; value: string }>> {
  const rows = await tx.$queryRaw<
    { exampleId: string; criterion: string; revision: number; value: AnswerValue | null }[]
  >`
    SELECT c.example_id AS "exampleId", c.criterion_key AS criterion, c.revision,
           (SELECT j.value FROM ${REVISIONS} j WHERE j.project_id = c.project_id AND j.id = c.judgment_id) AS value
    FROM ${CURRENT} c
    WHERE c.project_id = ${projectId}::uuid AND c.annotator_id = ${annotatorId}::uuid AND c.guideline_version_id = ${guidelineVersionId}::uuid
      AND c.pass = 0 AND c.example_id = ANY(${[...new Set(exampleIds)]}::uuid[])`;
  return new Map(
    rows.map(({ exampleId, criterion, revision, value }) => [
      `${exampleId} ${criterion}`,
      { revision, value: canonicalJson(value) },
    ]),
  );
}

/** One label for each example and criterion. Of several verdicts in the same order the last that was scored counts. */
function combined(verdicts: readonly StoredVerdict[], criteria: readonly Criterion[]) {
  const byExample = new Map<string, Map<string, Map<string, OrderedAnswer>>>();
  for (const { exampleId, order, answers } of verdicts) {
    const byCriterion = byExample.get(exampleId) ?? new Map<string, Map<string, OrderedAnswer>>();
    byExample.set(exampleId, byCriterion);
    for (const { criterion, value, reason } of answers ?? []) {
      const byOrder = byCriterion.get(criterion) ?? new Map<string, OrderedAnswer>();
      byCriterion.set(criterion, byOrder);
      byOrder.set(order.join(), { order, value, reason });
    }
  }
  return [...byExample].flatMap(([example_id, byCriterion]) =>
    criteria.flatMap((criterion) => {
      const answer = combineOrders(criterion, [...(byCriterion.get(criterion.key)?.values() ?? [])]);
      if (!answer) return [];
      const { value, reason } = answer;
      return [
        { example_id, criterion_key: criterion.key, value, value_key: storedKey(criterion, value), comment: reason },
      ];
    }),
  );
}
