import "server-only";
import type { JobHelpers } from "graphile-worker";
import { scopeOfJob } from "@/lib/auth/job-actor";
import { showProgress } from "@/lib/jobs/queue";
import { type BegunJob, type Ended, type JobPayload, jobPayloadSchema, runJob } from "@/lib/jobs/run-job";
import { createRelease } from "./commands";
import { releaseInputSchema } from "./schema";

const STOPPED = "The release stopped on an error of ours. Nothing was released; make it again.";
/** Progress is written after so many examples, or after so many bytes of large ones. */
const STEP_EXAMPLES = 5000;
const STEP_BYTES = 4_000_000;

/** Makes the release that somebody asked for, with the rights that they still have. */
export async function makeReleaseJob(raw: unknown, helpers: JobHelpers): Promise<void> {
  const payload = jobPayloadSchema.parse(raw);
  await runJob(payload, helpers, STOPPED, (job) => makeRelease(payload, job));
}

async function makeRelease({ projectId, jobId }: JobPayload, job: BegunJob): Promise<Ended> {
  if (job.result?.release !== undefined) return true;
  const scope = await scopeOfJob(projectId, job.createdById, "release:write", "measure:read");
  if (!scope) return { refused: "Whoever asked for this release may not make one any more. Nothing was released." };
  const { workerId } = job;
  const onProgress = progressOf(projectId, jobId, workerId);
  const made = await createRelease(scope, releaseInputSchema.parse(job.params), { jobId, workerId, onProgress });
  if (made.ok) return true;
  return made.reason === "cancelled" ? false : { refused: made.message };
}

/** Writes how far it is now and then; false once somebody asked to cancel. */
function progressOf(projectId: string, jobId: string, workerId: string) {
  const written = { examples: 0, bytes: 0 };
  return async (examples: number, bytes: number) => {
    if (examples - written.examples < STEP_EXAMPLES && bytes - written.bytes < STEP_BYTES) return true;
    Object.assign(written, { examples, bytes });
    return showProgress(projectId, jobId, workerId, examples);
  };
}
