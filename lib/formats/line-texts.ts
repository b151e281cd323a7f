import { decodeText } from "@/lib/formats/encoding";
import { type Line, LineSplitter } from "@/lib/formats/line-splitter";
import { type RecordEvent, type Splitter, tooLong } from "@/lib/formats/record";

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
