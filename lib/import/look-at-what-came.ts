import "server-only";
import { orderFacts } from "@/lib/jobs/order-facts";
import type { JobPayload } from "@/lib/jobs/run-job";
import { db, transaction } from "@/lib/server/db";

/** Orders the facts of what an import stored, also where it was stopped. */
export async function lookAtWhatCame({ projectId, jobId }: JobPayload, createdById: string | null): Promise<void> {
  const { accepted } = await db().job.findFirstOrThrow({ where: { projectId, id: jobId }, select: { accepted: true } });
  if (accepted > 0) await transaction((tx) => orderFacts(tx, projectId, createdById));
}
