import "server-only";
import type { ProjectScope } from "@/lib/auth/scope";
import { type Database, transaction } from "@/lib/server/db";
import { ok } from "@/lib/server/errors";
import { Prisma } from "@/lib/server/generated/prisma/client";
import { lockAnnotator } from "./annotator";
import { letGo } from "./let-go";
import { followPin, keepPin } from "./pin";
import { auditRound } from "./round-commands";
import type { AssignmentsInput } from "./schema";

type Manage = ProjectScope<"rounds:manage">;

/**
 * Takes leases from their holders. A place waits for somebody else again, under the pinned version; the holder's draft stays, and what
 * they submit all the same is kept as an extra label. Gold and repeats go back unseen; an example that was reopened to be changed is
 * submitted again as it was. Leases that have ended otherwise in the meantime are left alone.
 */
export async function releaseLeases(scope: Manage, { roundId, assignmentIds }: AssignmentsInput) {
  const { projectId } = scope;
  return transaction(async (tx) => {
    await keepPin(tx, projectId);
    const released = await letGo(
      tx,
      projectId,
      Prisma.sql`a.round_id = ${roundId}::uuid AND a.id = ANY(${assignmentIds}::uuid[])`,
    );
    await followPin(tx, projectId, roundId);
    if (released.length > 0)
      await auditRound(tx, scope, "round.release-leases", roundId, {
        assignments: released.map(({ id }) => id),
        annotators: [...new Set(released.map(({ annotatorId }) => annotatorId))],
      });
    return ok({ released: released.length });
  });
}

/** Everything that somebody holds goes back, as when a lead takes it. Returns how many examples these were. */
export async function giveBackAll(tx: Database, projectId: string, annotatorId: string): Promise<number> {
  await lockAnnotator(tx, projectId, annotatorId);
  const released = await letGo(tx, projectId, Prisma.sql`a.annotator_id = ${annotatorId}::uuid`);
  for (const roundId of new Set(released.map((one) => one.roundId))) await followPin(tx, projectId, roundId);
  return released.length;
}

/**
 * Lets those who skipped these examples meet them again, as after the guideline has been made clearer. Their skips are withdrawn; the
 * places that opened for others by the skips stay as they are.
 */
export async function returnSkipped(scope: Manage, { roundId, assignmentIds }: AssignmentsInput) {
  const { projectId } = scope;
  return transaction(async (tx) => {
    const returned = await tx.$queryRaw<{ id: string; annotatorId: string }[]>`
      WITH skipped AS (
        SELECT id, annotator_id FROM assignment
        WHERE project_id = ${projectId}::uuid AND round_id = ${roundId}::uuid AND id = ANY(${assignmentIds}::uuid[]) AND state = 'skipped'
        ORDER BY id FOR UPDATE
      )
      UPDATE assignment a SET state = 'withdrawn', annotator_id = NULL, lease_token = NULL
      FROM skipped s WHERE a.project_id = ${projectId}::uuid AND a.id = s.id
      RETURNING a.id, s.annotator_id AS "annotatorId"`;
    if (returned.length > 0)
      await auditRound(tx, scope, "round.return-skipped", roundId, {
        assignments: returned.map(({ id }) => id),
        annotators: [...new Set(returned.map(({ annotatorId }) => annotatorId))],
      });
    return ok({ returned: returned.length });
  });
}
