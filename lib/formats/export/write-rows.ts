const PIECE = 64 * 1024;

/** Writes rows as text in pieces of about 64 KB, so that a stream of many small rows stays cheap to send. */
export async function* writeRows<Row>(
  rows: AsyncIterable<Row>,
  write: (row: Row) => string,
  head = "",
): AsyncGenerator<string> {
  let piece = head;
  for await (const row of rows) {
    piece += write(row);
    if (piece.length >= PIECE) {
      yield piece;
      piece = "";
    }
  }
  if (piece !== "") yield piece;
}

/** The lines of NDJSON for the records that a row gives, which may be none. */
export function jsonLines(...records: readonly object[]): string {
  return records.map((record) => `${JSON.stringify(record)}\n`).join("");
}
