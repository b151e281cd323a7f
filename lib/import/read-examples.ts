import type { Example, ExampleKind } from "@/lib/formats/example";
import { recognise } from "@/lib/formats/recognise";
import type { RecordEvent } from "@/lib/formats/record";
import { applyMapping } from "./mapping";
import type { ExampleMapping } from "./mapping-schema";
import { spreadOutputs } from "./model-outputs";

/** What a record of a file becomes: an example, several where it holds the outputs of several models, or what is wrong with it. */
export function examplesOf(
  event: RecordEvent,
  { mapping, kind }: { mapping?: ExampleMapping; kind?: ExampleKind },
): RecordEvent<Example>[] {
  if ("error" in event) return [event];
  const { line, row, value } = event;
  return spreadOutputs(value).map((record) => {
    const read = mapping ? applyMapping(mapping, record) : recognise(record, kind);
    if (read.ok) return { line, row, value: read.example };
    return { line, row, error: { code: read.code, message: read.message, field: read.field } };
  });
}
