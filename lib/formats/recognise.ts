import { alpaca } from "@/lib/formats/alpaca";
import { canonical, readKind } from "@/lib/formats/canonical";
import { isMessageList } from "@/lib/formats/chat-messages";
import { type MessageDraft, withoutThought } from "@/lib/formats/chat-turn";
import { type CommonDraft, takeCommon } from "@/lib/formats/common-fields";
import { CONVERSATIONS, someTurns } from "@/lib/formats/conversation";
import { datasetItem } from "@/lib/formats/dataset-items";
import { evaluationLog } from "@/lib/formats/evaluation-logs";
import { type Example, type ExampleKind, exampleSchema } from "@/lib/formats/example";
import { Fields, isRecord, KEPT } from "@/lib/formats/fields";
import { functionCalling } from "@/lib/formats/function-calling";
import { glaive } from "@/lib/formats/glaive";
import { instruction } from "@/lib/formats/instruction";
import { problemOf } from "@/lib/formats/issue-words";
import { isLoneTurn } from "@/lib/formats/lone-turn";
import { modelLog } from "@/lib/formats/model-logs";
import { multipleChoice } from "@/lib/formats/multiple-choice";
import { plainText } from "@/lib/formats/plain-text";
import { preference } from "@/lib/formats/preference";
import {
  type Draft,
  type FieldFate,
  type FieldProblem,
  isProblem,
  type PriorPreference,
  type Recogniser,
  type Shape,
} from "@/lib/formats/recogniser";
import { MAX_FIELDS, type RecordError, setField } from "@/lib/formats/record";
import { references } from "@/lib/formats/references";
import { reward } from "@/lib/formats/reward";
import { stepwise } from "@/lib/formats/stepwise";
import { tellingProblem } from "@/lib/formats/telling-fields";
import { unknownShape } from "@/lib/formats/unknown-shape";

export type Recognised =
  | { ok: true; example: Example; shape: Shape; fates: () => FieldFate[]; prior?: PriorPreference }
  | ({ ok: false } & RecordError);

/** From the most telling shape to the least: the first that matches is taken. */
const RECOGNISERS: readonly Recogniser[] = [
  canonical,
  evaluationLog,
  datasetItem,
  modelLog,
  stepwise,
  multipleChoice,
  preference,
  ...CONVERSATIONS,
  functionCalling,
  glaive,
  reward,
  references,
  alpaca,
  instruction,
  plainText,
  someTurns,
];

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
  const own = match(fields);
  if (own) return toExample(own.shape, own.read(fields), fields);
  const written = new Map<string, string>();
  const plain = new Fields(withPlainNames(record, written));
  const found = match(plain);
  if (!found) return refuse("unknown-shape", unknownShape(record, RECOGNISERS));
  return toExample(found.shape, found.read(plain), plain, written);
}

const LONE_TURN =
  "the record is one turn of a conversation; put the turns of each into one list, such as messages, or map what is said to text";

function match(fields: Fields): Recogniser | undefined {
  return RECOGNISERS.find((candidate) => candidate.matches(fields));
}

/** The record by plain names; `written` gets each name as the file has it. */
function withPlainNames(record: Record<string, unknown>, written: Map<string, string>): Record<string, unknown> {
  const plain: Record<string, unknown> = {};
  for (const [name, value] of Object.entries(record)) {
    const plainName = name
      .trim()
      .toLowerCase()
      .replace(/[\s-]+/g, "_");
    const free = Object.hasOwn(plain, plainName) ? name : plainName;
    written.set(free, name);
    setField(plain, free, value);
  }
  return plain;
}

/** The whole of a draft as an example, with what became of each field; `written` tells names as the file has them. */
function toExample(
  shape: Shape,
  draft: Draft | FieldProblem,
  fields: Fields,
  written: ReadonlyMap<string, string> = new Map(),
): Recognised {
  if (isProblem(draft)) return refuseField(draft);
  const common = takeCommon(fields, { kind: draft.content.kind, isCanonical: shape === "canonical" });
  if (isProblem(common)) return refuseField(common);
  const rest = fields.rest();
  const leftOver = Object.entries(rest);
  const input = assemble(draft, common, rest);
  const parsed = exampleSchema.safeParse(shape === "canonical" ? input : withThoughtOnce(input));
  if (!parsed.success) {
    const { field, message } = problemOf(parsed.error);
    return refuse("invalid-field", message, field);
  }
  for (const [name, value] of leftOver) {
    const own = written.get(name) ?? name;
    const message = tellingProblem(name, own, value, parsed.data);
    if (message !== null) return refuseField({ field: own, message, code: "telling-field" });
  }
  const fates = () =>
    [...fields.account, ...leftoverFates(draft.extra?.messages)].map(([field, became]) => ({
      field: written.get(field) ?? field,
      became: became === "content" ? CONTENT[draft.content.kind] : became,
    }));
  return { ok: true, example: parsed.data, shape, fates, ...(draft.prior && { prior: draft.prior }) };
}

/** Fields of messages that have no place: they are kept by the message's number. */
function leftoverFates(leftovers: unknown): Map<string, string> {
  const kept = Object.values(isRecord(leftovers) ? leftovers : {}).flatMap((message) =>
    isRecord(message) ? Object.keys(message).map((name) => [`messages[].${name}`, KEPT] as const) : [],
  );
  return new Map(kept);
}

/** What a shape's own field becomes that it does not tell more exactly. */
const CONTENT: Readonly<Record<ExampleKind, string>> = {
  text: "text",
  instruction: "response",
  preference: "responses",
  reward: "response",
  conversation: "messages",
};

function refuseField({ field, message, code = "invalid-field" }: FieldProblem): Recognised {
  return refuse(code, `"${field}" ${message}`, field);
}

function refuse(code: string, message: string, field?: string): Recognised {
  return { ok: false, code, message, ...(field !== undefined && { field }) };
}

/** Puts the parts of an example together; what has no place of its own goes to the provenance's extras. */
function assemble(draft: Draft, common: CommonDraft, rest: Record<string, unknown>): Record<string, unknown> {
  const { provenance } = common;
  // Most have extras of one kind or of none; to copy those of a wide table costs as much as to read it.
  const extra = Object.keys(common.extra).length === 0 ? rest : common.extra;
  if (extra !== rest) for (const [name, value] of Object.entries(rest)) setField(extra, name, value);
  for (const [name, value] of Object.entries(draft.extra ?? {})) setField(extra, name, value);
  const input: Record<string, unknown> = draft.content;
  for (const name of ["system", "reasoning", "tools", "toolChoice", "parallelToolCalls", "contexts"] as const) {
    const [own, beside] = [draft[name], common[name]];
    // A shape may bring its own; a field of that name beside it is kept, not overwritten.
    if (own !== undefined && beside !== undefined && own !== beside) setField(extra, name, beside);
    if (own !== undefined || beside !== undefined) input[name] = own ?? beside;
  }
  for (const name of ["id", "slices", "gold"] as const) if (common[name] !== undefined) input[name] = common[name];
  if (draft.model !== undefined) provenance.model ??= draft.model;
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
