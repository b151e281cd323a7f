import { setTimeout as pause } from "node:timers/promises";
import type pg from "pg";
import type { Random } from "@/lib/core/random/generator";
import { findProcess, killHard } from "../instance";

/** A job is tried five times, and the last is left to end it. */
const MOST_KILLS = 4;
const PATIENCE_MS = 120_000;
const LOOK_AGAIN_MS = 10;

export interface Interrupter {
  dataDir: string;
  client: pg.Client;
  random: Random;
}

/** One kill within a job. */
export interface Interruption {
  /** When, in milliseconds after a worker took the job up. */
  afterMs: number;
  /** What was stored of it by then: steps of a recipe, or the number of an example. */
  settled: number;
}

interface JobRow {
  state: string;
  worker: string | null;
  settled: number;
}

/**
 * Lets a job run to its end, and kills the worker up to so many times on the way, each at a random moment of the time that the job takes by
 * itself. `look` is called right behind each kill, before anybody goes on. A moment behind the end of the job counts as no kill.
 */
export async function interrupt(
  { dataDir, client, random }: Interrupter,
  { jobId, spanMs, kills, look }: { jobId: string; spanMs: number; kills: number; look: () => Promise<void> },
): Promise<Interruption[]> {
  const made: Interruption[] = [];
  let last: string | null = null;
  for (let kill = 0; kill < Math.min(kills, MOST_KILLS); kill++) {
    const taken = await jobWhere(
      client,
      jobId,
      ({ state, worker }) => isOver(state) || (state === "running" && worker !== last),
    );
    last = taken.worker;
    const begun = Date.now();
    await pause(random.uniform() * spanMs);
    const victim = findProcess(dataDir, "worker");
    if (!victim) throw new Error("The worker does not run.");
    if (isOver((await readJob(client, jobId)).state)) break;
    killHard("worker", victim);
    const { state, settled } = await readJob(client, jobId);
    if (isOver(state)) break;
    made.push({ afterMs: Date.now() - begun, settled });
    await look();
  }
  await jobWhere(client, jobId, ({ state }) => isOver(state));
  return made;
}

/** Kills each worker that takes a job up, early in it, until it is tried no more. */
export async function exhaust(
  { dataDir, client, random }: Interrupter,
  { jobId, spanMs }: { jobId: string; spanMs: number },
): Promise<void> {
  for (let last: string | null = null; ; ) {
    const taken = await jobWhere(
      client,
      jobId,
      ({ state, worker }) => isOver(state) || (state === "running" && worker !== last),
    );
    if (isOver(taken.state)) return;
    last = taken.worker;
    await pause((random.uniform() * spanMs) / 10);
    const victim = findProcess(dataDir, "worker");
    if (victim) killHard("worker", victim);
  }
}

/** Waits until nothing stands any more of what a run cleaned. */
export async function untilTakenBack(client: pg.Client, run: string): Promise<void> {
  const deadline = Date.now() + PATIENCE_MS;
  for (;;) {
    const { rows } = await client.query("SELECT FROM clean_run WHERE id = $1 AND undone_at IS NULL", [run]);
    if (rows.length === 0) return;
    if (Date.now() > deadline) throw new Error(`What the run ${run} cleaned was not taken back within 120 s`);
    await pause(LOOK_AGAIN_MS);
  }
}

/** When a job was killed, one line. */
export function momentsOf(what: string, made: readonly Interruption[]): string {
  const moments = made.map(({ afterMs, settled }) => `${afterMs} ms (${settled})`);
  return `${what} killed ${made.length} times, after so long (and what was settled): ${moments.join(", ")}`;
}

/** Waits for the end of a job. Answers its state. */
export async function endOf(client: pg.Client, jobId: string): Promise<string> {
  return (await jobWhere(client, jobId, ({ state }) => isOver(state))).state;
}

/** How long a job that ended took, from when a worker took it up. */
export async function spanOf(client: pg.Client, jobId: string): Promise<number> {
  const { rows } = await client.query<{ ms: number }>(
    "SELECT extract(epoch FROM finished_at - started_at)::float8 * 1000 AS ms FROM job WHERE id = $1",
    [jobId],
  );
  return rows[0]!.ms;
}

const isOver = (state: string): boolean => state !== "queued" && state !== "running";

async function jobWhere(client: pg.Client, jobId: string, holds: (job: JobRow) => boolean): Promise<JobRow> {
  const deadline = Date.now() + PATIENCE_MS;
  for (;;) {
    const job = await readJob(client, jobId);
    if (holds(job)) return job;
    if (Date.now() > deadline) throw new Error(`The job ${jobId} did not go on within 120 s: ${JSON.stringify(job)}`);
    await pause(LOOK_AGAIN_MS);
  }
}

async function readJob(client: pg.Client, jobId: string): Promise<JobRow> {
  const { rows } = await client.query<JobRow>(
    "SELECT state::text, worker_id AS worker, coalesce((result ->> 'settled')::float8, 0) AS settled FROM job WHERE id = $1",
    [jobId],
  );
  return rows[0]!;
}
