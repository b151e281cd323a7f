import "server-only";
import type { ProjectScope } from "@/lib/auth/scope";
import type { ExampleKind } from "@/lib/formats/example";
import { type AnswerContext, checkAnswer } from "@/lib/guideline/answer";
import type { Criterion } from "@/lib/guideline/schema";
import { storedKey } from "@/lib/guideline/stored-key";
import { criteriaOf } from "@/lib/guideline/version-criteria";
import { spanText } from "@/lib/label/blind";
import { audit } from "@/lib/server/audit";
import { type Database, transaction } from "@/lib/server/db";
import { no, ok } from "@/lib/server/errors";
import { findExample } from "./find-example";
import type { FirstResolution, ResolutionInput } from "./schema";
import { answerOfShare } from "./split";

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
  const checked = checkSettled(criterion, input, contextOf(example));
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

function contextOf(example: { kind: string; content: unknown }): AnswerContext {
  const content = example.content as Record<string, unknown> & { responses?: unknown[] };
  const text = spanText(example.kind as ExampleKind, content);
  return { responses: content.responses?.length, textLength: text === undefined ? undefined : [...text].length };
}

function checkSettled(criterion: Criterion, input: ResolutionInput, context: AnswerContext) {
  const wrong = input.distribution && wrongShares(criterion, input.distribution);
  if (wrong) return no("invalid-value", `distribution: ${wrong}`);
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
  const checked = checkAnswer(criterion, input.value, context);
  return checked.ok ? ok(checked.value) : no("invalid-value", `value: ${checked.message}`);
}

function wrongShares(criterion: Criterion, distribution: Record<string, number>): string | null {
  const sum = Object.values(distribution).reduce((total, share) => total + share, 0);
  if (Math.abs(sum - 1) > SUM_TOLERANCE) return `the shares sum to ${sum}, not to 1.`;
  const unknown = Object.keys(distribution).find((key) => answerOfShare(criterion, key) === undefined);
  return unknown === undefined ? null : `${unknown} is no answer to ${criterion.key}.`;
}

async function standing(tx: Database, scope: Write, exampleId: string, criterionKey: string) {
  const [first] = await tx.$queryRaw<(Omit<FirstResolution, "createdAt"> & { createdAt: Date })[]>`
    SELECT r.id, r.value, r.distribution, r.method, r.reason, r.note, u.name AS author, r.created_at AS "createdAt"
    FROM resolution r LEFT JOIN app_user u ON u.id = r.author_id
    WHERE r.project_id = ${scope.projectId}::uuid AND r.example_id = ${exampleId}::uuid AND r.criterion_key = ${criterionKey} AND r.withdrawn_at IS NULL`;
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

/** Takes a resolution back; the case waits again. What it said stays in the history, and the change request that it filed is declined. */
export async function withdraw(scope: Write, input: { id: string }) {
  return transaction(async (tx) => {
    const count = await tx.$executeRaw`
      UPDATE resolution SET withdrawn_at = now(), withdrawn_by_id = ${scope.actor.userId}::uuid
      WHERE project_id = ${scope.projectId}::uuid AND id = ${input.id}::uuid AND withdrawn_at IS NULL`;
    if (count === 0) return no("not-found", "There is no such resolution, or it was withdrawn already.");
    const declined = await declineRequest(tx, scope, input.id);
    await audit(tx, {
      stream: `project:${scope.projectId}`,
      projectId: scope.projectId,
      actorId: scope.actor.userId,
      action: "resolution.withdraw",
      subject: input.id,
      ...(declined && { detail: { declined } }),
    });
    return ok({ id: input.id });
  });
}

/** Declines the open change request that rests on this resolution alone. */
async function declineRequest(tx: Database, scope: Write, resolutionId: string): Promise<string | null> {
  const [request] = await tx.$queryRaw<{ id: string }[]>`
    UPDATE change_request q SET state = 'declined', decided_by_id = ${scope.actor.userId}::uuid, decided_at = now()
    WHERE q.guideline_id = ${scope.project.guidelineId}::uuid AND q.state = 'open'
      AND EXISTS (SELECT 1 FROM change_request_case c WHERE c.change_request_id = q.id AND c.project_id = ${scope.projectId}::uuid
                  AND c.resolution_id = ${resolutionId}::uuid)
      AND NOT EXISTS (SELECT 1 FROM change_request_case c WHERE c.change_request_id = q.id AND c.resolution_id IS DISTINCT FROM ${resolutionId}::uuid)
    RETURNING q.id`;
  return request?.id ?? null;
}
