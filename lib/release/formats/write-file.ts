import { jsonLine } from "@/lib/core/text/json-line";
import { csvHead, csvLines } from "./csv-lines";
import type { ExportFormat, RowOptions } from "./export-format";
import type { ExportedExample } from "./exported";
import { parquetFile } from "./parquet";
import type { Tally } from "./tally";

const CHUNK = 64 * 1024;

/** What is read in batches. Within one nothing is waited for: a promise for each example costs more than writing it. */
type Batches<Item> = AsyncIterable<Iterable<Item>>;

/** The bytes of a file, in order. Counts what is written, changed and left out; holds one example at a time, of Parquet a row group. */
export function writeFile(
  format: ExportFormat,
  rows: Batches<ExportedExample>,
  options: RowOptions & { tally: Tally },
): AsyncGenerator<Uint8Array> {
  const columns = format.columns(options);
  const records = inEach(rows, (batch) => recordsOf(format, batch, options));
  if (options.container === "parquet") return parquetFile(records, columns);
  if (format.ending !== "csv") return inChunks(inEach(records, jsonLines));
  const [names, isSafe] = [Object.keys(columns), options.csv === "safe"];
  return inChunks(
    inEach(records, (batch) => csvLines(batch, names, isSafe)),
    csvHead(names, isSafe),
  );
}

/** Counts what a file would hold, without writing it. */
export async function countRows(
  format: ExportFormat,
  rows: Batches<ExportedExample>,
  options: RowOptions & { tally: Tally },
): Promise<void> {
  for await (const batch of rows) for (const _ of recordsOf(format, batch, options));
}

async function* inEach<From, To>(
  batches: Batches<From>,
  make: (batch: Iterable<From>) => Iterable<To>,
): AsyncGenerator<Iterable<To>> {
  for await (const batch of batches) yield make(batch);
}

function* recordsOf(
  format: ExportFormat,
  rows: Iterable<ExportedExample>,
  { tally, ...options }: RowOptions & { tally: Tally },
): Generator<object> {
  for (const row of rows) yield* tally.count(format.outcome(row, options));
}

function* jsonLines(records: Iterable<object>): Generator<string> {
  for (const record of records) yield `${jsonLine(record)}\n`;
}

/** Joins small pieces of text to chunks of about 64 KB in UTF-8. */
async function* inChunks(batches: Batches<string>, head = ""): AsyncGenerator<Uint8Array> {
  let text = head;
  for await (const pieces of batches) {
    for (const piece of pieces) {
      text += piece;
      if (text.length < CHUNK) continue;
      yield Buffer.from(text);
      text = "";
    }
  }
  if (text !== "") yield Buffer.from(text);
}
