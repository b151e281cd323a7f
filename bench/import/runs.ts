import { runOnce } from "graphile-worker";
import { requireProject } from "@/lib/auth/scope";
import type { CriterionInput } from "@/lib/guideline/schema";
import { receiveUpload } from "@/lib/import/uploads";
import { readJob } from "@/lib/jobs/job-queries";
import type { JobKind } from "@/lib/jobs/kinds";
import type { Prisma } from "@/lib/server/generated/prisma/client";
import { makeMember } from "@/prisma/factories/people";
import { makeProject } from "@/prisma/factories/project";
import { tasks } from "@/worker/tasks";

const SAMPLE_MS = 50;

/** A project to import into, and a function that imports a file there as the API and the worker do: upload, then the job. */
export async function startImports(connectionString: string, criteria: CriterionInput[]) {
  const { projectId } = await makeProject({ criteria });
  const { actor } = await makeMember(projectId, "lead");
  const scope = await requireProject(actor, projectId, "examples:import", "jobs:read");

  async function importFile(kind: JobKind, file: AsyncIterable<Uint8Array>, params: Prisma.InputJsonObject) {
    const server = watchMemory();
    const begun = performance.now();
    const received = await receiveUpload(scope, kind, params, file);
    if (!received.ok) throw new Error(received.message);
    const uploaded = performance.now();
    const serverMegabytes = server.stop();
    const worker = watchMemory();
    // What it orders, such as facts, is another's time.
    await runOnce({ connectionString, taskList: { [kind]: tasks[kind] } });
    const done = performance.now();
    const workerMegabytes = worker.stop();
    const job = await readJob(scope, received.value.jobId);
    if (job?.state !== "succeeded") throw new Error(`The job is ${job?.state}: ${job?.message}`);
    return {
      accepted: job.accepted,
      bytes: job.total,
      uploadSeconds: (uploaded - begun) / 1000,
      jobSeconds: (done - uploaded) / 1000,
      serverMegabytes,
      workerMegabytes,
    };
  }
  return { importFile, projectId };
}

/** How far the resident memory of this process rises above what it was at the beginning. */
function watchMemory() {
  const before = process.memoryUsage.rss();
  let highest = before;
  const timer = setInterval(() => {
    highest = Math.max(highest, process.memoryUsage.rss());
  }, SAMPLE_MS);
  return {
    stop() {
      clearInterval(timer);
      return (highest - before) / 1e6;
    },
  };
}
