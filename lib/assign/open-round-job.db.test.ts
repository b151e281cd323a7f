import type { JobHelpers } from "graphile-worker";
import { expect, test } from "vitest";
import { requireProject } from "@/lib/auth/scope";
import { cancelJob } from "@/lib/jobs/cancel";
import { lastAttempt } from "@/lib/jobs/job-queries";
import { db } from "@/lib/server/db";
import { makeWork } from "@/prisma/factories/work";
import { openRound, PLACES_AT_ONCE, startRound } from "./commands";
import { openRoundJob } from "./open-round-job";
import { roundInputSchema } from "./schema";

const helpers = { job: { attempts: 1, max_attempts: 5, locked_by: "test" } } as JobHelpers;
const EXAMPLES = 250;
/** Just more than a request makes by itself. */
const OVERLAP = PLACES_AT_ONCE / EXAMPLES + 1;
const PLAN = roundInputSchema.parse({ name: "Large", overlap: OVERLAP, seed: 7 });

async function ask() {
  const { projectId, lead } = await makeWork(EXAMPLES, {}, 1);
  const scope = await requireProject(lead.actor, projectId, "rounds:manage", "rounds:read", "jobs:read");
  const started = await startRound(scope, PLAN);
  if (!started.ok || started.value.job === null) throw new Error("no job");
  const jobId = started.value.job;
  const work = () => openRoundJob({ projectId, jobId }, helpers);
  const state = () => db().job.findUniqueOrThrow({ where: { projectId_id: { projectId, id: jobId } } });
  const count = async () => [
    await db().round.count({ where: { projectId } }),
    await db().assignment.count({ where: { projectId } }),
  ];
  return { projectId, lead, scope, jobId, started: started.value, work, state, count };
}

test("a large round is opened by a job, once, as a request would have opened it", async () => {
  const { projectId, scope, started, work, state, count } = await ask();
  const places = EXAMPLES * OVERLAP;
  expect(started).toMatchObject({ id: null, examples: EXAMPLES, places });
  expect(await count()).toEqual([0, 0]);
  expect(await lastAttempt(scope, "open-round")).toMatchObject({ name: "Large", state: "queued", total: places });
  await work();
  expect(await count()).toEqual([1, places]);
  expect(await lastAttempt(scope, "open-round")).toBeNull();
  const { result } = await state();
  // As after a crash between the round and the end of the job.
  await db().job.updateMany({ where: { projectId }, data: { state: "running", finishedAt: null } });
  await work();
  expect(await state()).toMatchObject({ state: "succeeded", result });
  const atOnce = await openRound(scope, PLAN);
  if (!atOnce.ok) throw new Error(atOnce.message);
  const ranks = async (roundId: string) =>
    (await db().assignment.findMany({ where: { projectId, roundId }, orderBy: { rank: "asc" } })).map(
      ({ exampleId, place, rank, probability }) => [exampleId, place, rank, probability],
    );
  const { round } = result as { round: string };
  expect(await ranks(round)).toEqual(await ranks(atOnce.value.id));
});

test("nothing is left of a large round that is called off, also in its midst", async () => {
  const waiting = await ask();
  expect(await cancelJob(waiting.scope, { jobId: waiting.jobId })).toMatchObject({ ok: true });
  await waiting.work();
  expect([await waiting.count(), await waiting.state()]).toMatchObject([[0, 0], { state: "cancelled" }]);

  const running = await ask();
  await db().job.updateMany({ where: { id: running.jobId }, data: { cancelRequestedAt: new Date() } });
  await running.work();
  expect([await running.count(), await running.state()]).toMatchObject([[0, 0], { state: "cancelled" }]);
});

test("whoever lost the right meanwhile opens none, and no round opens under another version than it was planned for", async () => {
  const demoted = await ask();
  await db().membership.updateMany({ where: { projectId: demoted.projectId }, data: { role: "annotator" } });
  await demoted.work();
  expect(await demoted.state()).toMatchObject({
    state: "failed",
    message: expect.stringContaining("may not open one"),
  });

  const moved = await ask();
  const { guidelineVersionId: _planned, ...params } = (await moved.state()).params as Record<string, unknown>;
  const other = { ...params, guidelineVersionId: moved.jobId };
  await db().job.updateMany({ where: { id: moved.jobId }, data: { params: JSON.parse(JSON.stringify(other)) } });
  await moved.work();
  expect(await moved.state()).toMatchObject({
    state: "failed",
    message: expect.stringContaining("another guideline version"),
  });
  expect([await demoted.count(), await moved.count()]).toEqual([
    [0, 0],
    [0, 0],
  ]);
});
