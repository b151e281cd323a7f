import "server-only";
import type { ProjectScope } from "@/lib/auth/scope";
import type { ExampleKind } from "@/lib/formats/example";
import { checkAnswers } from "@/lib/guideline/answers";
import type { Answers, Criterion } from "@/lib/guideline/schema";
import { audit } from "@/lib/server/audit";
import type { Database } from "@/lib/server/db";
import { no, ok, type Result } from "@/lib/server/errors";
import { spanText } from "./blind";
import { storeJudgments } from "./judgments";
import type { Receipt, SubmitInput } from "./schema";
import { placeInSession } from "./work-session";

type Work = ProjectScope<"label:work">;

export interface HeldAssignment {
  id: string;
  exampleId: string;
  guidelineVersionId: string;
  roundId: string;
  state: string;
  pass: number;
  criteria: string[] | null;
  annotatorId: string | null;
  leaseToken: string | null;
  kind: ExampleKind;
  content: Record<string, unknown>;
  /** Upper bound of the wall time: since the lease began. */
  heldMs: number;
  sessionId: string | null;
  position: number | null;
}

/** Holds answers against the criteria asked; every problem is named by its field. */
export function check(
  asked: readonly Criterion[],
  input: SubmitInput,
  held: HeldAssignment,
): Result<Answers, "invalid-answers"> {
  const text = spanText(held.kind, held.content);
  const responses = held.content.responses;
  const checked = checkAnswers(asked, input.answers, {
    responses: Array.isArray(responses) ? responses.length : undefined,
    textLength: text === undefined ? undefined : [...text].length,
  });
  if (checked.ok) return ok(checked.answers);
  const errors = checked.problems.map(({ criterion, message }) => ({ field: `answers.${criterion}`, message }));
  return no(
    "invalid-answers",
    checked.problems.map(({ criterion, message }) => `${criterion}: ${message}`).join("; "),
    { errors },
  );
}

/** Stores checked answers under an assignment that is the annotator's, and closes it. */
export async function storeSubmit(
  tx: Database,
  scope: Work,
  annotatorId: string,
  held: HeldAssignment,
  asked: readonly Criterion[],
  answers: Answers,
  input: SubmitInput,
): Promise<Receipt> {
  const { wallMs, activeMs } = boundTimes(input, held.heldMs);
  const again = held.sessionId !== null && held.position !== null;
  const place = again
    ? { sessionId: held.sessionId!, position: held.position! }
    : await placeInSession(tx, scope.projectId, annotatorId, wallMs);
  const revisions = await storeJudgments(tx, asked, answers, {
    projectId: scope.projectId,
    assignmentId: held.id,
    exampleId: held.exampleId,
    annotatorId,
    guidelineVersionId: held.guidelineVersionId,
    pass: held.pass,
    ...place,
    activeMs,
    wallMs,
    changed: input.changed ?? {},
    comments: input.comments ?? {},
  });
  const [row] = await tx.$queryRaw<{ submittedAt: Date }[]>`
    WITH dropped AS (DELETE FROM draft WHERE project_id = ${scope.projectId}::uuid AND assignment_id = ${held.id}::uuid AND annotator_id = ${annotatorId}::uuid)
    UPDATE assignment SET state = 'submitted', submitted_at = clock_timestamp(), session_id = ${place.sessionId}::uuid, position = ${place.position}::int
    WHERE project_id = ${scope.projectId}::uuid AND id = ${held.id}::uuid RETURNING submitted_at AS "submittedAt"`;
  await audit(tx, {
    stream: `work:${scope.projectId}:${annotatorId}`,
    projectId: scope.projectId,
    actorId: scope.actor.userId,
    action: "judgment.submit",
    subject: held.id,
    detail: { revisions },
  });
  return {
    assignmentId: held.id,
    submittedAt: row!.submittedAt.toISOString(),
    session: place.sessionId,
    position: place.position,
    revisions,
  };
}

/** Wall time cannot be longer than the lease was held; active time cannot be longer than wall time. */
function boundTimes(input: SubmitInput, heldMs: number): { wallMs: number; activeMs: number | null } {
  const wallMs = Math.round(
    Math.min(input.wallMs ?? Math.max(heldMs, input.activeMs ?? 0), Math.max(heldMs, input.activeMs ?? 0), 2 ** 31 - 1),
  );
  return { wallMs, activeMs: input.activeMs === undefined ? null : Math.min(input.activeMs, wallMs) };
}
