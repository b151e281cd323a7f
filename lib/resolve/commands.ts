import "server-only";
import type { ProjectScope } from "@/lib/auth/scope";
import type { ExampleKind } from "@/lib/formats/example";
import { checkAnswer } from "@/lib/guideline/answers/answer";
import { type AnswerContext, answerContext } from "@/lib/guideline/answers/answer-context";
import { storedKey } from "@/lib/guideline/answers/stored-key";
import { requestForCase } from "@/lib/guideline/change-requests/commands/collect";
import type { Criterion } from "@/lib/guideline/schema";
import { criteriaOf } from "@/lib/guideline/version-criteria";
import { SETTLED } from "@/lib/labels/tables";
import { audit } from "@/lib/server/audit";
import { type Database, transaction } from "@/lib/server/db";
import { no, ok, type Result } from "@/lib/server/errors";
import { Prisma } from "@/lib/server/generated/prisma/client";
import { collectGap } from "./collect-gap";
import { endReopened } from "./end-reopened";
import { findExample } from "./find-example";
import type { FirstResolution, ResolutionInput } from "./schema";
import { answerOfShare, shareKey } from "./split";

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
  const checked = checkSettled(criterion, input, answerContext(example.kind as ExampleKind, example.content as object));
  if (!checked.ok) return checked;
  const shares = input.distribution && sharesByAnswer(criterion, input.distribution);
  return transaction(async (tx) => {
    await endReopened(tx, scope, Prisma.sql`a.example_id = ${example.id}::uuid`);
    const place = { guidelineId: scope.project.guidelineId, projectId: scope.projectId, criterion: criterion.key };
    const isGap = input.reason === "guideline-gap";
    const open = isGap ? await requestForCase(tx, place, input.changeRequest) : ok(null);
    if (!open.ok) return open;
    const [made] = await tx.$queryRaw<{ id: string; createdAt: Date }[]>`
      INSERT INTO resolution (project_id, id, example_id, guideline_version_id, criterion_key, value, value_key, distribution, method, reason, note, author_id)
      VALUES (${scope.projectId}::uuid, gen_random_uuid(), ${example.id}::uuid, ${versionId}::uuid, ${criterion.key},
              nullif(${JSON.stringify(checked.value)}::jsonb, 'null'::jsonb), ${checked.value === null ? null : storedKey(criterion, checked.value)},
              ${shares ? JSON.stringify(shares) : null}::jsonb, 'adjudicated', ${input.reason}, ${input.note}, ${scope.actor.userId}::uuid)
      ON CONFLICT (project_id, example_id, criterion_key, part) WHERE withdrawn_at IS NULL DO NOTHING
      RETURNING id, created_at AS "createdAt"`;
    if (!made)
      return no("already-settled", "Somebody settled this already. Theirs stands; withdraw it to settle anew.", {
        first: await standing(tx, scope, example.id, criterion.key),
      });
    const request = isGap
      ? await collectGap(tx, scope, { criterion, example, id: made.id, note: input.note }, open.value)
      : null;
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

/** Shares under the names that the guideline gives their answers, in whatever way that looks the same they came. */
function sharesByAnswer(criterion: Criterion, distribution: Record<string, number>): Record<string, number> {
  const shares = new Map<string, number>();
  for (const [key, share] of Object.entries(distribution)) {
    const name = shareKey(answerOfShare(criterion, key)!);
    shares.set(name, (shares.get(name) ?? 0) + share);
  }
  return Object.fromEntries(shares);
}

async function standing(tx: Database, scope: Write, exampleId: string, criterionKey: string) {
  const [first] = await tx.$queryRaw<(Omit<FirstResolution, "createdAt"> & { createdAt: Date })[]>`
    SELECT r.id, r.value, r.distribution, r.method, r.reason, r.note, u.name AS author, r.created_at AS "createdAt"
    FROM ${SETTLED} r LEFT JOIN app_user u ON u.id = r.author_id
    WHERE r.project_id = ${scope.projectId}::uuid AND r.example_id = ${exampleId}::uuid AND r.criterion_key = ${criterionKey}`;
  return first && { ...first, createdAt: first.createdAt.toISOString() };
}
