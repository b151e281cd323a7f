import "server-only";
import type { JobHelpers } from "graphile-worker";
import { scopeOfJob } from "@/lib/auth/job-actor";
import { showProgress } from "@/lib/jobs/queue";
import { type BegunJob, type Ended, type JobPayload, jobPayloadSchema, runJob } from "@/lib/jobs/run-job";
import { openRound, roundJobSchema } from "./commands";

const STOPPED = "Opening the round stopped on an error of ours. No round was opened; open it again.";

/** Opens the large round that somebody asked for, with the rights that they still have. */
export async function openRoundJob(raw: unknown, helpers: JobHelpers): Promise<void> {
  const payload = jobPayloadSchema.parse(raw);
  await runJob(payload, helpers, STOPPED, (job) => openPlanned(payload, job));
}

async function openPlanned({ projectId, jobId }: JobPayload, job: BegunJob): Promise<Ended> {
  if (job.result?.round !== undefined) return true;
  const scope = await scopeOfJob(projectId, job.createdById, "rounds:manage");
  if (!scope) return { refused: "Whoever asked for this round may not open one any more. No round was opened." };
  const { guidelineVersionId, ...input } = roundJobSchema.parse(job.params);
  if (guidelineVersionId !== scope.project.guidelineVersionId)
    return { refused: "The project moved to another guideline version meanwhile. No round was opened; plan it again." };
  const { workerId } = job;
  const onProgress = (places: number) => showProgress(projectId, jobId, workerId, places);
  const opened = await openRound(scope, input, { jobId, workerId, onProgress });
  if (opened.ok) return true;
  return opened.reason === "cancelled" ? false : { refused: opened.message };
}
