import "server-only";
import type { ProjectScope } from "@/lib/auth/scope";
import { audit } from "@/lib/server/audit";
import { transaction } from "@/lib/server/db";
import { no, ok } from "@/lib/server/errors";
import { aJob, JOB_KINDS, type JobKind, type JobState } from "./kinds";
import { enqueueAftermath } from "./queue";

/**
 * Asks a job to stop, as whoever may start one of its kind; it does so after the batch under way, and what is left then its kind says
 * (`JOB_KINDS`). One that waits in the queue ends at once.
 */
export async function cancelJob(scope: ProjectScope<"jobs:read">, input: { jobId: string }) {
  return transaction(async (tx) => {
    const job = await tx.job.findUnique({
      where: { projectId_id: { projectId: scope.projectId, id: input.jobId } },
      select: { kind: true },
    });
    if (!job) return no("not-found", "There is no such job.");
    const kind = job.kind as JobKind;
    if (!scope.permissions.has(JOB_KINDS[kind].permission))
      return no("forbidden", `Only whoever may start ${aJob(kind)} may stop one.`);
    const [row] = await tx.$queryRaw<{ state: JobState }[]>`
      UPDATE job SET cancel_requested_at = coalesce(cancel_requested_at, now()),
             state = CASE WHEN state = 'queued' THEN 'cancelled'::job_state ELSE state END,
             finished_at = CASE WHEN state = 'queued' THEN now() ELSE finished_at END
      WHERE project_id = ${scope.projectId}::uuid AND id = ${input.jobId}::uuid AND state IN ('queued', 'running') RETURNING state`;
    if (!row) return no("not-running", "This job has ended already.");
    if (row.state === "cancelled") {
      await tx.uploadChunk.deleteMany({ where: { projectId: scope.projectId, jobId: input.jobId } });
      await enqueueAftermath(tx, { projectId: scope.projectId, id: input.jobId, kind });
    }
    await audit(tx, {
      stream: `project:${scope.projectId}`,
      projectId: scope.projectId,
      actorId: scope.actor.userId,
      action: "job.cancel",
      subject: input.jobId,
    });
    return ok({ state: row.state });
  });
}
