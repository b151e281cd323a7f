import { beforeEach, expect, test } from "vitest";
import { db, transaction } from "@/lib/server/db";
import { makeUser } from "@/prisma/factories/people";
import { makeProject } from "@/prisma/factories/project";
import { advanceJob, beginJob, enqueueJob, freeAbandonedJobs, keepAlive } from "./queue";
import { runJob } from "./run-job";

const NOTHING = { done: 0, accepted: 0, rejected: 0, duplicates: 0 };
let projectId: string;
let id: string;

beforeEach(async () => {
  projectId = (await makeProject()).projectId;
  const job = await db().job.create({ data: { projectId, kind: "import-examples", state: "queued", params: {} } });
  id = job.id;
  await transaction((tx) => enqueueJob(tx, { projectId, id, kind: "import-examples" }));
});

const stateOf = async () => (await db().job.findFirstOrThrow({ where: { projectId, id } })).state;

/** As a worker of the queue does that then falls silent. */
async function takeUp(worker: string, silentSeconds: number, attempts: number) {
  await db().$executeRaw`
    UPDATE graphile_worker._private_jobs SET locked_by = ${worker}, attempts = ${attempts}::int,
      locked_at = now() - make_interval(secs => ${silentSeconds}::int) WHERE key = ${id}`;
  await beginJob(projectId, id, worker);
  await db().$executeRaw`
    UPDATE job SET heartbeat_at = now() - make_interval(secs => ${silentSeconds}::int) WHERE project_id = ${projectId}::uuid AND id = ${id}::uuid`;
}

async function holder(): Promise<string | null> {
  const [row] = await db().$queryRaw<{ worker: string | null }[]>`
    SELECT locked_by AS worker FROM graphile_worker.jobs WHERE key = ${id}`;
  return row!.worker;
}

test("a worker that is silent for long loses its job to the next one, a busy one keeps it", async () => {
  await takeUp("dead", 20, 1);
  expect(await freeAbandonedJobs()).toBe(1);
  expect([await holder(), await stateOf()]).toEqual([null, "running"]);
  await takeUp("busy", 10, 2);
  expect(await freeAbandonedJobs()).toBe(0);
  expect(await holder()).toBe("busy");
});

test("a job whose last attempt died ends as failed and says so", async () => {
  await takeUp("dead", 20, 5);
  await freeAbandonedJobs();
  expect(await db().job.findFirst({ where: { projectId, id } })).toMatchObject({
    state: "failed",
    message: expect.stringContaining("stopped 5 times"),
  });
});

/** One attempt of the worker at a job whose batch meets such an error of PostgreSQL. */
async function attemptMeeting(sqlState: string, attempts: number) {
  const queued = { locked_by: "worker", attempts, max_attempts: 5 };
  const work = async () => {
    await db().$executeRawUnsafe(`DO $$ BEGIN RAISE EXCEPTION 'met' USING ERRCODE = '${sqlState}'; END $$`);
    return true;
  };
  const run = runJob({ projectId, jobId: id }, { job: queued } as never, "It stopped.", work);
  await expect(run).rejects.toThrow();
  return db().job.findFirstOrThrow({ where: { projectId, id }, select: { state: true, message: true } });
}

test("a job that meets a full disk waits with the reason, and ends with it after its last attempt", async () => {
  const waits = await attemptMeeting("53100", 1);
  expect(waits).toEqual({ state: "queued", message: expect.stringMatching(/no room left.*tried again/) });
  const ended = await attemptMeeting("53100", 5);
  expect(ended).toEqual({
    state: "failed",
    message: expect.stringMatching(/no room left.*What was accepted stays. Start it again/),
  });
});

test.each([
  ["57P01", /could not be reached/],
  ["58030", /read or write its disk/],
  ["25006", /read only/],
  ["22012", /^It stopped\.$/],
])("a job whose last attempt met %s says so", async (sqlState, words) => {
  expect(await attemptMeeting(sqlState, 5)).toEqual({ state: "failed", message: expect.stringMatching(words) });
});

test("a job that the queue gave up, and whose end could not be stored, does not stay running", async () => {
  await beginJob(projectId, id, "gone");
  await db().$executeRaw`UPDATE graphile_worker._private_jobs SET attempts = max_attempts WHERE key = ${id}`;
  await freeAbandonedJobs();
  expect(await db().job.findFirst({ where: { projectId, id } })).toMatchObject({
    state: "failed",
    message: expect.stringContaining("no room"),
  });
});

test("signs of life keep a job from being taken for abandoned", async () => {
  await takeUp("slow", 20, 1);
  const rest = keepAlive(projectId, id, "slow");
  const silent = async () => {
    const [row] = await db().$queryRaw<{ silent: boolean }[]>`
      SELECT heartbeat_at < now() - interval '15 seconds' AS silent FROM job WHERE project_id = ${projectId}::uuid AND id = ${id}::uuid`;
    return row!.silent;
  };
  await expect.poll(silent, { timeout: 10_000 }).toBe(false);
  rest();
});

test("of two attempts at one batch, the second stores nothing", async () => {
  await beginJob(projectId, id, "first");
  const settle = (from: number, to: number) =>
    transaction((tx) => advanceJob(tx, projectId, id, { ...NOTHING, accepted: to - from }, { from, to }, []));
  expect(await settle(0, 10)).toBe(true);
  await expect(settle(0, 10)).rejects.toThrow("Another attempt");
  expect(await settle(10, 15)).toBe(true);
  expect(await db().job.findFirst({ where: { projectId, id } })).toMatchObject({
    accepted: 15,
    result: { settled: 15 },
  });
});

test("of somebody who has many in the queue the later ones come after everybody else's first", async () => {
  const [ada, ben] = [await makeUser(), await makeUser()];
  const start = async (createdById: string) => {
    const job = await db().job.create({
      data: { projectId, kind: "import-examples", state: "queued", params: {}, createdById },
    });
    await transaction((tx) => enqueueJob(tx, { projectId, id: job.id, kind: "import-examples" }));
    return job.id;
  };
  const [first, second, third] = [await start(ada.id), await start(ada.id), await start(ada.id)];
  const other = await start(ben.id);
  const rows = await db().$queryRaw<{ key: string }[]>`
    SELECT key FROM graphile_worker.jobs WHERE key = ANY(${[first, second, third, other]}::text[]) ORDER BY priority, run_at, id`;
  expect(rows.map(({ key }) => key)).toEqual([first, other, second, third]);
});
