import type { Example, ExampleKind } from "@/lib/formats/example";
import { recognise } from "@/lib/formats/recognise";
import type { FieldFate, Shape } from "@/lib/formats/recogniser";
import type { RecordError, RecordEvent, RecordPosition } from "@/lib/formats/record";
import { exampleRecord } from "./exports/open-export";
import { applyMapping } from "./mapping";
import type { ExampleMapping } from "./mapping-schema";
import { spreadOutputs } from "./model-outputs";

/** An example that was read, by which shape, and what became of the record's fields; or what is wrong with the record. */
export type ReadExample = RecordPosition &
  ({ value: Example; shape: Shape; fates: () => readonly FieldFate[] } | { error: RecordError });

/** What a record of a file becomes: an example, several where it holds the outputs of several models, or what is wrong with it. */
export function examplesOf(
  event: RecordEvent,
  { mapping, kind }: { mapping?: ExampleMapping; kind?: ExampleKind },
): ReadExample[] {
  if ("error" in event) return [event];
  const { line, row, value, repeatedKey } = event;
  if (repeatedKey !== undefined && !mapping?.repeatedKeys) return [{ line, row, error: repeated(repeatedKey) }];
  return spreadOutputs(exampleRecord(value, mapping)).map((record): ReadExample => {
    const read = mapping ? applyMapping(mapping, record) : recognise(record, kind);
    const error = read.ok ? unwanted(read.example, mapping) : read;
    if (error) return { line, row, error: { code: error.code, message: error.message, field: error.field } };
    const { example, shape, fates } = read as Extract<typeof read, { ok: true }>;
    return { line, row, value: example, shape, fates };
  });
}

function repeated(key: string): RecordError {
  return {
    code: "repeated-key",
    field: key,
    message: `"${key}" stands twice in one object, and only its last value would be read; remove one, or take such records ({"repeatedKeys": true})`,
  };
}

/** Why an example is not taken that the mapping does not want. */
function unwanted(example: Example, mapping: ExampleMapping | undefined): RecordError | null {
  if (mapping?.kinds && !mapping.kinds.includes(example.kind)) {
    const message = `the record is of kind ${example.kind}, and only ${mapping.kinds.join(" and ")} is taken`;
    return { code: "unwanted-kind", message };
  }
  if (mapping?.emptyResponses !== false || !hasEmptyResponse(example)) return null;
  return {
    code: "empty-response",
    field: "response",
    message: "the response is empty, and such records are not taken",
  };
}

/** Whether an example has nothing but white space for a response. */
export function hasEmptyResponse(example: Example): boolean {
  return (example.kind === "instruction" || example.kind === "reward") && example.response.trim() === "";
}
