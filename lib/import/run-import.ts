import "server-only";
import { setImmediate as nextTurn } from "node:timers/promises";
import { roughSize } from "@/lib/core/text/rough-size";
import { addLeftOut, type LeftOutCounts, leftOutWords } from "@/lib/jobs/left-out";
import { advanceJob, type BesideCounts, type LineError } from "@/lib/jobs/queue";
import type { Ended } from "@/lib/jobs/run-job";
import { restBesideLabelling } from "@/lib/server/beside-labelling";
import { type Database, db, transaction } from "@/lib/server/db";
import type { Prisma } from "@/lib/server/generated/prisma/client";
import { isPowerOfFour } from "@/lib/server/grown-statistics";
import type { ImportEvent } from "./import-event";

/** What came of a batch of records. */
export interface BatchOutcome {
  accepted: number;
  duplicates: number;
  errors: LineError[];
  /** The same of labels that stood in the records of examples. */
  labels?: Omit<BesideCounts, "rejected"> & { errors: LineError[] };
}

interface ImportWork<Item> {
  projectId: string;
  jobId: string;
  /** The file, record by record. */
  events: AsyncIterable<ImportEvent<Item>>;
  bytesRead: () => number;
  /** What an earlier attempt came to: the records that it settled are read over. */
  result: Prisma.JsonObject | null;
  /** Makes a batch ready while the one before it is stored, and returns what stores it, which calls `underway` when it sends its longest statement. */
  store: (batch: { line: number; value: Item }[]) => (tx: Database, underway: () => void) => Promise<BatchOutcome>;
  /** What is to be said at the end, when all records have been seen. */
  remark?: () => string | null;
}

/** What an import says that ended on an error of ours. */
export const STOPPED =
  "The import stopped on an error of ours. What it stored before stays; import the file again to add the rest.";

const BATCH_RECORDS = 1000;
const BATCH_WEIGHT = 4_000_000;
/** So long records are read without a look at what PostgreSQL has answered: else the batch before would wait at each of its statements. */
const READING_MS = 4;

/** What is settled so far of what is not counted in columns of the job. */
interface Tally {
  leftOut: LeftOutCounts;
  labels: BesideCounts | undefined;
}

/**
 * Runs through a file in batches. A batch, its errors and its progress are one transaction, so that whatever kills the process, the
 * next attempt goes on behind the last whole batch. While PostgreSQL stores a batch, the next one is read and made ready: not earlier, or
 * each short question before the long one would wait for the reading. Ends as false where somebody cancelled, and refused where nothing came
 * of the file at all.
 */
export async function importInBatches<Item>(work: ImportWork<Item>): Promise<Ended> {
  let batches = 0;
  const earlier = work.result as Partial<Tally> | null;
  const before: Tally = { leftOut: earlier?.leftOut ?? {}, labels: earlier?.labels };
  let storing = Promise.resolve<Settled>({ goesOn: true, tally: before });
  try {
    for await (const batch of batchesOf(work)) {
      const store = work.store(batch.events.flatMap((event) => ("value" in event ? [event] : [])));
      const { goesOn, tally } = await storing;
      if (!goesOn) return false;
      await new Promise<void>((underway) => {
        storing = settleAndRest(work, batch, (tx) => store(tx, underway), tally, isPowerOfFour(++batches));
        storing.then(
          () => underway(),
          () => underway(),
        );
      });
      await nextTurn();
    }
    const { goesOn, tally } = await storing;
    return goesOn && (await ending(work, tally));
  } finally {
    // Nothing of this attempt may still be written when another one begins.
    await storing.catch(() => {});
  }
}

