import "server-only";
import type { ProjectScope } from "@/lib/auth/scope";
import { type Database, transaction } from "@/lib/server/db";
import { AppError } from "@/lib/server/errors";
import { PREPARED } from "@/lib/server/prepared";
import { pinKey } from "./pin";

/** The caller's annotator in this project; made at membership, or here for an admin who starts to label. */
export async function annotatorOf(scope: ProjectScope<"label:work"> | ProjectScope<"measure:own">): Promise<string> {
  const { projectId, actor, annotatorId } = scope;
  if (annotatorId) return annotatorId;
  const made = await transaction(async (tx) => {
    // Locked, so that nothing is made from what an account was before it was deleted a moment ago.
    const [member] = await tx.$queryRaw<{ email: string; name: string }[]>`
      SELECT u.email, u.name FROM app_user u JOIN membership m ON m.user_id = u.id AND m.project_id = ${projectId}::uuid
      WHERE u.id = ${actor.userId}::uuid FOR SHARE OF u`;
    if (!member) return null;
    return tx.annotator.upsert({
      where: { projectId_userId: { projectId, userId: actor.userId } },
      create: { projectId, kind: "human", userId: actor.userId, externalKey: member.email, name: member.name },
      update: {},
      select: { id: true },
    });
  });
  if (!made)
    throw new AppError("forbidden", "Only members of the project can label. Add yourself under Settings, Members.");
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
