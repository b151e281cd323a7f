import "server-only";
import type { Database } from "@/lib/server/db";
import { may, type ProjectRole } from "../auth/permissions";

/**
 * Makes sure that a member whose role may label has an annotator row. Somebody known so far only from imported labels under the
 * same email becomes this person; where that name is taken by a judge, the person's id stands in for it. The row outlives the
 * membership: judgments point at it.
 */
export async function ensureAnnotator(
  tx: Database,
  projectId: string,
  userId: string,
  role: ProjectRole,
): Promise<void> {
  if (!may(role, "label:work")) return;
  const present = await tx.annotator.findUnique({ where: { projectId_userId: { projectId, userId } } });
  if (present) return;
  const { email, name } = await tx.user.findUniqueOrThrow({ where: { id: userId } });
  const adopted = await tx.annotator.updateMany({
    where: { projectId, externalKey: email, kind: "external" },
    data: { kind: "human", userId, name },
  });
  if (adopted.count > 0) return;
  const taken = await tx.annotator.count({ where: { projectId, externalKey: email } });
  await tx.annotator.createMany({
    data: { projectId, kind: "human", userId, externalKey: taken > 0 ? userId : email, name },
    skipDuplicates: true,
  });
}
