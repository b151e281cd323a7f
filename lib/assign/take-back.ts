import "server-only";
import type { ProjectScope } from "@/lib/auth/scope";
import { type Database, transaction } from "@/lib/server/db";
import { ok } from "@/lib/server/errors";
import { Prisma } from "@/lib/server/generated/prisma/client";
import { lockAnnotator } from "./annotator";
import { letGo } from "./let-go";
import { followPin, keepPin } from "./pin";
import { whoLabels } from "./place-for";
import { auditRound } from "./round-commands";
import type { TakeBackInput } from "./schema";

type Manage = ProjectScope<"rounds:manage">;

/**
 * Takes leases from their holders: all that fit what is named. A place waits for somebody else again, under the pinned version; the
 * holder's draft stays, and what they submit all the same is kept as an extra label. Gold and repeats go back unseen; an example that was
 * reopened to be changed is submitted again as it was. Leases that have ended otherwise in the meantime are left alone.
 */
export async function takeBack(scope: Manage, { round, annotator, assignments }: TakeBackInput) {
  const { projectId } = scope;
  return transaction(async (tx) => {
    await keepPin(tx, projectId);
    const named = [
      ...(round ? [Prisma.sql`a.round_id = ${round}::uuid`] : []),
      ...(annotator ? [Prisma.sql`a.annotator_id = ${annotator}::uuid`] : []),
      ...(assignments ? [Prisma.sql`a.id = ANY(${assignments}::uuid[])`] : []),
    ];
    const released = await letGo(tx, projectId, Prisma.join(named, " AND "));
    for (const roundId of new Set(released.map((one) => one.roundId))) {
      const gone = released.filter((one) => one.roundId === roundId);
      await followPin(tx, projectId, roundId);
      await auditRound(tx, scope, "round.release-leases", roundId, {
        assignments: gone.map(({ id }) => id),
        annotators: [...new Set(gone.map(({ annotatorId }) => annotatorId))],
      });
    }
    return ok({ released: released.length });
  });
}

/**
 * Gives back what is held by people who may not label any more: by one account, by whoever is in a project, or by one account there. Every
 * command that can end somebody's right to label asks it in its transaction, after the change; the database refuses the commit of one that
 * forgets. Drafts stay for the lead. In an archived project nobody could take it: it goes back when that is taken up again. Answers how
 * many examples went back, by project.
 */
export async function giveBackWhatCannotBeDone(
  tx: Database,
  { projectId, userId }: { projectId?: string; userId?: string },
): Promise<Map<string, number>> {
  const without = await tx.$queryRaw<{ projectId: string; annotatorId: string }[]>`
    SELECT n.project_id AS "projectId", n.id AS "annotatorId" FROM annotator n
    WHERE n.user_id IS NOT NULL AND (${userId ?? null}::uuid IS NULL OR n.user_id = ${userId ?? null}::uuid)
      AND (${projectId ?? null}::uuid IS NULL OR n.project_id = ${projectId ?? null}::uuid)
      AND n.id NOT IN (${whoLabels(Prisma.sql`n.project_id`)})
    ORDER BY n.project_id, n.id`;
  const released = new Map<string, number>();
  for (const { projectId, annotatorId } of without) {
    // A claim under way is waited for, and one that comes later finds the right gone. So it is with who archives the project.
    await tx.$executeRaw`SELECT pg_advisory_xact_lock_shared(archive_lock(${projectId}::uuid))`;
    await lockAnnotator(tx, projectId, annotatorId);
    const gone = await letGo(
      tx,
      projectId,
      Prisma.sql`a.annotator_id = ${annotatorId}::uuid
        AND EXISTS (SELECT FROM project p WHERE p.id = a.project_id AND p.archived_at IS NULL)`,
    );
    for (const roundId of new Set(gone.map((one) => one.roundId))) await followPin(tx, projectId, roundId);
    if (gone.length > 0) released.set(projectId, (released.get(projectId) ?? 0) + gone.length);
  }
  return released;
}
