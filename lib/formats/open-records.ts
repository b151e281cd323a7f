import { CsvReader } from "@/lib/formats/csv";
import type { Container } from "@/lib/formats/detect";
import { JsonArraySplitter } from "@/lib/formats/json-array";
import { TextLineReader } from "@/lib/formats/line-texts";
import { NdjsonSplitter } from "@/lib/formats/ndjson";
import { readRecords } from "@/lib/formats/read-records";
import type { RecordEvent, Splitter } from "@/lib/formats/record";

/** The records of a file, streamed, each with its line; `container` says how the file holds them (see `detectFormat`). */
export function openRecords(source: AsyncIterable<Uint8Array>, container: Container): AsyncGenerator<RecordEvent> {
  return readRecords<unknown>(source, splitterFor(container));
}

/** What turns the bytes of a file into records. */
export function splitterFor(container: Container): Splitter {
  switch (container.container) {
    case "ndjson":
      return new NdjsonSplitter();
    case "json":
      return new JsonArraySplitter();
    case "csv":
      return new CsvReader(container);
    case "lines":
      return new TextLineReader();
  }
}
