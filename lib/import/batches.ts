import { setImmediate as nextTurn } from "node:timers/promises";
import { addLeftOut, type LeftOutCounts } from "@/lib/jobs/left-out";
import type { LineError } from "@/lib/jobs/queue";
import type { ImportEvent } from "./import-event";

/** Records of a file that are stored together, as plain data. */
export interface ImportBatch<Made> {
  /** What was made of the good ones. */
  made: Made;
  /** What is wrong with others. */
  errors: LineError[];
  leftOut: LeftOutCounts;
  /** The row of a table that a line stands for, where it does. */
  rows: ReadonlyMap<number, number | undefined>;
  /** Records of the file before it and up to its end, and bytes. */
  from: number;
  to: number;
  done: number;
  /** Whether it holds as many records as a batch can. */
  isFull: boolean;
}

const BATCH_RECORDS = 1000;
const BATCH_WEIGHT = 4_000_000;
/** So long records are read without a look at what PostgreSQL has answered: else the batch before would wait at each of its statements. */
const READING_MS = 4;

interface FileEvents<Item> {
  /** The file, record by record. */
  events: AsyncIterable<ImportEvent<Item>>;
  bytesRead: () => number;
  /** Records that an earlier attempt settled: they are read over. */
  settled: number;
}

/** A file in batches, of whose records something is made. */
export async function* batchesOf<Item, Made>(
  { events, bytesRead, settled }: FileEvents<Item>,
  make: (records: { line: number; value: Item }[]) => Made,
): AsyncGenerator<ImportBatch<Made>, void> {
  let seen = 0;
  let from = settled;
  let batch: ImportEvent<Item>[] = [];
  let weight = 0;
  let since = performance.now();
  const closed = (): ImportBatch<Made> => ({
    made: make(batch.flatMap((event) => ("value" in event ? [event] : []))),
    errors: batch.flatMap((event) => ("error" in event ? [{ line: event.line, ...event.error }] : [])),
    leftOut: addLeftOut(...batch.flatMap((event) => ("leftOut" in event ? [{ [event.leftOut]: 1 }] : []))),
    rows: new Map(batch.map(({ line, row }) => [line, row])),
    from,
    to: seen,
    done: bytesRead(),
    isFull: batch.length === BATCH_RECORDS,
  });
  for await (const event of events) {
    if (performance.now() - since > READING_MS) {
      await nextTurn();
      since = performance.now();
    }
    seen++;
    if (seen <= settled) continue;
    batch.push(event);
    weight += weightOf(event);
    if (batch.length < BATCH_RECORDS && weight < BATCH_WEIGHT) continue;
    yield closed();
    from = seen;
    batch = [];
    weight = 0;
  }
  if (batch.length > 0) yield closed();
}

/** How many records of its file an earlier attempt at a job settled, by what it left. */
export function settledBy(result: Readonly<Record<string, unknown>> | null): number {
  return Number(result?.settled ?? 0);
}

/** Roughly the characters of a record; enough to keep batches of long texts small. */
function weightOf(event: ImportEvent<unknown>): number {
  if (!("value" in event)) return 100;
  const { value } = event;
  if (typeof value !== "object" || value === null) return String(value).length;
  return Object.values(value).reduce((sum: number, field) => sum + (typeof field === "string" ? field.length : 500), 0);
}
