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
           (SELECT count(*)::int FROM qualification_item i WHERE i.project_id = q.project_id AND i.qualification_id = q.id) AS examples
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
           t.asked_answers AS asked, t.passed, q.pass_mark AS "passMark"
    FROM qualification_attempt t JOIN qualification q ON q.project_id = t.project_id AND q.id = t.qualification_id
    WHERE t.project_id = ${projectId}::uuid AND t.id = ${attemptId}::uuid AND t.annotator_id = ${annotatorId}::uuid FOR UPDATE OF t`;
  return row ?? null;
}

/** The examples of a try in an order of its own. */
export function itemsOf(
  database: Database,
  { projectId }: Work,
  { id, qualificationId }: AttemptRow,
): Promise<ItemRow[]> {
  return database.$queryRaw<ItemRow[]>`
    SELECT e.id AS "exampleId", e.external_id AS "externalId", e.kind, e.content, i.expected, i.explanation, g.answers AS given
    FROM qualification_item i JOIN example e ON e.project_id = i.project_id AND e.id = i.example_id
    LEFT JOIN qualification_answer g ON g.project_id = i.project_id AND g.attempt_id = ${id}::uuid AND g.example_id = i.example_id
    WHERE i.project_id = ${projectId}::uuid AND i.qualification_id = ${qualificationId}::uuid
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

/** A try of the caller that has ended, with the expected answers and why they are right. While it is open nothing of that is told. */
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
  { id, number, right, asked, passed, passMark }: AttemptRow,
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
      expected,
      right: rightCriteria(given ?? {}, expected),
      explanation,
    })),
  };
}
