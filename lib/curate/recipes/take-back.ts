import "server-only";
import type { JobHelpers } from "graphile-worker";
import { undoCleaningIn } from "@/lib/curate/clean/commands";
import { runAftermath } from "@/lib/jobs/run-job";
import { type Database, transaction } from "@/lib/server/db";

const TEN_MINUTES = 600_000;

/** Leaves nothing of a run that was called off or failed for good, in the name of whoever had asked for it. */
export function takeBackRunJob(raw: unknown, helpers: JobHelpers): Promise<void> {
  return runAftermath(raw, helpers, ({ projectId, jobId }) =>
    transaction(
      async (tx) => {
        const [run] = await tx.$queryRaw<{ by: string | null }[]>`
          SELECT j.created_by_id AS by FROM project p JOIN job j ON j.project_id = p.id
          WHERE p.id = ${projectId}::uuid AND j.id = ${jobId}::uuid AND j.state IN ('failed', 'cancelled') FOR NO KEY UPDATE OF p`;
        if (!run) return;
        if (await isCleaned(tx, { projectId }, jobId)) {
          const undone = await undoCleaningIn(tx, { projectId, actor: { userId: run.by } }, jobId);
          if (!undone.ok) throw new Error(undone.message);
        }
        await tx.recipeTaken.deleteMany({ where: { projectId, runId: jobId, run: { finishedAt: null } } });
      },
      { timeout: TEN_MINUTES },
    ),
  );
}

/** Whether a run has a cleaning that stands. */
export async function isCleaned(tx: Database, { projectId }: { projectId: string }, id: string): Promise<boolean> {
  return (await tx.cleanRun.count({ where: { projectId, id, undoneAt: null } })) > 0;
}
