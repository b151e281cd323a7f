import "server-only";
import type { JobHelpers } from "graphile-worker";
import { scopeOfJob } from "@/lib/auth/job-actor";
import type { Meaning } from "@/lib/core/dedup/meanings";
import { showProgress } from "@/lib/jobs/queue";
import { type BegunJob, type Ended, type JobPayload, jobPayloadSchema, runJob } from "@/lib/jobs/run-job";
import { db } from "@/lib/server/db";
import { countSame } from "./cluster";
import { findClusters } from "./find-clusters";
import { makeKeys } from "./keys";
import { type FindDuplicates, findDuplicatesSchema } from "./schema";
import { type FoundDuplicates, storeRun } from "./store-run";

const STOPPED = "Looking for duplicates stopped on an error of ours. What was found before stays; look for them again.";

/** Looks for examples that say the same, with the rights that whoever asked still has. The result is stored whole or not at all. */
export async function findDuplicatesJob(raw: unknown, helpers: JobHelpers): Promise<void> {
  const payload = jobPayloadSchema.parse(raw);
  await runJob(payload, helpers, STOPPED, (job) => find(payload, job));
}

async function find(payload: JobPayload, { params, createdById, result, workerId }: BegunJob): Promise<Ended> {
  if (result?.run !== undefined) return true;
  const { projectId, jobId } = payload;
  const scope = await scopeOfJob(projectId, createdById, "release:write");
  if (!scope) return { refused: "Whoever asked for this may not curate any more. Nothing was changed." };
  const input = findDuplicatesSchema.parse(params);
  const total = await db().example.count({ where: { projectId } });
  await db().job.update({ where: { id: jobId }, data: { total: total * input.meanings.length }, select: { id: true } });
  const found: FoundDuplicates[] = [];
  for (const [before, meaning] of input.meanings.entries()) {
    // Half of it is reading the texts, half comparing them.
    const show = (halves: number) => showProgress(projectId, jobId, workerId, Math.floor(before * total + halves / 2));
    if (!(await makeKeys(scope, meaning, show))) return false;
    const one = await findOne(scope, meaning, input, (done) => show(total + done));
    if (one === null) return false;
    found.push(one);
  }
  await storeRun(scope, { projectId, jobId, workerId }, input, found);
  return true;
}

/** What was found under one meaning, and how much of it by each strength. */
async function findOne(
  project: { projectId: string },
  meaning: Meaning,
  input: FindDuplicates,
  onProgress: (done: number) => Promise<boolean>,
): Promise<FoundDuplicates | null> {
  const found = await findClusters(project, meaning, input, { onProgress });
  if (found === null) return null;
  const { keys, rows, clusters } = found;
  const near = { clusters: clusters.length, extra: clusters.reduce((sum, { members }) => sum + members.length, 0) };
  const { strength } = input;
  return {
    meaning,
    keys,
    clusters,
    figures: {
      meaning,
      examples: rows.length,
      exact: countSame(rows, keys.exact),
      normalised: strength === "exact" ? null : countSame(rows, keys.normal),
      near: strength === "near" ? near : null,
    },
  };
}
