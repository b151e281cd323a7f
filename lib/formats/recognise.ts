import type { z } from "zod";
import { alpaca } from "@/lib/formats/alpaca";
import { canonical, readKind } from "@/lib/formats/canonical";
import { type CommonDraft, takeCommon } from "@/lib/formats/common-fields";
import { type Example, type ExampleKind, exampleSchema } from "@/lib/formats/example";
import { Fields, isRecord } from "@/lib/formats/fields";
import { instruction } from "@/lib/formats/instruction";
import { openaiMessages } from "@/lib/formats/openai-messages";
import { plainText } from "@/lib/formats/plain-text";
import { preference } from "@/lib/formats/preference";
import { type Draft, type FieldProblem, isProblem, type PriorPreference, type Shape } from "@/lib/formats/recogniser";
import { MAX_FIELDS, type RecordError, setField } from "@/lib/formats/record";
import { reward } from "@/lib/formats/reward";
import { fieldOf, problemOf } from "@/lib/formats/schema-problems";
import { sharegpt } from "@/lib/formats/sharegpt";

export type Recognised =
  | { ok: true; example: Example; shape: Shape; prior?: PriorPreference }
  | ({ ok: false } & RecordError);

/** From the most telling shape to the least: the first that matches is taken. */
const RECOGNISERS = [canonical, preference, openaiMessages, sharegpt, reward, alpaca, instruction, plainText] as const;

/**
 * Turns a record into an example, by the shape that it has or, with `kind`, by the names of the canonical shape. Fields
 * that no shape knows go to `provenance.extra`. Where no name is known as it is written, names in other cases and with
 * spaces or hyphens are tried ("System Prompt").
 */
export function recognise(record: unknown, kind?: ExampleKind): Recognised {
  if (typeof record === "string")
    return toExample("plain-text", { content: { kind: "text", text: record } }, new Fields({}));
  if (!isRecord(record)) {
    return refuse("not-an-object", "the record is neither an object nor a text; give its fields names");
  }
  if (Object.keys(record).length > MAX_FIELDS) {
    return refuse("too-many-fields", `the record has more than ${MAX_FIELDS} fields; keep those that matter`);
  }
  const fields = new Fields(record);
  if (kind) return toExample("canonical", readKind(fields, kind), fields);
  const found = match(fields) ?? match(new Fields(withPlainNames(record)));
  if (!found) return refuse("unknown-shape", unknownShape(Object.keys(record)));
  return toExample(found.recogniser.shape, found.recogniser.read(found.fields), found.fields);
}

function match(fields: Fields) {
  const recogniser = RECOGNISERS.find((candidate) => candidate.matches(fields));
  return recogniser && { recogniser, fields };
}

function withPlainNames(record: Record<string, unknown>): Record<string, unknown> {
  const plain: Record<string, unknown> = {};
  for (const [name, value] of Object.entries(record)) {
    const plainName = name
      .trim()
      .toLowerCase()
      .replace(/[\s-]+/g, "_");
    setField(plain, Object.hasOwn(plain, plainName) ? name : plainName, value);
  }
  return plain;
}

function unknownShape(names: readonly string[]): string {
  const shown = names.slice(0, 8).join(", ") + (names.length > 8 ? ", …" : "");
  return `no known shape has the fields ${shown || "(none)"}; map them, or use names such as prompt and response`;
}

function toExample(shape: Shape, draft: Draft | FieldProblem, fields: Fields): Recognised {
  if (isProblem(draft)) return refuse("invalid-field", `"${draft.field}" ${draft.message}`, draft.field);
  const common = takeCommon(fields, shape === "canonical");
  if (isProblem(common)) return refuse("invalid-field", `"${common.field}" ${common.message}`, common.field);
  const parsed = exampleSchema.safeParse(assemble(draft, common, fields.rest()));
  if (parsed.success) return { ok: true, example: parsed.data, shape, ...(draft.prior && { prior: draft.prior }) };
  const issue = parsed.error.issues[0] as z.core.$ZodIssue;
  return refuse("invalid-field", problemOf(issue), fieldOf(issue));
}

function refuse(code: string, message: string, field?: string): Recognised {
  return { ok: false, code, message, ...(field !== undefined && { field }) };
}

/** Puts the parts of an example together; what has no place of its own goes to the provenance's extras. */
function assemble(draft: Draft, common: CommonDraft, rest: Record<string, unknown>): Record<string, unknown> {
  const { provenance, extra } = common;
  for (const [name, value] of Object.entries(rest)) setField(extra, name, value);
  for (const [name, value] of Object.entries(draft.extra ?? {})) setField(extra, name, value);
  const input: Record<string, unknown> = draft.content;
  for (const name of ["system", "reasoning"] as const) {
    const [own, beside] = [draft[name], common[name]];
    // A shape may bring its own; a field of that name beside it is kept, not overwritten.
    if (own !== undefined && beside !== undefined && own !== beside) setField(extra, name, beside);
    if (own !== undefined || beside !== undefined) input[name] = own ?? beside;
  }
  for (const name of ["id", "slices", "gold"] as const) if (common[name] !== undefined) input[name] = common[name];
  if (Object.keys(extra).length > 0) provenance.extra = extra;
  if (Object.keys(provenance).length > 0) input.provenance = provenance;
  return input;
}
