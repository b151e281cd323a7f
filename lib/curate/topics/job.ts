import "server-only";
import type { JobHelpers } from "graphile-worker";
import { scopeOfJob } from "@/lib/auth/job-actor";
import type { TermCounts } from "@/lib/core/topics/term-counts";
import { takeWatermark } from "@/lib/facts/watermark";
import { showProgress } from "@/lib/jobs/queue";
import { type BegunJob, type Ended, type JobPayload, jobPayloadSchema, runJob } from "@/lib/jobs/run-job";
import { restBesideLabelling } from "@/lib/server/beside-labelling";
import { db } from "@/lib/server/db";
import { calculate } from "@/lib/server/threads/calculate";
import { madeAhead } from "@/lib/server/threads/made-ahead";
import { drawToLearn } from "./sample";
import { findTopicsSchema } from "./schema";
import { storeTopics } from "./store";

const STOPPED = "Looking for topics stopped on an error of ours. Those found before stay; look for them again.";

/** Learns what a project's examples are about, and has every one told by it. Nothing is stored before the end. */
export async function findTopicsJob(raw: unknown, helpers: JobHelpers): Promise<void> {
  const payload = jobPayloadSchema.parse(raw);
  await runJob(payload, helpers, STOPPED, (job) => find(payload, job));
}

async function find(
  { projectId, jobId }: JobPayload,
  { params, createdById, result, workerId }: BegunJob,
): Promise<Ended> {
  if (result?.topics !== undefined) return true;
  const scope = await scopeOfJob(projectId, createdById, "release:write");
  if (!scope) return { refused: "Whoever asked for this may not curate any more. Nothing was changed." };
  const input = findTopicsSchema.parse(params);
  const watermark = await takeWatermark(projectId);
  const batches = await drawToLearn(projectId, watermark, input.seed);
  const total = batches.reduce((sum, batch) => sum + batch.length, 0);
  await db().job.update({ where: { projectId_id: { projectId, id: jobId } }, data: { total }, select: { id: true } });
  const counts: TermCounts[] = [];
  let done = 0;
  const count = (sequences: number[]) => calculate("topics.count", { projectId, sequences });
  for await (const { order, made, since } of madeAhead(each(batches), count)) {
    counts.push(made);
    done += order.length;
    if (!(await showProgress(projectId, jobId, workerId, done))) return false;
    await restBesideLabelling(performance.now() - since);
  }
  const learnt = await calculate("topics.learn", { counts, ...input });
  if (!(await showProgress(projectId, jobId, workerId, done))) return false;
  const lost = await storeTopics(scope, { projectId, jobId, workerId }, { input, learnt, watermark, read: total });
  const remarks = [
    ...(learnt.topics.length === 0 ? [NOTHING_FOUND] : []),
    ...(lost.length > 0 ? [lostWords(lost)] : []),
  ];
  return remarks.length === 0 || { remark: remarks.join(" ") };
}

function lostWords(lost: readonly string[]): string {
  const names = lost.map((name) => `“${name}”`).join(", ");
  return `Topics that people had named were not found again, and their names are gone: ${names}. A condition on one of these is met by nothing.`;
}

const NOTHING_FOUND =
  "No topics can be told apart: the examples are too few, all about one thing, or each about another.";

async function* each<T>(list: readonly T[]) {
  yield* list;
}
