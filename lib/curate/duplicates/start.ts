import "server-only";
import type { ProjectScope } from "@/lib/auth/scope";
import { enqueueJob } from "@/lib/jobs/queue";
import { transaction } from "@/lib/server/db";
import { no, ok } from "@/lib/server/errors";
import type { FindDuplicates } from "./schema";

/** Hands a search for duplicates to the queue; one at a time in a project. */
export async function startDuplicates(scope: ProjectScope<"release:write">, input: FindDuplicates) {
  return transaction(async (tx) => {
    const { projectId } = scope;
    await tx.$executeRaw`SELECT FROM project WHERE id = ${projectId}::uuid FOR NO KEY UPDATE`;
    const underWay = await tx.job.count({
      where: { projectId, kind: "find-duplicates", state: { in: ["queued", "running"] } },
    });
    if (underWay > 0) return no("busy", "A search for duplicates is under way. Wait for it, or call it off.");
    const total = input.meanings.length * (await tx.example.count({ where: { projectId } }));
    const params = { ...input, name: "The search for duplicates" };
    const job = await tx.job.create({
      data: { projectId, kind: "find-duplicates", params, total, createdById: scope.actor.userId },
      select: { id: true },
    });
    await enqueueJob(tx, { projectId, id: job.id, kind: "find-duplicates" });
    return ok({ jobId: job.id });
  });
}
