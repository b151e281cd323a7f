import "server-only";
import type { JobHelpers } from "graphile-worker";
import { advanceJob } from "@/lib/jobs/queue";
import { type BegunJob, type Ended, type JobPayload, jobPayloadSchema, runJob } from "@/lib/jobs/run-job";
import { db } from "@/lib/server/db";
import { calculate } from "@/lib/server/threads/calculate";
import { deriveFacts } from "./derive";
import type { Failure } from "./make-batch";

const STOPPED =
  "Looking for facts stopped on an error of ours. Those that were found stay; start it again to find the rest.";

/** Finds out what is not known yet of a project's examples, in threads. */
export async function deriveFactsJob(raw: unknown, helpers: JobHelpers): Promise<void> {
  const payload = jobPayloadSchema.parse(raw);
  await runJob(payload, helpers, STOPPED, (job) => derive(payload, job));
}

async function derive({ projectId, jobId }: JobPayload, { result }: BegunJob): Promise<Ended> {
  // Examples of earlier attempts.
  const before = Number(result?.settled ?? 0);
  const goesOn = await deriveFacts({
    projectId,
    make: (order) => calculate("facts.make", order),
    begins: async (examples) => {
      await db().job.update({
        where: { projectId_id: { projectId, id: jobId } },
        data: { total: before + examples },
      });
    },
    settles: (tx, { done, examples, failures }) => {
      const [from, to] = [before + done, before + done + examples];
      const progress = { done: to, accepted: examples, rejected: failures.length, duplicates: 0 };
      return advanceJob(tx, projectId, jobId, progress, { from, to }, failures.map(toError));
    },
  });
  return goesOn && (await ending(projectId, jobId));
}

async function ending(projectId: string, jobId: string): Promise<Ended> {
  const { rejected } = await db().job.findFirstOrThrow({ where: { projectId, id: jobId }, select: { rejected: true } });
  if (rejected === 0) return true;
  return {
    remark: `${rejected} ${rejected === 1 ? "time" : "times"} a maker of facts failed on an example; these facts are missing. Which, its errors say.`,
  };
}

/** No line of a file is meant. */
function toError({ example, maker, message }: Failure) {
  return { line: 0, code: "facts-failed", field: maker, message: `example ${example}: ${message}` };
}
