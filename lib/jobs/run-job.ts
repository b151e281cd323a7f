import "server-only";
import type { JobHelpers } from "graphile-worker";
import { z } from "zod";
import type { Prisma } from "@/lib/server/generated/prisma/client";
import { beginJob, finishJob, keepAlive } from "./queue";

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

/** How work ends: done, called off by somebody, or refused for a reason that another attempt would not change. */
export type Ended = boolean | { refused: string };

/**
 * Takes a job up, runs it, and ends it in the right state. A failure that another attempt may mend is thrown on to the queue; after the
 * last attempt `stopped` is what its people read.
 */
export async function runJob(
  { projectId, jobId }: JobPayload,
  { job: queued }: JobHelpers,
  stopped: string,
  work: (job: BegunJob) => Promise<Ended>,
): Promise<void> {
  const workerId = queued.locked_by ?? "";
  const job = await beginJob(projectId, jobId, workerId);
  if (!job) return;
  const rest = keepAlive(projectId, jobId, workerId);
  try {
    const ended = await work({ ...job, workerId });
    if (typeof ended === "object") await finishJob(projectId, jobId, "failed", ended.refused);
    else await finishJob(projectId, jobId, ended ? "succeeded" : "cancelled");
  } catch (error) {
    if (queued.attempts >= queued.max_attempts) await finishJob(projectId, jobId, "failed", stopped);
    throw error;
  } finally {
    rest();
  }
}
