import "server-only";
import { annotatorOf } from "@/lib/assign/annotator";
import { isQualified, mustQualify } from "@/lib/assign/qualification/gate";
import { triesOf } from "@/lib/assign/qualification/tries";
import type { ProjectScope } from "@/lib/auth/scope";
import type { ExampleKind } from "@/lib/formats/example";
import type { Answers } from "@/lib/guideline/schema";
import { type Database, db } from "@/lib/server/db";
import { no, ok, type Result } from "@/lib/server/errors";
import { Prisma } from "@/lib/server/generated/prisma/client";
import { blindExample } from "../blind";
import type { AttemptResult, AttemptWork, OwnQualification } from "./schema";
import { rightCriteria } from "./score";

type Work = ProjectScope<"label:work">;

interface Tries {
  required: boolean;
  qualified: boolean;
  id: string | null;
  passMark: number;
  attempts: number;
  examples: number;
}

/** How the caller stands to the qualification of the pinned version. */
export async function ownQualification(scope: Work): Promise<OwnQualification> {
  const annotatorId = await annotatorOf(scope);
  const { projectId } = scope;
  const me = Prisma.sql`${annotatorId}::uuid`;
  const [row] = await db().$queryRaw<Tries[]>`
    SELECT ${mustQualify(me)} AS required, ${isQualified(me)} AS qualified, q.id, q.pass_mark AS "passMark", q.max_attempts AS attempts,
           coalesce(q.per_attempt, (SELECT count(*)::int FROM qualification_item i WHERE i.project_id = q.project_id AND i.qualification_id = q.id)) AS examples
    FROM project p LEFT JOIN qualification q ON q.project_id = p.id AND q.guideline_version_id = p.guideline_version_id AND q.retired_at IS NULL
    WHERE p.id = ${projectId}::uuid`;
  const { id, required, qualified, ...set } = row!;
  const own = {
    version: scope.project.versionNumber,
    required,
    qualified,
  };
  if (id === null) return { ...own, set: null, left: 0, open: null, tries: [] };
  const [known, ids] = await Promise.all([
    triesOf(db(), projectId, id, annotatorId),
    db().qualificationAttempt.findMany({
      where: { projectId, qualificationId: id, annotatorId },
      orderBy: { number: "asc" },
      select: { id: true, endedAt: true },
    }),
  ]);
  const tries = (known?.tries ?? []).map((one, index) => ({ ...one, id: ids[index]!.id }));
  return {
    ...own,
    set,
    left: known?.left ?? 0,
    open: ids.find(({ endedAt }) => endedAt === null)?.id ?? null,
    tries,
  };
}

export interface ItemRow {
  exampleId: string;
  externalId: string;
  kind: ExampleKind;
  content: Record<string, unknown>;
  expected: Answers;
  explanation: string;
  /** Null while it is not answered. */
  given: Answers | null;
}

export interface AttemptRow {
  id: string;
  qualificationId: string;
  number: number;
  ended: boolean;
  right: number;
  asked: number;
  passed: boolean;
  passMark: number;
  /** Whether its answers are told: its person has passed, or there is enough that they were not asked yet for every further try. */
  told: boolean;
}

/** A try of the annotator; null where it is not theirs. */
export async function attemptOf(
  database: Database,
  { projectId }: Work,
  annotatorId: string,
  attemptId: string,
): Promise<AttemptRow | null> {
  const [row] = await database.$queryRaw<AttemptRow[]>`
    SELECT t.id, t.qualification_id AS "qualificationId", t.number, t.ended_at IS NOT NULL AS ended, t.right_answers AS "right",
           t.asked_answers AS asked, t.passed, q.pass_mark AS "passMark", ${IS_TOLD} AS told
    FROM qualification_attempt t JOIN qualification q ON q.project_id = t.project_id AND q.id = t.qualification_id
    WHERE t.project_id = ${projectId}::uuid AND t.id = ${attemptId}::uuid AND t.annotator_id = ${annotatorId}::uuid FOR UPDATE OF t`;
  return row ?? null;
}

