import type { Example } from "@/lib/formats/example";
import { recognise } from "@/lib/formats/recognise";
import type { PriorPreference, Shape } from "@/lib/formats/recogniser";
import type { RecordEvent } from "@/lib/formats/record";
import { contentHash } from "@/lib/import/content-hash";
import { applyMapping } from "@/lib/import/mapping";
import type { ExampleMapping } from "@/lib/import/mapping-schema";

export interface ExampleRecord {
  example: Example;
  shape: Shape;
  /** The exact identity of the content, by which a duplicate is found (see `contentHash`). */
  contentHash: string;
  prior?: PriorPreference;
  resolutions?: Record<string, unknown>;
}

/** Turns the records of a file into examples, one by one; a record that is none is reported with its line. */
export async function* exampleRecords(
  records: AsyncIterable<RecordEvent>,
  mapping?: ExampleMapping,
): AsyncGenerator<RecordEvent<ExampleRecord>> {
  for await (const record of records) {
    if ("error" in record) {
      yield record;
      continue;
    }
    const recognised = mapping ? applyMapping(mapping, record.value) : recognise(record.value);
    const { ok, ...result } = recognised;
    yield "example" in result
      ? { line: record.line, value: { ...result, contentHash: contentHash(result.example) } }
      : { line: record.line, error: result };
  }
}
