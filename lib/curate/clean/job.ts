import "server-only";
import type { JobHelpers } from "graphile-worker";
import { scopeOfJob } from "@/lib/auth/job-actor";
import { orderFacts } from "@/lib/jobs/order-facts";
import { advanceJob } from "@/lib/jobs/queue";
import { type BegunJob, type Ended, type JobPayload, jobPayloadSchema, runJob } from "@/lib/jobs/run-job";
import { db, transaction } from "@/lib/server/db";
import { beginCleaning, cleanExamples, isOutdated } from "./clean-examples";
import { cleanPlanSchema } from "./schema";

const STOPPED =
  "Cleaning stopped on an error of ours. What was cleaned stays, and can be undone; clean again for the rest.";

/** Cleans examples, with the rights that whoever asked still has. */
export async function cleanExamplesJob(raw: unknown, helpers: JobHelpers): Promise<void> {
  const payload = jobPayloadSchema.parse(raw);
  await runJob(payload, helpers, STOPPED, (job) => clean(payload, job));
}

async function clean({ projectId, jobId }: JobPayload, job: BegunJob): Promise<Ended> {
  const scope = await scopeOfJob(projectId, job.createdById, "release:write");
  if (!scope) return { refused: "Whoever asked for this cleaning may not curate any more." };
  const run = await beginCleaning(scope, jobId, cleanPlanSchema.parse(job.params.plan));
  if (isOutdated(run.plan))
    return {
      refused: "An operation changed in an update meanwhile. What was cleaned stays; clean again for the rest.",
    };
  let { done } = await db().job.findFirstOrThrow({ where: { projectId, id: jobId }, select: { done: true } });
  const whole = await cleanExamples(
    scope,
    run,
    Number(job.result?.settled ?? 0),
    (tx, { from, to, looked, replaced }) => {
      const progress = { done: Number(done) + looked, accepted: replaced, rejected: 0, duplicates: 0 };
      return advanceJob(tx, projectId, jobId, progress, { from, to }, []).then((goesOn) => {
        done += BigInt(looked);
        return goesOn;
      });
    },
  );
  await transaction((tx) => orderFacts(tx, projectId, job.createdById));
  return whole;
}
