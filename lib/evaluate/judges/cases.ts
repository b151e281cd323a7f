import "server-only";
import type { ListPage } from "@/lib/address/table-address";
import type { ProjectScope } from "@/lib/auth/scope";
import { EXCERPT } from "@/lib/examples/example-text";
import { KINDS } from "@/lib/guideline/kinds/kinds";
import type { AnswerValue, Criterion } from "@/lib/guideline/schema";
import { countsOf } from "@/lib/labels/counts";
import { figureUnder } from "@/lib/labels/filter";
import { REVISIONS } from "@/lib/labels/tables";
import { countedRows } from "@/lib/server/counted-rows";
import { replica } from "@/lib/server/db";
import { Prisma } from "@/lib/server/generated/prisma/client";
import { judgeSaid, settledKey } from "./patterns";
import type { JudgeRunRow } from "./queries";

type Read = ProjectScope<"measure:read">;

/** An example with what the judge and people said. */
export interface JudgeCase {
  exampleId: string;
  externalId: string;
  excerpt: string;
  judge: AnswerValue;
  reason: string | null;
  /** What the judge is held against, as it is compared; null where there is no single answer. */
  reference: string | null;
  settled: boolean;
  people: { value: AnswerValue | null; n: number }[];
}

/**
 * The examples behind a comparison, in the order in which they came: those that the judge answered otherwise than people, or those of
 * one cell of the confusion table.
 */
export async function judgeCases(
  scope: Read,
  run: JudgeRunRow,
  criterion: Criterion,
  filter: ListPage & { people?: string; judge?: string },
): Promise<{ rows: JudgeCase[]; total: number }> {
  // Of a preference only the choice is compared; any other answer by its key.
  const compared = (key: Prisma.Sql) =>
    KINDS[criterion.kind].isPreference ? Prisma.sql`((${key})::jsonb ->> 'choice')` : key;
  const cell =
    filter.people === undefined || filter.judge === undefined
      ? Prisma.sql`reference IS NOT NULL AND reference <> judge`
      : Prisma.sql`reference = ${filter.people} AND judge = ${filter.judge}`;
  const asked = await figureUnder(scope, run.guidelineVersion, criterion);
  const people = countsOf(scope, asked);
  return countedRows(
    filter.page,
    (page) => replica().$queryRaw<(JudgeCase & { total: number })[]>`
    WITH judged AS (
      SELECT c.example_id, c.judgment_id, ${compared(Prisma.sql`c.value_key`)} AS judge,
        ${compared(settledKey(scope, asked))} AS settled,
        (SELECT CASE WHEN count(*) = 1 OR (array_agg(votes.n ORDER BY votes.n DESC))[1] > (array_agg(votes.n ORDER BY votes.n DESC))[2]
                     THEN (array_agg(votes.key ORDER BY votes.n DESC))[1] END
         FROM (SELECT ${compared(Prisma.sql`r.value_key`)} AS key, sum(r.n) AS n FROM ${people} r
               WHERE r.example_id = c.example_id GROUP BY 1) votes) AS majority
      FROM ${judgeSaid(scope, run, asked)} c
    ), referred AS (SELECT *, coalesce(settled, majority) AS reference FROM judged)
    SELECT f.example_id AS "exampleId", e.external_id AS "externalId", f.reference, f.settled IS NOT NULL AS settled,
           ${EXCERPT} AS excerpt, count(*) OVER ()::int AS total,
           (SELECT j.value FROM ${REVISIONS} j WHERE j.project_id = e.project_id AND j.id = f.judgment_id) AS judge,
           (SELECT j.comment FROM ${REVISIONS} j WHERE j.project_id = e.project_id AND j.id = f.judgment_id) AS reason,
           (SELECT coalesce(jsonb_agg(jsonb_build_object('value', CASE WHEN r.value_key NOT LIKE 'sha256:%' THEN r.value_key::jsonb END, 'n', r.n)
                                      ORDER BY r.n DESC, r.value_key), '[]')
            FROM ${people} r WHERE r.example_id = e.id) AS people
    FROM referred f JOIN example e ON e.project_id = ${scope.projectId}::uuid AND e.id = f.example_id
    WHERE ${cell} ORDER BY e.sequence LIMIT ${filter.size}::int OFFSET ${(page - 1) * filter.size}::int`,
  );
}

/** A verdict that gave no label, with what the judge wrote. */
export interface UnscoredVerdict {
  verdictId: string;
  exampleId: string;
  externalId: string;
  code: string;
  message: string;
  /** The first 2,000 characters of what the judge wrote. */
  raw: string;
  receivedAt: Date;
}

/** The first of a run's verdicts on a criterion that could not be scored, newest first. */
export async function unscoredVerdicts(
  scope: Read,
  runId: string,
  criterion: string,
  limit: number,
): Promise<UnscoredVerdict[]> {
  const rows = await replica().$queryRaw<UnscoredVerdict[]>`
    SELECT v.id::text AS "verdictId", e.id AS "exampleId", e.external_id AS "externalId", a.unscored AS code, a.message, left(v.raw, 2000) AS raw, v.received_at AS "receivedAt"
    FROM judge_verdict v JOIN judge_answer a ON a.project_id = v.project_id AND a.verdict_id = v.id
    JOIN example e ON e.project_id = v.project_id AND e.id = v.example_id
    WHERE v.project_id = ${scope.projectId}::uuid AND v.judge_run_id = ${runId}::uuid AND a.criterion_key = ${criterion} AND a.unscored IS NOT NULL
    ORDER BY v.id DESC LIMIT ${limit}::int`;
  return rows.map((row) => ({ ...row, raw: asWritten(row.raw) }));
}

/**
 * What a judge wrote, from the first characters of its JSON: a text without quotes and escapes, anything else as JSON. What the JSON
 * gives by number (control characters, halves of characters) stays so, to be seen.
 */
function asWritten(raw: string): string {
  const [, text] = /^"((?:[^"\\]|\\u[0-9a-f]{4}|\\[^u])*)/.exec(raw) ?? [];
  if (text === undefined) return raw;
  return text.replace(/\\(?:u[0-9a-f]{4}|[^u])/g, (sign) =>
    sign.startsWith("\\u") ? sign : (JSON.parse(`"${sign}"`) as string),
  );
}
