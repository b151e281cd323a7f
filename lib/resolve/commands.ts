import "server-only";
import type { ProjectScope } from "@/lib/auth/scope";
import { checkAnswer } from "@/lib/guideline/answer";
import type { Criterion } from "@/lib/guideline/schema";
import { storedKey } from "@/lib/guideline/stored-key";
import { criteriaOf } from "@/lib/guideline/version-criteria";
import { audit } from "@/lib/server/audit";
import { type Database, transaction } from "@/lib/server/db";
import { no, ok } from "@/lib/server/errors";
import { findExample } from "./find-example";
import type { ResolutionInput } from "./schema";

type Write = ProjectScope<"resolve:write">;

const SUM_TOLERANCE = 1e-6;

/**
 * Settles an example on a criterion under the pinned version. At most one resolution of the pair stands: whoever comes second gets
 * the first one back as a conflict. A guideline gap files a change request on the criterion with this case behind it.
 */
export async function settle(scope: Write, input: ResolutionInput) {
  const example = await findExample(scope, input.example);
  if (!example) return no("unknown-example", `There is no example ${input.example}.`);
  const versionId = scope.project.guidelineVersionId;
  const criterion = (await criteriaOf(versionId)).find((candidate) => candidate.key === input.criterion);
  if (!criterion)
    return no("unknown-criterion", `Version ${scope.project.versionNumber} has no criterion ${input.criterion}.`);
  const checked = checkSettled(criterion, input, (example.content as { responses?: unknown[] }).responses?.length);
  if (!checked.ok) return checked;
  return transaction(async (tx) => {
    const [made] = await tx.$queryRaw<{ id: string; createdAt: Date }[]>`
      INSERT INTO resolution (project_id, id, example_id, guideline_version_id, criterion_key, value, value_key, distribution, method, reason, note, author_id)
      VALUES (${scope.projectId}::uuid, gen_random_uuid(), ${example.id}::uuid, ${versionId}::uuid, ${criterion.key},
              nullif(${JSON.stringify(checked.value)}::jsonb, 'null'::jsonb), ${checked.value === null ? null : storedKey(criterion, checked.value)},
              ${input.distribution ? JSON.stringify(input.distribution) : null}::jsonb, 'adjudicated', ${input.reason}, ${input.note}, ${scope.actor.userId}::uuid)
      ON CONFLICT (project_id, example_id, criterion_key) WHERE withdrawn_at IS NULL DO NOTHING
      RETURNING id, created_at AS "createdAt"`;
    if (!made)
      return no("already-settled", "Somebody settled this already. Theirs stands; withdraw it to settle anew.", {
        first: await standing(tx, scope, example.id, criterion.key),
      });
    const request =
      input.reason === "guideline-gap" ? await fileRequest(tx, scope, criterion, example, made.id, input.note) : null;
    await audit(tx, {
      stream: `project:${scope.projectId}`,
      projectId: scope.projectId,
      actorId: scope.actor.userId,
      action: "resolution.settle",
      subject: made.id,
      detail: {
        example: example.externalId,
        criterion: criterion.key,
        reason: input.reason,
        ...(request && { changeRequest: request }),
      },
    });
    return ok({ id: made.id, changeRequest: request });
  });
}

function checkSettled(criterion: Criterion, input: ResolutionInput, responses: number | undefined) {
  if (input.distribution) {
    const sum = Object.values(input.distribution).reduce((total, share) => total + share, 0);
    if (Math.abs(sum - 1) > SUM_TOLERANCE)
      return no("invalid-value", `distribution: the shares sum to ${sum}, not to 1.`);
  }
  if (input.value === null) {
    if (
      input.distribution ||
      input.note ||
      input.reason === "bad-example" ||
      input.reason === "legitimate-disagreement"
    )
      return ok(null);
    return no("invalid-value", "value: without a single right answer, give a distribution or a note that says why.");
  }
  const checked = checkAnswer(criterion, input.value, { responses });
  return checked.ok ? ok(checked.value) : no("invalid-value", `value: ${checked.message}`);
}

async function standing(tx: Database, scope: Write, exampleId: string, criterionKey: string) {
  const first = await tx.resolution.findFirst({
    where: { projectId: scope.projectId, exampleId, criterionKey, withdrawnAt: null },
    select: { id: true, value: true, reason: true, note: true, createdAt: true },
  });
  return first && { ...first, createdAt: first.createdAt.toISOString() };
}

async function fileRequest(
  tx: Database,
  scope: Write,
  criterion: Criterion,
  example: { id: string; externalId: string },
  resolutionId: string,
  note: string,
): Promise<string> {
  const open = await tx.changeRequest.create({
    data: {
      guidelineId: scope.project.guidelineId,
      projectId: scope.projectId,
      criterionKey: criterion.key,
      clause: criterion.clause,
      title: `${criterion.title}: gap found at ${example.externalId}`,
      body: note,
      createdById: scope.actor.userId,
      cases: { create: { projectId: scope.projectId, exampleId: example.id, resolutionId } },
    },
    select: { id: true },
  });
  return open.id;
}

/** Takes a resolution back; the case waits again. What it said stays in the history. */
export async function withdraw(scope: Write, input: { id: string }) {
  return transaction(async (tx) => {
    const count = await tx.$executeRaw`
      UPDATE resolution SET withdrawn_at = now(), withdrawn_by_id = ${scope.actor.userId}::uuid
      WHERE project_id = ${scope.projectId}::uuid AND id = ${input.id}::uuid AND withdrawn_at IS NULL`;
    if (count === 0) return no("not-found", "There is no such resolution, or it was withdrawn already.");
    await audit(tx, {
      stream: `project:${scope.projectId}`,
      projectId: scope.projectId,
      actorId: scope.actor.userId,
      action: "resolution.withdraw",
      subject: input.id,
    });
    return ok({ id: input.id });
  });
}
