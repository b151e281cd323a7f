import "server-only";
import { randomUUID } from "node:crypto";
import { annotatorOf, lockAnnotator } from "@/lib/assign/annotator";
import { triesOf } from "@/lib/assign/qualification/tries";
import type { ProjectScope } from "@/lib/auth/scope";
import { canonicalJson } from "@/lib/core/text/canonical-json";
import { criteriaOf } from "@/lib/guideline/version-criteria";
import { audit } from "@/lib/server/audit";
import { type Database, transaction } from "@/lib/server/db";
import { no, ok, type Result } from "@/lib/server/errors";
import { check } from "../store-submit";
import { type AttemptRow, attemptOf, type ItemRow, itemsOf, resultOf, workOf } from "./queries";
import type { AttemptResult, AttemptWork, QualificationAnswer } from "./schema";
import { rightCriteria } from "./score";

type Work = ProjectScope<"label:work">;

/** Begins a try of what the project asks for its pinned version, or goes on with the one that is open. */
export async function beginAttempt(
  scope: Work,
): Promise<Result<AttemptWork, "no-qualification" | "qualified" | "no-attempt-left">> {
  const annotatorId = await annotatorOf(scope);
  const { projectId } = scope;
  return transaction(async (tx) => {
    await lockAnnotator(tx, projectId, annotatorId);
    const [asked] = await tx.$queryRaw<{ id: string; open: string | null }[]>`
      SELECT q.id, (SELECT t.id FROM qualification_attempt t WHERE t.project_id = q.project_id AND t.qualification_id = q.id
                      AND t.annotator_id = ${annotatorId}::uuid AND t.ended_at IS NULL) AS open
      FROM project p JOIN qualification q ON q.project_id = p.id AND q.guideline_version_id = p.guideline_version_id AND q.retired_at IS NULL
      WHERE p.id = ${projectId}::uuid`;
    if (!asked) return no("no-qualification", "No qualification is asked for this version.");
    const known = await triesOf(tx, projectId, asked.id, annotatorId);
    if (known?.qualified) return no("qualified", "You have passed already.");
    if (!asked.open && !known?.left)
      return no("no-attempt-left", "You have no attempt left. Ask the lead, who can give you another.");
    const id = asked.open ?? (await open(tx, scope, asked.id, annotatorId));
    const attempt = (await attemptOf(tx, scope, annotatorId, id))!;
    return ok(workOf(attempt, await itemsOf(tx, scope, attempt)));
  });
}

async function open(tx: Database, { projectId }: Work, qualificationId: string, annotatorId: string): Promise<string> {
  const id = randomUUID();
  await tx.qualificationAttempt.create({ data: { projectId, id, qualificationId, annotatorId }, select: { id: true } });
  return id;
}

/**
 * Takes the answers to one example of an open try; with the last one the try ends and its result is told. The same answers again change
 * nothing, so that a lost reply can be asked for again; others are refused, since the first ones count.
 */
export async function answerItem(
  scope: Work,
  attemptId: string,
  input: QualificationAnswer,
): Promise<
  Result<
    { work: AttemptWork; result: null } | { work: null; result: AttemptResult },
    "not-found" | "attempt-ended" | "invalid-answers" | "already-answered"
  >
> {
  const annotatorId = await annotatorOf(scope);
  return transaction(async (tx) => {
    await lockAnnotator(tx, scope.projectId, annotatorId);
    const attempt = await attemptOf(tx, scope, annotatorId, attemptId);
    if (!attempt) return no("not-found", "There is no such attempt of yours.");
    if (attempt.ended) return no("attempt-ended", "This attempt has ended. Its result says how it went.");
    const item = (await itemsOf(tx, scope, attempt)).find(({ externalId }) => externalId === input.example);
    if (!item) return no("not-found", "This attempt does not ask this example.");
    const stored = await store(tx, scope, attempt, item, input);
    if (!stored.ok) return stored;
    const items = await itemsOf(tx, scope, attempt);
    if (items.some(({ given }) => given === null)) return ok({ work: workOf(attempt, items), result: null });
    await end(tx, scope, attempt, annotatorId);
    return ok({ work: null, result: resultOf((await attemptOf(tx, scope, annotatorId, attemptId))!, items) });
  });
}

async function store(
  tx: Database,
  { projectId }: Work,
  { id, qualificationId }: AttemptRow,
  item: ItemRow,
  input: QualificationAnswer,
): Promise<Result<null, "invalid-answers" | "already-answered">> {
  const { guidelineVersionId } = await tx.qualification.findUniqueOrThrow({
    where: { projectId_id: { projectId, id: qualificationId } },
    select: { guidelineVersionId: true },
  });
  const criteria = await criteriaOf(guidelineVersionId);
  const checked = check(criteria, criteria, input, item);
  if (!checked.ok) return checked;
  if (item.given !== null)
    return canonicalJson(checked.value) === canonicalJson(item.given)
      ? ok(null)
      : no(
          "already-answered",
          "You answered this example before in this attempt, in another way. Your first answers count.",
        );
  await tx.qualificationAnswer.create({
    data: {
      projectId,
      qualificationId,
      attemptId: id,
      exampleId: item.exampleId,
      answers: checked.value,
      rightAnswers: rightCriteria(checked.value, item.expected).length,
      askedAnswers: Object.keys(item.expected).length,
    },
    select: { exampleId: true },
  });
  return ok(null);
}

/** The database counts what was right. */
async function end(tx: Database, { projectId, actor }: Work, attempt: AttemptRow, annotatorId: string): Promise<void> {
  const [ended] = await tx.$queryRaw<{ right: number; asked: number; passed: boolean }[]>`
    UPDATE qualification_attempt SET ended_at = clock_timestamp() WHERE project_id = ${projectId}::uuid AND id = ${attempt.id}::uuid
    RETURNING right_answers AS "right", asked_answers AS asked, passed`;
  await audit(tx, {
    stream: `work:${projectId}:${annotatorId}`,
    projectId,
    actorId: actor.userId,
    action: "qualification.end",
    subject: attempt.id,
    detail: { number: attempt.number, ...ended! },
  });
}
