import "server-only";
import { createHash } from "node:crypto";
import { storableBeginning } from "@/lib/core/text/unstorable";
import { type CriterionVerdict, readVerdict } from "@/lib/guideline/judge/verdict";
import type { Criterion } from "@/lib/guideline/schema";
import type { BatchOutcome } from "@/lib/import/run-import";
import type { LineError } from "@/lib/jobs/queue";
import type { Database } from "@/lib/server/db";
import { updateJudgments } from "./judgments";
import { lettersOf, orderOfLetters } from "./orders";
import type { JudgeTarget } from "./runs";
import type { VerdictLine } from "./schema";

interface ReadVerdictLine {
  line: number;
  verdict: VerdictLine;
}

interface NewVerdict {
  line: number;
  example_id: string;
  response_order: number[];
  raw: string;
  import_key: string;
  answers: CriterionVerdict[];
}

/**
 * Stores a batch of verdicts as they came, what each says on each criterion, and the judgments that follow. A verdict is accepted
 * whatever it is worth; only one that names no example, or an impossible order, is refused. One that is stored already is reported as a
 * duplicate and changes nothing; another one for the same example and order counts in place of the earlier, as far as it can be scored.
 */
export async function storeVerdicts(
  tx: Database,
  target: JudgeTarget,
  jobId: string | null,
  criteria: readonly Criterion[],
  batch: readonly ReadVerdictLine[],
): Promise<BatchOutcome> {
  const names = batch.map(({ verdict }) => verdict.example);
  const examples = await judgedExamples(tx, target.projectId, names);
  const errors: LineError[] = [];
  const fresh: NewVerdict[] = [];
  for (const read of batch) {
    const verdict = toVerdict(read, target, criteria, examples.get(read.verdict.example));
    if ("code" in verdict) errors.push(verdict);
    else fresh.push(verdict);
  }
  const once = new Map<string, NewVerdict>();
  for (const verdict of fresh) if (!once.has(verdict.import_key)) once.set(verdict.import_key, verdict);
  const stored = await insertVerdicts(tx, target, jobId, [...once.values()]);
  const duplicates = fresh.filter(
    (verdict) => once.get(verdict.import_key) !== verdict || !stored.has(verdict.import_key),
  );
  const touched = [...once.values()].filter(({ import_key }) => stored.has(import_key));
  await updateJudgments(
    tx,
    target,
    jobId,
    criteria,
    touched.map(({ example_id }) => example_id),
  );
  errors.push(
    ...duplicates.map(({ line }) => ({
      line,
      code: "duplicate-verdict",
      message: "this very verdict is stored already; nothing changed",
    })),
  );
  return { accepted: stored.size, duplicates: duplicates.length, errors };
}

function toVerdict(
  { line, verdict }: ReadVerdictLine,
  target: JudgeTarget,
  criteria: readonly Criterion[],
  example: JudgedRow | undefined,
): NewVerdict | LineError {
  if (!example) {
    const message = `there is no example ${verdict.example} in this project; name examples by their ids`;
    return { line, code: "unknown-example", field: "example", message };
  }
  const order = orderFor(verdict.order, example.responses);
  if (!order) {
    const message =
      example.responses > 0
        ? `order must name each of ${lettersOf(example.responses)} once, in the order shown`
        : "this example has no responses to order; leave order out";
    return { line, code: "invalid-order", field: "order", message };
  }
  const raw = JSON.stringify(verdict.raw);
  return {
    line,
    example_id: example.id,
    response_order: order,
    raw,
    import_key: createHash("sha256")
      .update(JSON.stringify([target.runId, example.id, order, raw]))
      .digest("base64url"),
    answers: readVerdict(criteria, verdict.raw, { order, spanText: example.spanText ?? undefined }),
  };
}

/** The order that was shown; that of the example where none is said. */
function orderFor(letters: readonly string[] | undefined, responses: number): number[] | null {
  if (letters === undefined) return Array.from({ length: responses }, (_, index) => index);
  return orderOfLetters(letters, responses);
}

async function insertVerdicts(
  tx: Database,
  { projectId, runId }: JudgeTarget,
  jobId: string | null,
  verdicts: readonly NewVerdict[],
): Promise<Set<string>> {
  if (verdicts.length === 0) return new Set();
  const rows = verdicts.map(({ answers: _, ...row }) => row);
  const stored = await tx.$queryRaw<{ id: string; key: string }[]>`
    INSERT INTO judge_verdict (project_id, judge_run_id, example_id, response_order, raw, import_key, import_job_id)
    SELECT ${projectId}::uuid, ${runId}::uuid, example_id, response_order, raw, import_key, ${jobId}::uuid
    FROM jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
      AS r (line int, example_id uuid, response_order int[], raw text, import_key text)
    ORDER BY line
    ON CONFLICT (project_id, import_key) DO NOTHING
    RETURNING id::text, import_key AS key`;
  const idOf = new Map(stored.map(({ id, key }) => [key, id]));
  const answers = verdicts.flatMap(({ import_key, answers }) => {
    const verdict_id = idOf.get(import_key);
    return verdict_id === undefined ? [] : answers.map((answer) => ({ verdict_id, ...answerRow(answer) }));
  });
  await tx.$executeRaw`
    INSERT INTO judge_answer (project_id, verdict_id, criterion_key, value, reason, unscored, message)
    SELECT ${projectId}::uuid, verdict_id, criterion_key, value, reason, unscored, message
    FROM jsonb_to_recordset(${JSON.stringify(answers)}::jsonb)
      AS r (verdict_id bigint, criterion_key text, value jsonb, reason text, unscored text, message text)`;
  return new Set(idOf.keys());
}

function answerRow(answer: CriterionVerdict) {
  const { criterion, reason } = answer;
  return answer.scored
    ? { criterion_key: criterion, value: answer.value, reason }
    : { criterion_key: criterion, reason, unscored: answer.code, message: storableBeginning(answer.message, 1000) };
}

/** What reading a verdict needs to know of its example. */
interface JudgedRow {
  id: string;
  /** Responses that stand side by side; 0 where there is one or none. */
  responses: number;
  /** The text that spans count in; null where there is no single one. */
  spanText: string | null;
}

/** Examples by the importer's id. */
async function judgedExamples(
  tx: Database,
  projectId: string,
  names: readonly string[],
): Promise<Map<string, JudgedRow>> {
  const rows = await tx.$queryRaw<(JudgedRow & { name: string })[]>`
    SELECT external_id AS name, id,
           CASE WHEN kind = 'preference' THEN jsonb_array_length(content -> 'responses') ELSE 0 END AS responses,
           CASE WHEN kind = 'text' THEN content ->> 'text' WHEN kind IN ('instruction', 'reward') THEN content ->> 'response' END AS "spanText"
    FROM example WHERE project_id = ${projectId}::uuid AND external_id = ANY(${[...new Set(names)]}::text[])`;
  return new Map(rows.map(({ name, ...row }) => [name, row]));
}
