import { InputError } from "@/cli/input-error";
import { plainValue } from "@/cli/open-value";
import type { RawRecord, RawValue } from "@/cli/raw-record";

type Fields = ReadonlyMap<string, RawValue>;

/**
 * NDJSON: one JSON object in each line, a judgment or an example with its `labels`, as our export of examples has it. Blank lines are
 * skipped; `null` is an absent field.
 */
export async function* readJsonLines(text: AsyncIterable<string>): AsyncGenerator<RawRecord> {
  let line = 0;
  let rest = "";
  for await (const chunk of text) {
    const lines = (rest + chunk).split("\n");
    rest = lines.pop()!;
    for (const one of lines) {
      line++;
      if (one.trim() !== "") for (const fields of parseLine(line, one)) yield { line, fields };
    }
  }
  if (rest.trim() !== "") for (const fields of parseLine(line + 1, rest)) yield { line: line + 1, fields };
}

function parseLine(line: number, text: string): Fields[] {
  let object: unknown;
  try {
    object = JSON.parse(text);
  } catch {
    throw new InputError(line, "row", "this is not JSON", "Write one JSON object in each line");
  }
  if (typeof object !== "object" || object === null || Array.isArray(object)) {
    throw new InputError(line, "row", "this is not a JSON object", "Write one JSON object in each line");
  }
  const { id, labels } = object as Record<string, unknown>;
  if (!Array.isArray(labels) || !labels.every(isLabel)) return [toFields(line, object)];
  // Answers at repeated showings are no second opinion, and no change of the first.
  return labels.filter(({ pass = 0 }) => pass === 0).map((label) => toFields(line, { example: id, ...label }));
}

function isLabel(label: unknown): label is { annotator: unknown; pass?: unknown } {
  return typeof label === "object" && label !== null && "annotator" in label && "value" in label;
}

function toFields(line: number, object: object): Fields {
  const fields = new Map<string, RawValue>();
  for (const [name, value] of Object.entries(object)) {
    const field = toField(line, name, value);
    if (field !== null) fields.set(name, field);
  }
  return fields;
}

function toField(line: number, name: string, value: unknown): RawValue | null {
  if (value === null || value === undefined) return null;
  if (typeof value === "string" || typeof value === "number") return value;
  if (typeof value === "boolean") return String(value);
  if (Array.isArray(value) && value.every((member) => typeof member === "string" || typeof member === "number")) {
    return value.map(String);
  }
  if (name !== "value" && name !== "gold") return JSON.stringify(value);
  const plain = plainValue(value);
  if (plain !== undefined) return plain;
  throw new InputError(line, name, "it is an object", "Give text, a number, a list of labels, spans or a preference");
}
