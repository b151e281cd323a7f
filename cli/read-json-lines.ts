import { InputError } from "@/cli/input-error";
import type { RawRecord, RawValue } from "@/cli/raw-record";

/** NDJSON: one JSON object in each line. Blank lines are skipped; `null` is an absent field. */
export async function* readJsonLines(text: AsyncIterable<string>): AsyncGenerator<RawRecord> {
  let line = 0;
  let rest = "";
  for await (const chunk of text) {
    const lines = (rest + chunk).split("\n");
    rest = lines.pop()!;
    for (const one of lines) {
      line++;
      if (one.trim() !== "") yield { line, fields: parseLine(line, one) };
    }
  }
  if (rest.trim() !== "") yield { line: line + 1, fields: parseLine(line + 1, rest) };
}

function parseLine(line: number, text: string): ReadonlyMap<string, RawValue> {
  let object: unknown;
  try {
    object = JSON.parse(text);
  } catch {
    throw new InputError(line, "row", "this is not JSON", "Write one JSON object in each line");
  }
  if (typeof object !== "object" || object === null || Array.isArray(object)) {
    throw new InputError(line, "row", "this is not a JSON object", "Write one JSON object in each line");
  }
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
  throw new InputError(line, name, "it is an object", "Give text, a number or a list of labels");
}
