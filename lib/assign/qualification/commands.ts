import "server-only";
import { randomUUID } from "node:crypto";
import type { ProjectScope } from "@/lib/auth/scope";
import { checkAnswer } from "@/lib/guideline/answers/answer";
import { KINDS } from "@/lib/guideline/kinds/kinds";
import type { Answers, AnswerValue, Criterion } from "@/lib/guideline/schema";
import { criteriaOf } from "@/lib/guideline/version-criteria";
import { audit } from "@/lib/server/audit";
import { type Database, transaction } from "@/lib/server/db";
import { no, ok, type Result } from "@/lib/server/errors";
import { holdPin, requirePin } from "../pin";
import type { SetQualification } from "./schema";
import { triesOf } from "./tries";

type Manage = ProjectScope<"rounds:manage">;

/**
 * Makes these gold examples what annotators have to pass before they get work under the pinned version. It takes the place of an
 * earlier set; whoever passed that one stays qualified. What is out now can be finished.
 */
export async function setQualification(
  scope: Manage,
  input: SetQualification,
): Promise<Result<{ id: string }, "no-gold">> {
  return transaction(async (tx) => {
    await holdPin(tx, scope.projectId);
    await requirePin(tx, scope, "No qualification set was made; choose the examples again.");
    const { guidelineVersionId, versionNumber } = scope.project;
    const items = await expectedAnswers(tx, scope.projectId, await criteriaOf(guidelineVersionId), input.examples);
    if (!items.ok) return items;
    await retireCurrent(tx, scope);
    const id = randomUUID();
    await tx.qualification.create({
      data: {
        projectId: scope.projectId,
        id,
        guidelineVersionId,
        passMark: input.passMark,
        maxAttempts: input.attempts,
        perAttempt: input.perAttempt,
        createdById: scope.actor.userId,
        items: {
          create: items.value.map(({ exampleId, expected, explanation }) => ({ exampleId, expected, explanation })),
        },
      },
    });
    await auditSet(tx, scope, "qualification.set", id, {
      version: versionNumber,
      passMark: input.passMark,
      attempts: input.attempts,
      perAttempt: input.perAttempt,
      examples: input.examples.map(({ example }) => example),
    });
    return ok({ id });
  });
}

/** Asks nobody for a qualification under the pinned version any more. What was tried and passed stays on record. */
export async function liftQualification(scope: Manage): Promise<Result<{ lifted: true }, "no-qualification">> {
  return transaction(async (tx) => {
    await holdPin(tx, scope.projectId);
    const id = await retireCurrent(tx, scope);
    if (!id) return no("no-qualification", "No qualification is asked for this version.");
    await auditSet(tx, scope, "qualification.lift", id, { version: scope.project.versionNumber });
    return ok({ lifted: true as const });
  });
}

/** Gives somebody who has no try left another one. */
export async function grantAttempt(
  scope: Manage,
  { annotatorId }: { annotatorId: string },
): Promise<Result<{ left: number }, "not-found" | "has-tries" | "no-qualification">> {
  const { projectId } = scope;
  return transaction(async (tx) => {
    const current = await currentId(tx, scope);
    if (!current) return no("no-qualification", "No qualification is asked for this version.");
    const known = await triesOf(tx, projectId, current, annotatorId);
    if (!known) return no("not-found", "There is no such annotator in this project.");
    if (known.qualified || known.left > 0) return no("has-tries", "This person has passed, or has a try left already.");
    await tx.qualificationGrant.create({
      data: { projectId, qualificationId: current, annotatorId, grantedById: scope.actor.userId },
    });
    await auditSet(tx, scope, "qualification.grant", current, { annotatorId });
    return ok({ left: 1 });
  });
}

/** Locks the set that asks now, so that no try is counted twice meanwhile. */
async function currentId(tx: Database, { projectId, project }: Manage): Promise<string | null> {
  const [row] = await tx.$queryRaw<{ id: string }[]>`
    SELECT id FROM qualification WHERE project_id = ${projectId}::uuid AND guideline_version_id = ${project.guidelineVersionId}::uuid
      AND retired_at IS NULL FOR UPDATE`;
  return row?.id ?? null;
}

async function retireCurrent(tx: Database, scope: Manage): Promise<string | null> {
  const id = await currentId(tx, scope);
  if (id)
    await tx.$executeRaw`
      UPDATE qualification SET retired_at = clock_timestamp() WHERE project_id = ${scope.projectId}::uuid AND id = ${id}::uuid`;
  return id;
}

function auditSet(
  tx: Database,
  { projectId, actor }: Manage,
  action: string,
  subject: string,
  detail: Parameters<typeof audit>[1]["detail"],
): Promise<void> {
  return audit(tx, { stream: `project:${projectId}`, projectId, actorId: actor.userId, action, subject, detail });
}

interface Expected {
  exampleId: string;
  expected: Answers;
  explanation: string;
}

/**
 * The gold of the examples as answers to a version's criteria. Gold of criteria that the version does not have is left out, and so is
 * text, which is not compared. Names every example of which nothing is left, or whose gold does not fit the version.
 */
async function expectedAnswers(
  tx: Database,
  projectId: string,
  criteria: readonly Criterion[],
  chosen: SetQualification["examples"],
): Promise<Result<Expected[], "no-gold">> {
  const rows = await tx.example.findMany({
    where: { projectId, externalId: { in: chosen.map(({ example }) => example) } },
    select: { id: true, externalId: true, gold: { select: { criterionKey: true, value: true } } },
  });
  const found = new Map(rows.map((row) => [row.externalId, row]));
  const errors: { field: string; message: string }[] = [];
  const items = chosen.flatMap(({ example, explanation }, index) => {
    const row = found.get(example);
    const expected = answersOf(row?.gold ?? [], criteria);
    if (row && Object.keys(expected).length > 0) return [{ exampleId: row.id, expected, explanation }];
    errors.push({ field: `examples.${index}`, message: `${example} has no gold that fits the guideline version` });
    return [];
  });
  return errors.length === 0 ? ok(items) : no("no-gold", errors.map(({ message }) => message).join("; "), { errors });
}

function answersOf(gold: readonly { criterionKey: string; value: unknown }[], criteria: readonly Criterion[]): Answers {
  const answers: [string, AnswerValue][] = gold.flatMap(({ criterionKey, value }) => {
    const criterion = criteria.find(({ key }) => key === criterionKey);
    if (!criterion || !KINDS[criterion.kind].isCompared) return [];
    const checked = checkAnswer(criterion, value);
    return checked.ok ? [[criterionKey, checked.value] as [string, AnswerValue]] : [];
  });
  return Object.fromEntries(answers);
}
