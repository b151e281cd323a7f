import "server-only";
import { storableBeginning } from "@/lib/core/text/unstorable";
import { type Database, db, transaction } from "@/lib/server/db";
import type { Prisma } from "@/lib/server/generated/prisma/client";
import { log } from "@/lib/server/log";
import { seeingAll } from "@/lib/server/sight";
import { AFTERMATHS, failedWords, type JobKind } from "./kinds";
import type { LeftOutCounts } from "./left-out";

const MAX_ATTEMPTS = 5;

/**
 * Hands a job to the queue, in the transaction that made it ready. The more of one person's there are before it, the
 * later it comes: whoever starts fifty does not make everybody else wait for them all. Facts of one project are found by one at a time.
 */
export async function enqueueJob(tx: Database, job: { projectId: string; id: string; kind: JobKind }): Promise<void> {
  const payload = JSON.stringify({ projectId: job.projectId, jobId: job.id });
  await tx.$executeRaw`
    SELECT graphile_worker.add_job(${job.kind}, ${payload}::json, job_key => ${job.id}, max_attempts => ${MAX_ATTEMPTS}::int,
      priority => jobs_before(${job.projectId}::uuid, ${job.id}::uuid), queue_name => ${job.kind === "derive-facts" ? `facts:${job.projectId}` : null})`;
}

/** The queue's name of taking out a project; it has no row in `job`, which goes with the project. */
export const DELETION = "delete-project";

/** Hands a project that is marked for deletion to the queue. */
export async function enqueueDeletion(tx: Database, projectId: string): Promise<void> {
  await tx.$executeRaw`
    SELECT graphile_worker.add_job(${DELETION}, ${JSON.stringify({ projectId })}::json, job_key => ${`${DELETION}:${projectId}`})`;
}

/** Hands what follows on a job of its kind that did not come to its end to the queue, in the transaction that ends it. */
export async function enqueueAftermath(
  tx: Database,
  { projectId, id, kind }: { projectId: string; id: string; kind: JobKind },
): Promise<void> {
  const task = (AFTERMATHS as Partial<Record<JobKind, string>>)[kind];
  if (!task) return;
  await tx.$executeRaw`
    SELECT graphile_worker.add_job(${task}, ${JSON.stringify({ projectId, jobId: id })}::json, job_key => ${id})`;
}

export interface JobProgress {
  done: number;
  accepted: number;
  rejected: number;
  duplicates: number;
}

export interface LineError {
  line: number;
  /** The row that a spreadsheet counts, where it is another number. */
  row?: number;
  code: string;
  field?: string;
  message: string;
}

