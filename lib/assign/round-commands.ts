import "server-only";
import type { ProjectScope } from "@/lib/auth/scope";
import { audit } from "@/lib/server/audit";
import { type Database, transaction } from "@/lib/server/db";
import { no, ok } from "@/lib/server/errors";
import type { RoundState } from "@/lib/server/generated/prisma/enums";
import { participants } from "./participants";
import { followPin, keepPin } from "./pin";
import type { RoundChange } from "./schema";

type Manage = ProjectScope<"rounds:manage">;

/**
 * Pauses, opens again or closes a round, and says anew who takes part. Work that is leased can still be submitted, also by whoever
 * no longer takes part (a lead can take it back); in a closed round nobody can change what they submitted. Places of a round that was closed follow the pin when
 * it opens again. All of it can be taken back by the same call.
 */
export async function changeRound(scope: Manage, roundId: string, change: RoundChange) {
  return transaction(async (tx) => {
    await keepPin(tx, scope.projectId);
    const round = await lockRound(tx, scope, roundId);
    if (!round) return no("not-found", "There is no such round in this project.");
    if (change.annotators) {
      const changed = await setParticipants(tx, scope, roundId, change.annotators);
      if (!changed.ok) return changed;
    }
    const state = change.state ?? round.state;
    if (state !== round.state) {
      await tx.round.update({ where: { projectId_id: { projectId: scope.projectId, id: roundId } }, data: { state } });
      if (state !== "closed") await followPin(tx, scope.projectId, roundId);
      await auditRound(tx, scope, `round.${state}`, roundId, {});
    }
    return ok({ id: roundId, state });
  });
}

async function lockRound(tx: Database, scope: Manage, roundId: string): Promise<{ state: RoundState } | null> {
  const [row] = await tx.$queryRaw<{ state: RoundState }[]>`
    SELECT state FROM round WHERE project_id = ${scope.projectId}::uuid AND id = ${roundId}::uuid FOR UPDATE`;
  return row ?? null;
}

async function setParticipants(tx: Database, scope: Manage, roundId: string, keys: readonly string[] | "all") {
  const people = keys === "all" ? ok<string[]>([]) : await participants(tx, scope, keys);
  if (!people.ok) return people;
  const where = { projectId: scope.projectId, roundId };
  await tx.roundAnnotator.deleteMany({ where });
  await tx.roundAnnotator.createMany({ data: people.value.map((annotatorId) => ({ ...where, annotatorId })) });
  await auditRound(tx, scope, "round.annotators", roundId, { annotators: keys === "all" ? "all" : people.value });
  return ok(null);
}

/** Writes what was done to a round into the project's log. */
export async function auditRound(
  tx: Database,
  scope: Manage,
  action: string,
  roundId: string,
  detail: Record<string, string | number | string[]>,
): Promise<void> {
  await audit(tx, {
    stream: `project:${scope.projectId}`,
    projectId: scope.projectId,
    actorId: scope.actor.userId,
    action,
    subject: roundId,
    detail,
  });
}
