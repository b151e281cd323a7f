import type { z } from "zod";
import { alpaca } from "@/lib/formats/alpaca";
import { canonical, readKind } from "@/lib/formats/canonical";
import { isMessageList } from "@/lib/formats/chat-messages";
import { type MessageDraft, withoutThought } from "@/lib/formats/chat-turn";
import { type CommonDraft, takeCommon } from "@/lib/formats/common-fields";
import { CONVERSATIONS, someTurns } from "@/lib/formats/conversation";
import { type Example, type ExampleKind, exampleSchema } from "@/lib/formats/example";
import { Fields, isRecord } from "@/lib/formats/fields";
import { functionCalling } from "@/lib/formats/function-calling";
import { glaive } from "@/lib/formats/glaive";
import { instruction } from "@/lib/formats/instruction";
import { isLoneTurn } from "@/lib/formats/lone-turn";
import { plainText } from "@/lib/formats/plain-text";
import { preference } from "@/lib/formats/preference";
import { type Draft, type FieldProblem, isProblem, type PriorPreference, type Shape } from "@/lib/formats/recogniser";
import { MAX_FIELDS, type RecordError, setField } from "@/lib/formats/record";
import { reward } from "@/lib/formats/reward";

export type Recognised =
  | { ok: true; example: Example; shape: Shape; prior?: PriorPreference }
  | ({ ok: false } & RecordError);

/** From the most telling shape to the least: the first that matches is taken. */
const RECOGNISERS = [
  canonical,
  preference,
  ...CONVERSATIONS,
  functionCalling,
  glaive,
  reward,
  alpaca,
  instruction,
  plainText,
  someTurns,
] as const;

/**
 * Turns a record into an example, by the shape that it has or, with `kind`, by the names of the canonical shape. Fields
 * that no shape knows go to `provenance.extra`. Where no name is known as it is written, names in other cases and with
 * spaces or hyphens are tried ("System Prompt").
 */
export function recognise(record: unknown, kind?: ExampleKind): Recognised {
  if (typeof record === "string")
    return toExample("plain-text", { content: { kind: "text", text: record } }, new Fields({}));
  if (isMessageList(record)) return recognise({ messages: record }, kind);
  if (!isRecord(record)) {
    return refuse("not-an-object", "the record is neither an object nor a text; give its fields names");
  }
  if (Object.keys(record).length > MAX_FIELDS) {
    return refuse("too-many-fields", `the record has more than ${MAX_FIELDS} fields; keep those that matter`);
  }
  const fields = new Fields(record);
  if (kind) return toExample("canonical", readKind(fields, kind), fields);
  if (isLoneTurn(record)) return refuse("unknown-shape", LONE_TURN);
  const found = match(fields) ?? match(new Fields(withPlainNames(record)));
  if (!found) return refuse("unknown-shape", unknownShape(Object.keys(record)));
  return toExample(found.recogniser.shape, found.recogniser.read(found.fields), found.fields);
}

const LONE_TURN =
  "the record is one turn of a conversation; put the turns of each into one list, such as messages, or map what is said to text";

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
  const common = takeCommon(fields, { kind: draft.content.kind, isCanonical: shape === "canonical" });
  if (isProblem(common)) return refuse("invalid-field", `"${common.field}" ${common.message}`, common.field);
  const input = assemble(draft, common, fields.rest());
  const parsed = exampleSchema.safeParse(shape === "canonical" ? input : withThoughtOnce(input));
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
  for (const name of ["system", "reasoning", "tools", "toolChoice", "parallelToolCalls", "contexts"] as const) {
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

/** Takes the thought out of the answer where it stands there too. */
function withThoughtOnce(input: Record<string, unknown>): Record<string, unknown> {
  const { reasoning, response, messages } = input;
  if (typeof reasoning !== "string") return input;
  if (typeof response === "string") return { ...input, response: withoutThought(response, reasoning) };
  if (!Array.isArray(messages)) return input;
  const last = (messages as MessageDraft[]).findLastIndex(({ role }) => role === "assistant");
  const told = (messages as MessageDraft[]).map((message, index) =>
    index === last ? { ...message, content: withoutThought(message.content, reasoning) } : message,
  );
  return { ...input, messages: told };
}

/** The field that a schema's issue is about, such as `responses[1].text`. */
function fieldOf(issue: z.core.$ZodIssue): string {
  return issue.path.reduce<string>(
    (field, part) =>
      typeof part === "number" ? `${field}[${part}]` : field === "" ? String(part) : `${field}.${String(part)}`,
    "",
  );
}

/** A sentence for people about a schema's issue: the field, what is wrong, and what to do where that is known. */
function problemOf(issue: z.core.$ZodIssue): string {
  return `"${fieldOf(issue) || "record"}" ${predicate(issue)}`;
}

function predicate(issue: z.core.$ZodIssue): string {
  switch (issue.code) {
    case "invalid_type":
      return issue.message.endsWith("received undefined") ? "is missing" : `must be ${nounOf(issue.expected)}`;
    case "invalid_value":
      return `must be one of: ${issue.values.map(String).join(", ")}`;
    case "invalid_union":
      return "must be a text, a number, true or false";
    case "too_small":
      if (issue.origin === "number") return `must be at least ${issue.minimum}`;
      return `needs at least ${counted(issue.minimum, issue.origin)}`;
    case "too_big":
      if (issue.origin === "number") return `may be at most ${issue.maximum}`;
      return `may have at most ${counted(issue.maximum, issue.origin)}`;
    default:
      return issue.message;
  }
}

function counted(count: number | bigint, origin: string): string {
  if (origin === "array") return `${count} ${Number(count) === 1 ? "entry" : "entries"}`;
  return `${count} ${Number(count) === 1 ? "character" : "characters"}`;
}

function nounOf(expected: string): string {
  const nouns: Record<string, string> = {
    string: "a text",
    number: "a number",
    boolean: "true or false",
    array: "a list",
    object: "an object",
    record: "an object",
  };
  return nouns[expected] ?? expected;
}
