import { jsonLine } from "@/lib/core/text/json-line";
import { csvLines } from "./csv-lines";
import type { ExportFormat, RowOptions } from "./export-format";
import type { ExportedExample } from "./exported";
import { parquetFile } from "./parquet";
import type { Tally } from "./tally";

const CHUNK = 64 * 1024;

/** The bytes of a file, in order. Counts what is written, changed and left out; holds one example at a time, of Parquet a row group. */
export function writeFile(
  format: ExportFormat,
  rows: AsyncIterable<ExportedExample>,
  options: RowOptions & { tally: Tally },
): AsyncGenerator<Uint8Array> {
  const batches = recordsOf(format, rows, options);
  const columns = format.columns(options);
  if (options.container === "parquet") return parquetFile(batches, columns);
  return inChunks(
    format.ending === "csv" ? csvLines(batches, Object.keys(columns), options.csv === "safe") : jsonLines(batches),
  );
}

/** Counts what a file would hold, without writing it. */
export async function countRows(
  format: ExportFormat,
  rows: AsyncIterable<ExportedExample>,
  options: RowOptions & { tally: Tally },
): Promise<void> {
  for await (const _ of recordsOf(format, rows, options));
}

async function* recordsOf(
  format: ExportFormat,
  rows: AsyncIterable<ExportedExample>,
  { tally, ...options }: RowOptions & { tally: Tally },
): AsyncGenerator<readonly object[]> {
  for await (const row of rows) yield tally.count(format.outcome(row, options));
}

async function* jsonLines(batches: AsyncIterable<readonly object[]>): AsyncGenerator<string> {
  for await (const batch of batches) for (const record of batch) yield `${jsonLine(record)}\n`;
}

/** Joins small pieces of text to chunks of about 64 KB in UTF-8. */
async function* inChunks(pieces: AsyncIterable<string>): AsyncGenerator<Uint8Array> {
  let text = "";
  for await (const piece of pieces) {
    text += piece;
    if (text.length < CHUNK) continue;
    yield Buffer.from(text);
    text = "";
  }
  if (text !== "") yield Buffer.from(text);
}