/**
 * Whether the person of the try `t` of the set `q` passed, or will not be asked its examples again: the set has enough of others for
 * every try that they have left, and for one that the lead may give them. SQL.
 */
const IS_TOLD = Prisma.sql`(
  EXISTS (SELECT FROM qualification_attempt d WHERE d.project_id = t.project_id AND d.qualification_id = t.qualification_id
            AND d.annotator_id = t.annotator_id AND d.passed)
  OR (SELECT count(*) FROM qualification_item i WHERE i.project_id = t.project_id AND i.qualification_id = t.qualification_id
        AND NOT EXISTS (SELECT FROM qualification_attempt d WHERE d.project_id = t.project_id AND d.annotator_id = t.annotator_id
                          AND i.example_id = ANY (d.asked_examples)))
     >= cardinality(t.asked_examples) * greatest(1, q.max_attempts
          - (SELECT count(*) FROM qualification_attempt d WHERE d.project_id = t.project_id AND d.qualification_id = t.qualification_id AND d.annotator_id = t.annotator_id)
          + (SELECT count(*) FROM qualification_grant g WHERE g.project_id = t.project_id AND g.qualification_id = t.qualification_id AND g.annotator_id = t.annotator_id)))`;

/** The examples of a try in an order of its own. */
export function itemsOf(database: Database, { projectId }: Work, { id }: AttemptRow): Promise<ItemRow[]> {
  return database.$queryRaw<ItemRow[]>`
    SELECT e.id AS "exampleId", e.external_id AS "externalId", e.kind, e.content, i.expected, i.explanation, g.answers AS given
    FROM qualification_attempt t
    JOIN qualification_item i ON i.project_id = t.project_id AND i.qualification_id = t.qualification_id AND i.example_id = ANY (t.asked_examples)
    JOIN example e ON e.project_id = i.project_id AND e.id = i.example_id
    LEFT JOIN qualification_answer g ON g.project_id = i.project_id AND g.attempt_id = ${id}::uuid AND g.example_id = i.example_id
    WHERE t.project_id = ${projectId}::uuid AND t.id = ${id}::uuid
    ORDER BY md5(${id} || e.external_id)`;
}

/** What the annotator sees of a try that is open: the examples without their answers. */
export function workOf({ id, number }: AttemptRow, items: readonly ItemRow[]): AttemptWork {
  const left = items.filter(({ given }) => given === null);
  return {
    attempt: id,
    number,
    answered: items.length - left.length,
    left: left.map(({ externalId, kind, content }) => ({ id: externalId, example: blindExample(kind, content) })),
  };
}

/**
 * A try of the caller that has ended. What was right and why is told once they passed, or where they will not be asked these examples
 * again: else the next try would be a copy of the last.
 */
export async function attemptResult(
  scope: Work,
  attemptId: string,
): Promise<Result<AttemptResult, "not-found" | "attempt-open">> {
  const attempt = await attemptOf(db(), scope, await annotatorOf(scope), attemptId);
  if (!attempt) return no("not-found", "There is no such attempt of yours.");
  if (!attempt.ended) return no("attempt-open", "This attempt has not ended. Its result comes with the last example.");
  return ok(resultOf(attempt, await itemsOf(db(), scope, attempt)));
}

export function resultOf(
  { id, number, right, asked, passed, passMark, told }: AttemptRow,
  items: readonly ItemRow[],
): AttemptResult {
  return {
    attempt: id,
    number,
    right,
    asked,
    passed,
    passMark,
    items: items.map(({ externalId, kind, content, expected, explanation, given }) => ({
      id: externalId,
      example: blindExample(kind, content),
      given: given ?? {},
      key: told ? { expected, right: rightCriteria(given ?? {}, expected), explanation } : null,
    })),
  };
}
