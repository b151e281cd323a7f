import "server-only";
import type { ProjectScope } from "@/lib/auth/scope";
import { checkAnswer } from "@/lib/guideline/answer";
import { insertRequest, joinRequest, requestForCase } from "@/lib/guideline/change-requests/commands/collect";
import { MAX_TITLE } from "@/lib/guideline/change-requests/schema";
import type { Criterion } from "@/lib/guideline/schema";
import { storedKey } from "@/lib/guideline/stored-key";
import { criteriaOf } from "@/lib/guideline/version-criteria";
import { audit } from "@/lib/server/audit";
import { type Database, transaction } from "@/lib/server/db";
import { no, ok, type Result } from "@/lib/server/errors";
import { findExample } from "./find-example";
import type { ResolutionInput } from "./schema";

type Write = ProjectScope<"resolve:write">;

type Refusal = "unknown-example" | "unknown-criterion" | "invalid-value" | "already-settled" | "unknown-request";

const SUM_TOLERANCE = 1e-6;

/**
 * Settles an example on a criterion under the pinned version. At most one resolution of the pair stands: whoever comes second gets
 * the first one back as a conflict. A guideline gap goes to a change request on the criterion as a case behind it: to an open one
 * where there is one, else to a new one.
 */
export async function settle(
  scope: Write,
  input: ResolutionInput,
): Promise<Result<{ id: string; changeRequest: string | null }, Refusal>> {
  const example = await findExample(scope, input.example);
  if (!example) return no("unknown-example", `There is no example ${input.example}.`);
  const versionId = scope.project.guidelineVersionId;
  const criterion = (await criteriaOf(versionId)).find((candidate) => candidate.key === input.criterion);
  if (!criterion)
    return no("unknown-criterion", `Version ${scope.project.versionNumber} has no criterion ${input.criterion}.`);
  const checked = checkSettled(criterion, input, (example.content as { responses?: unknown[] }).responses?.length);
  if (!checked.ok) return checked;
  return transaction(async (tx) => {
    const place = { guidelineId: scope.project.guidelineId, projectId: scope.projectId, criterion: criterion.key };
    const isGap = input.reason === "guideline-gap";
    const open = isGap ? await requestForCase(tx, place, input.changeRequest) : ok(null);
    if (!open.ok) return open;
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
    const request = isGap ? await collect(tx, scope, criterion, example, made.id, input.note, open.value) : null;
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

async function collect(
  tx: Database,
  scope: Write,
  criterion: Criterion,
  example: { id: string; externalId: string },
  resolutionId: string,
  note: string,
  open: string | null,
): Promise<string> {
  const { guidelineId } = scope.project;
  const actorId = scope.actor.userId;
  const cases = [{ projectId: scope.projectId, exampleId: example.id, resolutionId }];
  if (open !== null) {
    // The note stands beside the case, with its resolution.
    await joinRequest(tx, { guidelineId, actorId, id: open, note: "", cases });
    return open;
  }
  const title = titleFrom(note) ?? `${criterion.title}: gap found at ${example.externalId}`.slice(0, MAX_TITLE);
  const place = { criterion: criterion.key, clause: criterion.clause ?? null };
  return insertRequest(tx, { guidelineId, projectId: scope.projectId, actorId, ...place, title, body: note, cases });
}

/** The first sentence of a note, where it is short enough to stand for the whole. */
function titleFrom(note: string): string | undefined {
  const sentence = /^[^\n]{7,119}?(?:\?(?=\s|$)|(?=[.!](?:\s|$)|\n|$))/.exec(note)?.[0].trim();
  return sentence && sentence.length >= 8 ? sentence : undefined;
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
