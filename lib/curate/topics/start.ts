import "server-only";
import type { ProjectScope } from "@/lib/auth/scope";
import { enqueueJob } from "@/lib/jobs/queue";
import { transaction } from "@/lib/server/db";
import { no, ok } from "@/lib/server/errors";
import type { FindTopics } from "./schema";

/** Hands a search for topics to the queue; one at a time in a project. */
export async function startTopics({ projectId, actor }: ProjectScope<"release:write">, input: FindTopics) {
  return transaction(async (tx) => {
    await tx.$executeRaw`SELECT FROM project WHERE id = ${projectId}::uuid FOR NO KEY UPDATE`;
    const underWay = await tx.job.count({
      where: { projectId, kind: "find-topics", state: { in: ["queued", "running"] } },
    });
    if (underWay > 0) return no("busy", "A search for topics is under way. Wait for it, or call it off.");
    const params = { ...input, name: "The search for topics" };
    const job = await tx.job.create({
      data: { projectId, kind: "find-topics", params, createdById: actor.userId },
      select: { id: true },
    });
    await enqueueJob(tx, { projectId, id: job.id, kind: "find-topics" });
    return ok({ jobId: job.id });
  });
}