/** Errors kept per job; the counts go on beyond. */
export const MAX_JOB_ERRORS = 10_000;
const MAX_MESSAGE = 2000;

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
    UPDATE job SET state = 'running', started_at = coalesce(started_at, now()), heartbeat_at = now(), worker_id = ${workerId}, message = NULL
    WHERE project_id = ${projectId}::uuid AND id = ${jobId}::uuid AND state IN ('queued', 'running')
    RETURNING kind, params, total::float8 AS total, created_by_id AS "createdById", result`;
  return job ?? null;
}

/** Says who looks after what a job left that has ended, so that its signs of life count. */
export async function lookAfter(projectId: string, jobId: string, workerId: string): Promise<void> {
  await db().$executeRaw`
    UPDATE job SET worker_id = ${workerId}, heartbeat_at = now()
    WHERE project_id = ${projectId}::uuid AND id = ${jobId}::uuid AND finished_at IS NOT NULL`;
}

/** Says why a job that will be tried again waits. */
export async function sayWhyItWaits(projectId: string, jobId: string, why: string): Promise<void> {
  await db().$executeRaw`
    UPDATE job SET state = 'queued', message = ${`${why} It is tried again by itself.`}
    WHERE project_id = ${projectId}::uuid AND id = ${jobId}::uuid AND state = 'running'`;
}

const HEARTBEAT_MS = 3_000;
/** A worker that has not given a sign of life for so long is dead. */
const DEAD_AFTER_SECONDS = 15;

/** Gives signs of life for a job until the function returned is called. */
export function keepAlive(projectId: string, jobId: string, workerId: string): () => void {
  const beat = () =>
    db()
      .$executeRaw`UPDATE job SET heartbeat_at = now() WHERE project_id = ${projectId}::uuid AND id = ${jobId}::uuid AND worker_id = ${workerId}`.catch(
      (error: unknown) => log.warn({ error, job: jobId }, "could not give a sign of life"),
    );
  const timer = setInterval(beat, HEARTBEAT_MS);
  return () => clearInterval(timer);
}

/** How far a job is: records of its file that are settled, and what was left out of these in all. */
export interface Checkpoint {
  from: number;
  to: number;
  leftOut?: LeftOutCounts;
  /** What came of labels that stood in the records of examples. */
  labels?: BesideCounts | undefined;
}

/** What came of something that came along with what a job is about. */
export interface BesideCounts {
  accepted: number;
  rejected: number;
  duplicates: number;
  leftOut: LeftOutCounts;
}

/**
 * Records progress in the transaction of the batch that made it, so that a job taken up again after a crash counts nothing twice.
 * The checkpoint is handed back by `beginJob` as `result`. Returns false where somebody asked to cancel. Throws where another attempt
 * has come further meanwhile: a worker that was taken for dead and is not must not store a batch again.
 */
export async function advanceJob(
  tx: Database,
  projectId: string,
  jobId: string,
  by: JobProgress,
  { from, to, leftOut = {}, labels }: Checkpoint,
  errors: readonly LineError[],
): Promise<boolean> {
  if (errors.length > 0) {
    // They quote the file.
    const kept = errors.map((error) => ({
      ...error,
      message: storableBeginning(error.message, MAX_MESSAGE),
      ...(error.field !== undefined && { field: storableBeginning(error.field, MAX_MESSAGE) }),
    }));
    await tx.$executeRaw`
      INSERT INTO job_error (project_id, job_id, line, sheet_row, code, field, message)
      SELECT ${projectId}::uuid, ${jobId}::uuid, line, "row", code, field, message
      FROM jsonb_to_recordset(${JSON.stringify(kept)}::jsonb) AS e (line int, "row" int, code text, field text, message text)
      LIMIT greatest(0, ${MAX_JOB_ERRORS}::bigint - (SELECT count(*) FROM job_error WHERE project_id = ${projectId}::uuid AND job_id = ${jobId}::uuid))`;
  }
  const [row] = await tx.$queryRaw<{ cancel: boolean }[]>`
    UPDATE job SET done = ${by.done}::bigint, accepted = accepted + ${by.accepted}::int, rejected = rejected + ${by.rejected}::int,
                   duplicates = duplicates + ${by.duplicates}::int, heartbeat_at = now(), result = ${JSON.stringify({ settled: to, leftOut, labels })}::jsonb
    WHERE project_id = ${projectId}::uuid AND id = ${jobId}::uuid AND state = 'running'
      AND coalesce((result ->> 'settled')::bigint, 0) = ${from}::bigint
    RETURNING cancel_requested_at IS NOT NULL AS cancel`;
  if (!row) throw new Error("Another attempt of this job has come further; this one stores nothing more.");
  return !row.cancel;
}

/**
 * Says how far work is that stores nothing before its end. Returns false where somebody asked to cancel; throws where another attempt
 * has taken over.
 */
export async function showProgress(projectId: string, jobId: string, workerId: string, done: number): Promise<boolean> {
  const [row] = await db().$queryRaw<{ cancel: boolean }[]>`
    UPDATE job SET done = ${done}::bigint, heartbeat_at = now()
    WHERE project_id = ${projectId}::uuid AND id = ${jobId}::uuid AND state = 'running' AND worker_id = ${workerId}
    RETURNING cancel_requested_at IS NOT NULL AS cancel`;
  if (!row) throw new Error(TAKEN_OVER);
  return !row.cancel;
}

/** Keeps what such work came to, in the transaction that stores it. Throws where another attempt has taken over or was faster. */
export async function keepResult(
  tx: Database,
  { projectId, jobId, workerId }: { projectId: string; jobId: string; workerId: string },
  result: Prisma.InputJsonObject,
): Promise<void> {
  const kept = await tx.$executeRaw`
    UPDATE job SET result = ${JSON.stringify(result)}::jsonb
    WHERE project_id = ${projectId}::uuid AND id = ${jobId}::uuid AND state = 'running' AND worker_id = ${workerId} AND result IS NULL`;
  if (kept === 0) throw new Error(TAKEN_OVER);
}

const TAKEN_OVER = "Another attempt of this job has taken over; this one stores nothing.";

/** Ends a job, drops its upload, and lets follow what its kind wants where it did not succeed. */
export async function finishJob(
  projectId: string,
  jobId: string,
  state: "succeeded" | "failed" | "cancelled",
  message?: string,
): Promise<void> {
  await transaction(async (tx) => {
    const [ended] = await tx.$queryRaw<{ kind: JobKind }[]>`
      UPDATE job SET state = ${state}::job_state, finished_at = now(), message = ${message ?? null}, done = CASE WHEN ${state} = 'succeeded' THEN total ELSE done END
      WHERE project_id = ${projectId}::uuid AND id = ${jobId}::uuid AND finished_at IS NULL RETURNING kind`;
    if (ended && state !== "succeeded") await enqueueAftermath(tx, { projectId, id: jobId, kind: ended.kind });
    await tx.$executeRaw`DELETE FROM upload_chunk WHERE project_id = ${projectId}::uuid AND job_id = ${jobId}::uuid`;
  });
}

/**
 * Frees the queue's locks of workers that died, so that another one goes on with their jobs; the queue by itself would wait four
 * hours. A job that has used up its attempts, or that the queue has given up, ends here as failed: nobody else would say so. Returns how
 * many jobs were freed.
 */
export function freeAbandonedJobs(): Promise<number> {
  return seeingAll("queue", freeAbandoned);
}

async function freeAbandoned(): Promise<number> {
  const dead = await db().$queryRaw<
    { worker: string; projectId: string | null; jobId: string | null; kind: JobKind | null; lastAttempt: boolean }[]
  >`
    SELECT q.locked_by AS worker, j.project_id AS "projectId", j.id AS "jobId", j.kind, q.attempts >= q.max_attempts AS "lastAttempt"
    FROM graphile_worker.jobs q LEFT JOIN job j ON q.key = j.id::text
    WHERE q.locked_by IS NOT NULL
      AND greatest(j.heartbeat_at, q.locked_at) < now() - make_interval(secs => ${DEAD_AFTER_SECONDS}::int)`;
  await endGivenUp();
  for (const { worker, projectId, jobId, kind, lastAttempt } of dead) {
    if (lastAttempt && projectId && jobId && kind)
      await finishJob(projectId, jobId, "failed", failedWords(kind, STOPPED_TOO_OFTEN));
    await db().$executeRaw`SELECT graphile_worker.force_unlock_workers(ARRAY[${worker}])`;
  }
  return dead.length;
}

/** Ends the jobs that the queue has given up and whose end could not be stored then, as on a full disk. */
async function endGivenUp(): Promise<void> {
  const left = await db().$queryRaw<{ projectId: string; jobId: string; kind: JobKind }[]>`
    SELECT j.project_id AS "projectId", j.id AS "jobId", j.kind FROM graphile_worker.jobs q JOIN job j ON q.key = j.id::text
    WHERE q.locked_by IS NULL AND q.attempts >= q.max_attempts AND j.finished_at IS NULL`;
  for (const { projectId, jobId, kind } of left)
    await finishJob(projectId, jobId, "failed", failedWords(kind, END_NOT_STORED));
}

const END_NOT_STORED = `This failed ${MAX_ATTEMPTS} times, and the database could not store why: most likely it had no room on its disk.`;
const STOPPED_TOO_OFTEN = `The process that did this was stopped ${MAX_ATTEMPTS} times, for example by the system for want of memory.`;
