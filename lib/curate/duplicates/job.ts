import "server-only";
import type { JobHelpers } from "graphile-worker";
import { scopeOfJob } from "@/lib/auth/job-actor";
import type { Meaning } from "@/lib/core/dedup/meanings";
import { showProgress } from "@/lib/jobs/queue";
import { type BegunJob, type Ended, type JobPayload, jobPayloadSchema, runJob } from "@/lib/jobs/run-job";
import { restBesideLabelling } from "@/lib/server/beside-labelling";
import { db } from "@/lib/server/db";
import { clusters, countSame } from "./cluster";
import { loadKeys, makeKeys } from "./keys";
import { keepOrder } from "./order";
import { readRowFacts, similaritiesBefore } from "./row-facts";
import { type FindDuplicates, findDuplicatesSchema } from "./schema";
import { type FoundDuplicates, storeRun } from "./store-run";
import { shingledTexts } from "./texts";

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

async function findOne(
  project: { projectId: string },
  meaning: Meaning,
  { strength, threshold, rule }: FindDuplicates,
  onProgress: (done: number) => Promise<boolean>,
): Promise<FoundDuplicates | null> {
  const keys = await loadKeys(project, meaning);
  const { excluded, apart, ...standing } = await readRowFacts(project, keys);
  const rows = Uint32Array.from(keys.sequence.keys()).filter((row) => !excluded.has(row));
  let begun = performance.now();
  const found = await clusters({
    keys,
    order: keepOrder(rows, keys, rule, standing),
    strength,
    threshold,
    texts: shingledTexts(project, meaning, keys),
    apart,
    known: await similaritiesBefore(project, meaning, keys),
    onProgress: async (done) => {
      await restBesideLabelling(performance.now() - begun);
      begun = performance.now();
      return onProgress(done);
    },
  });
  if (found === null) return null;
  const near = { clusters: found.length, extra: found.reduce((sum, { members }) => sum + members.length, 0) };
  return {
    meaning,
    keys,
    clusters: found,
    figures: {
      meaning,
      examples: rows.length,
      exact: countSame(rows, keys.exact),
      normalised: strength === "exact" ? null : countSame(rows, keys.normal),
      near: strength === "near" ? near : null,
    },
  };
}
