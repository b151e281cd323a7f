import "server-only";
import type { JobHelpers } from "graphile-worker";
import { z } from "zod";
import type { ErrorCode } from "@/lib/server/errors";
import type { Prisma } from "@/lib/server/generated/prisma/client";
import { refreshGrownStatistics } from "@/lib/server/grown-statistics";
import { seeingProject } from "@/lib/server/sight";
import { troubleOf } from "@/lib/server/trouble";
import { failedWords, type JobKind } from "./kinds";
import { beginJob, finishJob, keepAlive, lookAfter, sayWhyItWaits } from "./queue";

export const jobPayloadSchema = z.object({ projectId: z.uuid(), jobId: z.uuid() });
export type JobPayload = z.infer<typeof jobPayloadSchema>;

export interface BegunJob {
  params: Prisma.JsonObject;
  createdById: string | null;
  /** What an earlier attempt left. */
  result: Prisma.JsonObject | null;
  /** Whoever does this attempt. */
  workerId: string;
}

/** What the database was short of, to whoever waits for a job. */
const TROUBLE_OF_JOBS: Partial<Record<ErrorCode, string>> = {
  unavailable: "The database could not be reached.",
  "storage-full": "The database has no room left on its disk.",
  "storage-failed": "The database cannot read or write its disk.",
  "storage-read-only": "The database takes no changes: it is read only.",
};

/** How work ends: done, with or without a remark, called off by somebody, or refused for a reason that another attempt would not change. */
export type Ended = boolean | { refused: string } | { remark: string };

/**
 * Takes a job up, runs it, and ends it in the right state. A failure that another attempt may mend is thrown on to the queue; after the
 * last attempt `stopped` is what its people read, or what the database was short of.
 */
export function runJob(
  { projectId, jobId }: JobPayload,
  { job: queued }: JobHelpers,
  stopped: string,
  work: (job: BegunJob) => Promise<Ended>,
): Promise<void> {
  return seeingProject(projectId, () => attempt({ projectId, jobId }, queued, stopped, work));
}

async function attempt(
  { projectId, jobId }: JobPayload,
  queued: JobHelpers["job"],
  stopped: string,
  work: (job: BegunJob) => Promise<Ended>,
): Promise<void> {
  const workerId = queued.locked_by ?? "";
  const job = await beginJob(projectId, jobId, workerId);
  if (!job) return;
  const kind = job.kind as JobKind;
  const rest = keepAlive(projectId, jobId, workerId);
  try {
    const ended = await work({ ...job, workerId });
    await refreshGrownStatistics();
    if (typeof ended === "boolean") await finishJob(projectId, jobId, ended ? "succeeded" : "cancelled");
    else if ("refused" in ended) await finishJob(projectId, jobId, "failed", ended.refused);
    else await finishJob(projectId, jobId, "succeeded", ended.remark);
  } catch (error) {
    const trouble = troubleOf(error);
    if (queued.attempts >= queued.max_attempts)
      await finishJob(
        projectId,
        jobId,
        "failed",
        trouble ? failedWords(kind, TROUBLE_OF_JOBS[trouble.code] ?? trouble.message) : stopped,
      );
    // Where not even this can be stored, `freeAbandonedJobs` ends the job when it can.
    else if (trouble)
      await sayWhyItWaits(projectId, jobId, TROUBLE_OF_JOBS[trouble.code] ?? trouble.message).catch(() => {});
    throw error;
  } finally {
    rest();
  }
}

/** Does what follows on a job that did not come to its end (`AFTERMATHS`); what fails is tried again by the queue. */
export function runAftermath(raw: unknown, { job: queued }: JobHelpers, work: (job: JobPayload) => Promise<void>) {
  const { projectId, jobId } = jobPayloadSchema.parse(raw);
  return seeingProject(projectId, async () => {
    const workerId = queued.locked_by ?? "";
    await lookAfter(projectId, jobId, workerId);
    const rest = keepAlive(projectId, jobId, workerId);
    try {
      // What the job left without an end.
      await refreshGrownStatistics();
      await work({ projectId, jobId });
    } finally {
      rest();
    }
  });
}
