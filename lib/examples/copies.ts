import "server-only";
import { replica } from "@/lib/server/db";
import { Prisma } from "@/lib/server/generated/prisma/client";

/**
 * Which examples say the same, all of it, by the newest search for duplicates, for a thread: example, the one that is kept, and whether that
 * is it. It names the search, so that what was calculated before another one is not taken for its own; null where none found any.
 */
export async function copiesStatement({
  projectId,
}: {
  projectId: string;
}): Promise<{ strings: readonly string[]; values: readonly unknown[] } | null> {
  const found = await replica().duplicateCluster.findFirst({
    where: { projectId, meaning: "whole" },
    select: { runId: true },
  });
  if (!found) return null;
  const clusters = Prisma.sql`duplicate_cluster c WHERE c.project_id = ${projectId}::uuid AND c.run_id = ${found.runId}::uuid AND c.meaning = 'whole'`;
  const { strings, values } = Prisma.sql`
    SELECT c.kept_id, c.kept_id, true FROM ${clusters} UNION ALL
    SELECT m.example_id, k.kept_id, false FROM (SELECT c.* FROM ${clusters}) k
    JOIN duplicate_member m ON m.project_id = k.project_id AND m.run_id = k.run_id AND m.cluster = k.number`;
  return { strings, values };
}
