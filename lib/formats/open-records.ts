import { CsvReader } from "@/lib/formats/csv";
import type { Container } from "@/lib/formats/detect";
import { refuseEncoding, withoutBom } from "@/lib/formats/encoding";
import { JsonArraySplitter } from "@/lib/formats/json-array";
import { JsonTables } from "@/lib/formats/json-tables";
import { MarkdownReader } from "@/lib/formats/markdown-table";
import { NdjsonSplitter, TextLineReader } from "@/lib/formats/ndjson";
import type { RecordEvent, Splitter } from "@/lib/formats/record";

/** The records of a file, streamed, each with its line; `container` says how the file holds them (see `detectFormat`). */
export function openRecords(source: AsyncIterable<Uint8Array>, container: Container): AsyncGenerator<RecordEvent> {
  return readRecords<unknown>(source, splitterFor(container));
}

/** What turns the bytes of a file into records. */
export function splitterFor(container: Container): Splitter {
  switch (container.container) {
    case "ndjson":
      return new JsonTables(new NdjsonSplitter());
    case "json":
      return new JsonTables(new JsonArraySplitter());
    case "csv":
      return new CsvReader(container);
    case "markdown":
      return new MarkdownReader(container.start);
    case "lines":
      return new TextLineReader();
  }
}

/** Enough of the beginning to recognise byte order marks, archives and UTF-16. */
const HEAD = 512;

/**
 * Reads a stream of bytes through a splitter, one record at a time, in the order of the file. Memory holds one piece of
 * the source and one record. A file that is not UTF-8 text yields a single error that names what it is.
 */
export async function* readRecords<Value>(
  source: AsyncIterable<Uint8Array>,
  splitter: Splitter<Value>,
): AsyncGenerator<RecordEvent<Value>> {
  let isFirst = true;
  for await (const chunk of withLongHead(source)) {
    const error = isFirst ? refuseEncoding(chunk) : null;
    if (error) {
      yield { line: 1, error };
      return;
    }
    yield* splitter.push(isFirst ? withoutBom(chunk) : chunk);
    if (splitter.isStopped) return;
    isFirst = false;
  }
  yield* splitter.end();
}

/** The same bytes, with a first piece that is long enough to judge the file by (or is all of it). */
async function* withLongHead(source: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  let head: Uint8Array | null = new Uint8Array(0);
  for await (const chunk of source) {
    if (head === null) {
      yield chunk;
    } else {
      head = Buffer.concat([head, chunk]);
      if (head.length < HEAD) continue;
      yield head;
      head = null;
    }
  }
  if (head !== null) yield head;
}
