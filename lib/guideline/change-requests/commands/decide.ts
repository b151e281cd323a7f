import "server-only";
import type { GuidelineScope } from "@/lib/auth/guideline-scope";
import { audit } from "@/lib/server/audit";
import { transaction } from "@/lib/server/db";
import { no, ok, type Result } from "@/lib/server/errors";
import type { Answer, Decide, Decision, RequestState } from "../schema";

interface Decided {
  state: RequestState;
  decidedBy: string | null;
  decidedAt: Date | null;
}

type Edit = GuidelineScope<"edit">;

/**
 * Accepts, declines or reopens a request, if it still is as the decider has seen it: of two at once the second gets `already-decided`
 * with what the first decided. Taking back an acceptance takes back that the draft answers it.
 */
export async function decide(
  scope: Edit,
  input: Decide,
): Promise<Result<{ id: string; state: Decision }, "not-found" | "already-decided">> {
  const { id, state, note } = input;
  const seen = input.from ? [input.from] : state === "open" ? ["accepted", "declined"] : ["open"];
  return transaction(async (tx) => {
    const changed = await tx.$executeRaw`
      UPDATE change_request
      SET state = ${state}::change_request_state,
          decided_by_id = CASE WHEN ${state} = 'open' THEN NULL ELSE ${scope.actor.userId}::uuid END,
          decided_at = CASE WHEN ${state} = 'open' THEN NULL ELSE now() END,
          answered_by_id = CASE WHEN ${state} = 'accepted' THEN answered_by_id END,
          answered_at = CASE WHEN ${state} = 'accepted' THEN answered_at END
      WHERE id = ${id}::uuid AND guideline_id = ${scope.guidelineId}::uuid
        AND state = ANY(${seen}::change_request_state[]) AND state <> 'done'`;
    if (changed === 0) {
      const [decided] = await tx.$queryRaw<Decided[]>`
        SELECT r.state, u.name AS "decidedBy", r.decided_at AS "decidedAt"
        FROM change_request r LEFT JOIN app_user u ON u.id = r.decided_by_id
        WHERE r.id = ${id}::uuid AND r.guideline_id = ${scope.guidelineId}::uuid`;
      if (!decided) return no("not-found", "This guideline has no such change request.");
      return no("already-decided", wordsFor(decided), {
        state: decided.state,
        decidedBy: decided.decidedBy,
        decidedAt: decided.decidedAt?.toISOString() ?? null,
      });
    }
    await tx.changeRequestEntry.create({
      data: { changeRequestId: id, authorId: scope.actor.userId, state, body: note },
    });
    await audit(tx, {
      stream: `guideline:${scope.guidelineId}`,
      actorId: scope.actor.userId,
      action: "request.decide",
      subject: id,
      detail: { state, note },
    });
    return ok({ id, state });
  });
}

function wordsFor({ state, decidedBy }: Decided): string {
  if (state === "done") return "A version closed this request. It stays as it is; file a new one.";
  if (state === "open") return "Somebody reopened this request. Nothing was changed; look at it again.";
  return `${decidedBy ?? "Somebody"} ${state} this request already. Nothing was changed; reopen it to decide anew.`;
}

/** Says that the draft answers an accepted request, and how; or takes it back. */
export async function setAnswer(
  scope: Edit,
  { id, answered, answer }: Answer,
): Promise<Result<{ id: string }, "not-accepted">> {
  return transaction(async (tx) => {
    const changed = await tx.$executeRaw`
      UPDATE change_request
      SET answer = ${answer}, answered_at = CASE WHEN ${answered} THEN now() END,
          answered_by_id = CASE WHEN ${answered} THEN ${scope.actor.userId}::uuid END
      WHERE id = ${id}::uuid AND guideline_id = ${scope.guidelineId}::uuid AND state = 'accepted'`;
    if (changed === 0) return no("not-accepted", "This request is not accepted any more. Look at the board.");
    await audit(tx, {
      stream: `guideline:${scope.guidelineId}`,
      actorId: scope.actor.userId,
      action: "request.answer",
      subject: id,
      detail: { answered, answer },
    });
    return ok({ id });
  });
}
