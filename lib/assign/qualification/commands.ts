import "server-only";
import { randomUUID } from "node:crypto";
import type { ProjectScope } from "@/lib/auth/scope";
import { criteriaOf } from "@/lib/guideline/version-criteria";
import { audit } from "@/lib/server/audit";
import { type Database, transaction } from "@/lib/server/db";
import { no, ok, type Result } from "@/lib/server/errors";
import { holdPin } from "../pin-lock";
import { requirePin } from "../require-pin";
import { expectedAnswers } from "./expected";
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
    const standing = await triesOf(tx, projectId, current, annotatorId);
    if (!standing) return no("not-found", "There is no such annotator in this project.");
    if (standing.qualified || standing.left > 0)
      return no("has-tries", "This person has passed, or has a try left already.");
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
