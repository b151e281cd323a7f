import "server-only";
import type { ProjectScope } from "@/lib/auth/scope";
import { type Database, db, transaction } from "@/lib/server/db";
import { AppError } from "@/lib/server/errors";
import { PREPARED } from "@/lib/server/prepared";
import { pinKey } from "./pin";

/** The caller's annotator in this project; made at membership, or here for an admin who starts to label. */
export async function annotatorOf(scope: ProjectScope<"label:work"> | ProjectScope<"measure:own">): Promise<string> {
  const { projectId, actor, annotatorId } = scope;
  if (annotatorId) return annotatorId;
  const member = await db().membership.findUnique({ where: { projectId_userId: { projectId, userId: actor.userId } } });
  if (!member)
    throw new AppError("forbidden", "Only members of the project can label. Add yourself under Settings, Members.");
  const made = await transaction((tx) =>
    tx.annotator.upsert({
      where: { projectId_userId: { projectId, userId: actor.userId } },
      create: { projectId, kind: "human", userId: actor.userId, externalKey: actor.email, name: actor.name },
      update: {},
      select: { id: true },
    }),
  );
  return made.id;
}

/**
 * One thing at a time for one annotator, until the transaction ends: two of their tabs cannot claim two places of one example, and
 * positions within a session follow each other. The project stays at its guideline version meanwhile.
 */
export async function lockAnnotator(tx: Database, projectId: string, annotatorId: string): Promise<void> {
  await tx.$executeRaw`
    ${PREPARED} SELECT pg_advisory_xact_lock(hashtextextended(${`annotator:${annotatorId}`}, 0)), pg_advisory_xact_lock_shared(${pinKey(projectId)})`;
}