/** A file of which nothing was stored and nothing refused has not been imported, whatever it is. */
async function ending<Item>({ projectId, jobId, remark }: ImportWork<Item>, { leftOut }: Tally): Promise<Ended> {
  const [job] = await db().$queryRaw<{ settled: number }[]>`
    SELECT accepted + rejected AS settled FROM job WHERE project_id = ${projectId}::uuid AND id = ${jobId}::uuid`;
  const said = remark?.() ?? null;
  if (job?.settled) return said === null ? true : { remark: said };
  const left = leftOutWords(leftOut);
  const nothing = left === "" ? "The file holds no records." : `Nothing came of the file. Left out: ${left}.`;
  return { refused: said === null ? nothing : `${nothing} ${said}` };
}

interface Batch<Item> {
  events: ImportEvent<Item>[];
  /** Whether it holds as many records, or as long ones, as a batch may. */
  isFull: boolean;
  /** Records of the file before it and up to its end, and bytes. */
  from: number;
  to: number;
  done: number;
}

async function* batchesOf<Item>({ events, result, bytesRead }: ImportWork<Item>): AsyncGenerator<Batch<Item>> {
  const settled = Number(result?.settled ?? 0);
  let seen = 0;
  let from = settled;
  let batch: ImportEvent<Item>[] = [];
  let weight = 0;
  let since = performance.now();
  for await (const event of events) {
    if (performance.now() - since > READING_MS) {
      await nextTurn();
      since = performance.now();
    }
    seen++;
    if (seen <= settled) continue;
    batch.push(event);
    weight += roughSize(event);
    if (batch.length < BATCH_RECORDS && weight < BATCH_WEIGHT) continue;
    yield { events: batch, isFull: true, from, to: seen, done: bytesRead() };
    from = seen;
    batch = [];
    weight = 0;
  }
  if (batch.length > 0) yield { events: batch, isFull: false, from, to: seen, done: bytesRead() };
}

interface Settled {
  goesOn: boolean;
  tally: Tally;
}

async function settleAndRest<Item>(...batch: Parameters<typeof settle<Item>>): Promise<Settled> {
  const begun = performance.now();
  const settled = await settle(...batch);
  if (settled.goesOn) await restBesideLabelling(performance.now() - begun);
  return settled;
}

async function settle<Item>(
  work: ImportWork<Item>,
  batch: Batch<Item>,
  store: (tx: Database) => Promise<BatchOutcome>,
  before: Tally,
  refresh: boolean,
): Promise<Settled> {
  const settled = await transaction(async (tx): Promise<Settled> => {
    const bad = batch.events.flatMap((event) => ("error" in event ? [{ line: event.line, ...event.error }] : []));
    const left = batch.events.flatMap((event) => ("leftOut" in event ? [{ [event.leftOut]: 1 }] : []));
    const rows = new Map(batch.events.map(({ line, row }) => [line, row]));
    const outcome = await store(tx);
    const errors = [...bad, ...outcome.errors];
    const progress = {
      done: batch.done,
      accepted: outcome.accepted,
      rejected: errors.length,
      duplicates: outcome.duplicates,
    };
    const tally = {
      leftOut: addLeftOut(before.leftOut, ...left),
      labels: outcome.labels ? addLabels(before.labels, outcome.labels) : before.labels,
    };
    const byLine = [...errors, ...(outcome.labels?.errors ?? [])]
      .sort((a, b) => a.line - b.line)
      .map((error) => ({ ...error, row: rows.get(error.line) }));
    const checkpoint = { from: batch.from, to: batch.to, ...tally };
    return { goesOn: await advanceJob(tx, work.projectId, work.jobId, progress, checkpoint, byLine), tally };
  });
  // Of the tables of labels, at once: what a batch wrote is only counted a second later.
  if (refresh && batch.isFull) await db().$executeRaw`SELECT refresh_statistics()`;
  return settled;
}

function addLabels(before: BesideCounts | undefined, by: NonNullable<BatchOutcome["labels"]>): BesideCounts {
  return {
    accepted: (before?.accepted ?? 0) + by.accepted,
    rejected: (before?.rejected ?? 0) + by.errors.length,
    duplicates: (before?.duplicates ?? 0) + by.duplicates,
    leftOut: addLeftOut(before?.leftOut ?? {}, by.leftOut),
  };
}
