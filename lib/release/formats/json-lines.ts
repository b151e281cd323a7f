import type { LeftOut, WriteOptions } from "./export-format";
import type { ExportedExample } from "./exported";

/** The records of an example, or why it has none. */
export type Records = readonly object[] | LeftOut;

/** Writes one JSON value per line, and keeps the tally. */
export async function* jsonLines(
  rows: AsyncIterable<ExportedExample>,
  { tally }: WriteOptions,
  recordsOf: (row: ExportedExample) => Records,
): AsyncGenerator<string> {
  for await (const row of rows) {
    const records = recordsOf(row);
    if (typeof records === "string") {
      tally.leave(records);
      continue;
    }
    tally.examples++;
    tally.records += records.length;
    for (const record of records) yield `${JSON.stringify(record)}\n`;
  }
}

/** Whether a reviewer settled on any criterion that the example does not belong into the dataset. */
export function isBad({ resolutions }: ExportedExample): boolean {
  return Object.values(resolutions).some(({ reason }) => reason === "bad-example");
}
