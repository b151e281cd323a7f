import { decodeText } from "@/lib/formats/encoding";
import { JsonScanner } from "@/lib/formats/json-scanner";
import { parseJsonRecord } from "@/lib/formats/json-text";
import { type Line, LineSplitter } from "@/lib/formats/line-splitter";
import { type RecordEvent, type Splitter, tooLong } from "@/lib/formats/record";

/** One JSON value per line (NDJSON, JSON Lines). Blank lines are passed over; a bad line is reported and the next is read. */
export class NdjsonSplitter implements Splitter {
  readonly #lines = new LineSplitter();

  *push(chunk: Uint8Array): Generator<RecordEvent> {
    for (const line of this.#lines.push(chunk)) yield* parseLine(line);
  }

  *end(): Generator<RecordEvent> {
    for (const line of this.#lines.end()) yield* parseLine(line);
  }
}

function* parseLine({ line, bytes }: Line): Generator<RecordEvent> {
  if (bytes === null) {
    yield tooLong(line);
  } else if (!isBlank(bytes)) {
    const scanner = new JsonScanner();
    scanner.scan(bytes, 0, bytes.length);
    yield parseJsonRecord(bytes, line, scanner);
  }
}

/** Whether a line holds nothing but spaces, tabs and carriage returns. */
function isBlank(bytes: Buffer): boolean {
  return bytes.every((byte) => byte === 0x20 || byte === 0x09 || byte === 0x0d);
}

/** Plain text: each line that is not blank is one record, a string. */
export class TextLineReader implements Splitter<string> {
  readonly #lines = new LineSplitter();

  *push(chunk: Uint8Array): Generator<RecordEvent<string>> {
    for (const line of this.#lines.push(chunk)) yield* readLine(line);
  }

  *end(): Generator<RecordEvent<string>> {
    for (const line of this.#lines.end()) yield* readLine(line);
  }
}

function* readLine({ line, bytes }: Line): Generator<RecordEvent<string>> {
  if (bytes === null) {
    yield tooLong(line);
    return;
  }
  const text = decodeText(bytes, line);
  if (typeof text !== "string") yield text;
  else if (text.trim() !== "") yield { line, value: text };
}
