import "server-only";
import { type Database, db, transaction } from "./db";
import type { Prisma } from "./generated/prisma/client";

/** Kinds of long work; each has a `job.ts` in its stage and an entry in worker/tasks.ts. */
export type JobKind = "import-examples" | "import-annotations" | "judge-verdicts";

/** Hands a job to the queue, in the transaction that made it ready. */
export async function enqueueJob(tx: Database, job: { projectId: string; id: string; kind: JobKind }): Promise<void> {
  const payload = JSON.stringify({ projectId: job.projectId, jobId: job.id });
  await tx.$executeRaw`SELECT graphile_worker.add_job(${job.kind}, ${payload}::json, job_key => ${job.id}, max_attempts => 5)`;
}

export interface JobProgress {
  done: number;
  accepted: number;
  rejected: number;
  duplicates: number;
}

export interface LineError {
  line: number;
  code: string;
  field?: string;
  message: string;
}

/** Errors kept per job; the counts go on beyond. */
export const MAX_JOB_ERRORS = 10_000;

/**
 * Takes a job up: marks it running and says where an earlier attempt stopped. Null where there is nothing to do (cancelled or
 * finished meanwhile).
 */
export async function beginJob(projectId: string, jobId: string, workerId: string) {
  const [job] = await db().$queryRaw<
    {
      kind: string;
      params: Prisma.JsonObject;
      total: number;
      createdById: string | null;
      result: Prisma.JsonObject | null;
    }[]
  >`
    UPDATE job SET state = 'running', started_at = coalesce(started_at, now()), heartbeat_at = now(), worker_id = ${workerId}
    WHERE project_id = ${projectId}::uuid AND id = ${jobId}::uuid AND state IN ('queued', 'running')
    RETURNING kind, params, total::float8 AS total, created_by_id AS "createdById", result`;
  return job ?? null;
}

/**
 * Records progress in the transaction of the batch that made it, so that a job taken up again after a crash counts nothing twice.
 * `checkpoint` is handed back by `beginJob` as `result`. Returns false where somebody asked to cancel.
 */
export async function advanceJob(
  tx: Database,
  projectId: string,
  jobId: string,
  by: JobProgress,
  checkpoint: Prisma.InputJsonObject,
  errors: readonly LineError[],
): Promise<boolean> {
  if (errors.length > 0) {
    await tx.$executeRaw`
      INSERT INTO job_error (project_id, job_id, line, code, field, message)
      SELECT ${projectId}::uuid, ${jobId}::uuid, line, code, field, message
      FROM jsonb_to_recordset(${JSON.stringify(errors)}::jsonb) AS e (line int, code text, field text, message text)
      LIMIT greatest(0, ${MAX_JOB_ERRORS}::bigint - (SELECT count(*) FROM job_error WHERE project_id = ${projectId}::uuid AND job_id = ${jobId}::uuid))`;
  }
  const [row] = await tx.$queryRaw<{ cancel: boolean }[]>`
    UPDATE job SET done = ${by.done}::bigint, accepted = accepted + ${by.accepted}::int, rejected = rejected + ${by.rejected}::int,
                   duplicates = duplicates + ${by.duplicates}::int, heartbeat_at = now(), result = ${JSON.stringify(checkpoint)}::jsonb
    WHERE project_id = ${projectId}::uuid AND id = ${jobId}::uuid
    RETURNING cancel_requested_at IS NOT NULL AS cancel`;
  return row?.cancel !== true;
}

/** Ends a job and drops its upload. */
export async function finishJob(
  projectId: string,
  jobId: string,
  state: "succeeded" | "failed" | "cancelled",
  message?: string,
): Promise<void> {
  await transaction(async (tx) => {
    await tx.$executeRaw`
      UPDATE job SET state = ${state}::job_state, finished_at = now(), message = ${message ?? null}, done = CASE WHEN ${state} = 'succeeded' THEN total ELSE done END
      WHERE project_id = ${projectId}::uuid AND id = ${jobId}::uuid AND finished_at IS NULL`;
    await tx.$executeRaw`DELETE FROM upload_chunk WHERE project_id = ${projectId}::uuid AND job_id = ${jobId}::uuid`;
  });
}

/**
 * Frees the queue's locks of workers that died: their running jobs have not given a sign of life for a minute. The queue by itself
 * would wait four hours.
 */
export async function freeAbandonedJobs(): Promise<number> {
  const dead = await db().$queryRaw<{ worker: string }[]>`
    SELECT DISTINCT q.locked_by AS worker FROM graphile_worker.jobs q
    LEFT JOIN job j ON q.key = j.id::text
    WHERE q.locked_by IS NOT NULL AND q.locked_at < now() - interval '1 minute'
      AND coalesce(j.heartbeat_at, q.locked_at) < now() - interval '1 minute'`;
  for (const { worker } of dead) await db().$executeRaw`SELECT graphile_worker.force_unlock_workers(ARRAY[${worker}])`;
  return dead.length;
}
