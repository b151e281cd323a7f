import "server-only";
import type { RecordEvent } from "@/lib/formats/record";
import { advanceJob, type LineError } from "@/lib/jobs/queue";
import { restBesideLabelling } from "@/lib/server/beside-labelling";
import { type Database, db, transaction } from "@/lib/server/db";

/** What came of a batch of records. */
export interface BatchOutcome {
  accepted: number;
  duplicates: number;
  errors: LineError[];
}

interface ImportWork<Item> {
  projectId: string;
  jobId: string;
  /** The file, record by record. */
  events: AsyncIterable<RecordEvent<Item>>;
  bytesRead: () => number;
  /** Records that an earlier attempt settled: they are read over. */
  settled: number;
  store: (tx: Database, batch: { line: number; value: Item }[]) => Promise<BatchOutcome>;
}

/** What an import says that ended on an error of ours. */
export const STOPPED =
  "The import stopped on an error of ours. What it stored before stays; import the file again to add the rest.";

const BATCH_RECORDS = 1000;
const BATCH_WEIGHT = 4_000_000;

/**
 * Runs through a file in batches. A batch, its errors and its progress are one transaction, so that whatever kills the process, the
 * next attempt goes on behind the last whole batch. While PostgreSQL stores a batch, the next one is read. Returns false where
 * somebody cancelled.
 */
export async function importInBatches<Item>(work: ImportWork<Item>): Promise<boolean> {
  let batches = 0;
  let storing = Promise.resolve(true);
  try {
    for await (const batch of batchesOf(work)) {
      if (!(await storing)) return false;
      storing = settleAndRest(work, batch, isPowerOfFour(++batches));
      storing.catch(() => {});
    }
    return await storing;
  } finally {
    // Nothing of this attempt may still be written when another one begins.
    await storing.catch(() => {});
  }
}

interface Batch<Item> {
  events: RecordEvent<Item>[];
  /** Records of the file before it and up to its end, and bytes. */
  from: number;
  to: number;
  done: number;
}

async function* batchesOf<Item>({ events, settled, bytesRead }: ImportWork<Item>): AsyncGenerator<Batch<Item>> {
  let seen = 0;
  let from = settled;
  let batch: RecordEvent<Item>[] = [];
  let weight = 0;
  for await (const event of events) {
    seen++;
    if (seen <= settled) continue;
    batch.push(event);
    weight += weightOf(event);
    if (batch.length < BATCH_RECORDS && weight < BATCH_WEIGHT) continue;
    yield { events: batch, from, to: seen, done: bytesRead() };
    from = seen;
    batch = [];
    weight = 0;
  }
  if (batch.length > 0) yield { events: batch, from, to: seen, done: bytesRead() };
}

/** After 1, 4, 16 … batches the tables have grown enough that PostgreSQL should plan anew. */
function isPowerOfFour(count: number): boolean {
  return Number.isInteger(Math.log2(count) / 2);
}

/** Roughly the characters of a record; enough to keep batches of long texts small. */
function weightOf(event: RecordEvent<unknown>): number {
  if (!("value" in event)) return 100;
  const { value } = event;
  if (typeof value !== "object" || value === null) return String(value).length;
  return Object.values(value).reduce((sum: number, field) => sum + (typeof field === "string" ? field.length : 500), 0);
}

async function settleAndRest<Item>(...batch: Parameters<typeof settle<Item>>): Promise<boolean> {
  const begun = performance.now();
  const goesOn = await settle(...batch);
  if (goesOn) await restBesideLabelling(performance.now() - begun);
  return goesOn;
}

async function settle<Item>(work: ImportWork<Item>, batch: Batch<Item>, refresh: boolean): Promise<boolean> {
  const goesOn = await transaction(async (tx) => {
    const good = batch.events.flatMap((event) => ("value" in event ? [event] : []));
    const bad = batch.events.flatMap((event) => ("error" in event ? [{ line: event.line, ...event.error }] : []));
    const rows = new Map(batch.events.map(({ line, row }) => [line, row]));
    const outcome = await work.store(tx, good);
    const errors = [...bad, ...outcome.errors]
      .sort((a, b) => a.line - b.line)
      .map((error) => ({ ...error, row: rows.get(error.line) }));
    const progress = {
      done: batch.done,
      accepted: outcome.accepted,
      rejected: errors.length,
      duplicates: outcome.duplicates,
    };
    return advanceJob(tx, work.projectId, work.jobId, progress, batch, errors);
  });
  if (refresh && batch.events.length === BATCH_RECORDS) await db().$executeRaw`SELECT refresh_statistics()`;
  return goesOn;
}
