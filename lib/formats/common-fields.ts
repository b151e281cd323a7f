import { takeContexts } from "@/lib/formats/contexts";
import type { ExampleKind } from "@/lib/formats/example";
import { type Fields, isRecord } from "@/lib/formats/fields";
import { unpackJson } from "@/lib/formats/json-cell";
import { textOf } from "@/lib/formats/message-parts";
import { type FieldProblem, isProblem } from "@/lib/formats/recogniser";
import { setField } from "@/lib/formats/record";
import { type ToolsDraft, takeTools } from "@/lib/formats/tools";

const PROVENANCE_TEXTS = ["source", "licence", "model", "prompt", "date", "parent"] as const;
/** Columns that hold provenance when they hold text. */
const COLUMNS: readonly [member: string, names: readonly string[]][] = [
  ["source", ["source"]],
  ["licence", ["licence", "license"]],
  ["model", ["model", "generator", "model_name", "generation_model"]],
  ["date", ["date"]],
  ["parent", ["parent", "parent_id"]],
];
const ORIGINS: readonly unknown[] = ["human", "synthetic", "application"];

/** The fields that every kind of example may have, not yet validated. */
export interface CommonDraft extends ToolsDraft {
  id?: unknown;
  system?: unknown;
  reasoning?: unknown;
  contexts?: unknown;
  slices?: unknown;
  gold?: unknown;
  provenance: Record<string, unknown>;
  extra: Record<string, unknown>;
}

/** What kind of example a record becomes, and whether it says so itself: then slices and gold must be objects, and texts are texts. */
export interface CommonRules {
  kind: ExampleKind;
  isCanonical: boolean;
}

/** Takes id, system prompt, chain of thought, tools, slices, gold and provenance, each under its usual names. */
export function takeCommon(fields: Fields, rules: CommonRules): CommonDraft | FieldProblem {
  const { isCanonical } = rules;
  const media =
    isCanonical || rules.kind === "text" ? undefined : MEDIA.find((name) => isFilledList(fields.json(name)));
  if (media)
    return {
      field: media,
      message: "cannot be shown here, where only text is labelled; leave the field out, or describe it",
    };
  const slices = takeNamed(fields, "slices", isCanonical);
  const gold = takeNamed(fields, "gold", isCanonical);
  // The schema's records would lose this member without a word.
  if (hasPrototypeMember(slices)) return { field: "slices", message: "cannot have a member __proto__" };
  if (hasPrototypeMember(gold)) return { field: "gold", message: "cannot have a member __proto__" };
  const id = fields.as("id").takeText("id", "_id", "uid", "example_id");
  const { provenance, extra } = takeProvenance(fields);
  const tools = takeTools(fields.as("tools"), isCanonical, rules.kind === "conversation");
  if (isProblem(tools)) return tools;
  const system = takeSystem(fields, rules);
  if (typeof system === "object") return system;
  // A text by itself is not answered from anything: what is called a document beside it is something else.
  const given = rules.kind !== "text" && !isCanonical ? takeContexts(fields) : undefined;
  if (given && Object.keys(given.leftovers).length > 0) setField(extra, given.name, given.leftovers);
  return {
    ...tools,
    contexts: given?.contexts,
    id: typeof id === "string" ? id.trim() || undefined : id,
    system,
    reasoning: fields
      .as("reasoning")
      .takeString("reasoning", "reasoning_content", "chain_of_thought", "cot", "thinking"),
    slices,
    gold,
    provenance,
    extra,
  };
}

/** Lists of what belongs to the texts and cannot be read. */
const MEDIA = ["images", "videos", "audios"] as const;

function isFilledList(value: unknown): boolean {
  const list = unpackJson(value);
  return Array.isArray(list) && list.length > 0;
}

const SYSTEMS = ["system", "system_prompt", "system_message", "systemInstruction", "system_instruction"] as const;

/** The system prompt: a text, or parts that are all text. */
function takeSystem(fields: Fields, { kind, isCanonical }: CommonRules): string | undefined | FieldProblem {
  const isChat = kind === "conversation" && !isCanonical;
  // A field called instructions may be anybody's; in the Responses API it is the system prompt.
  for (const name of isChat ? [...SYSTEMS, "instructions"] : SYSTEMS) {
    const value = fields.peek(name);
    if (fields.isUsed(name) || value === undefined || value === "" || (Array.isArray(value) && value.length === 0))
      continue;
    const text = typeof value === "string" && isCanonical ? value : systemText(value);
    if (text === undefined && isChat) return { field: name, message: "must be a text, or parts that are all text" };
    if (text === undefined) continue;
    fields.as("system").take(name);
    return text;
  }
  return undefined;
}

function systemText(value: unknown): string | undefined {
  const given = unpackJson(value);
  const parts = isRecord(given) && !Array.isArray(given.parts) ? [given] : given;
  const isParts = isRecord(parts) || (Array.isArray(parts) && parts.every(isRecord));
  return (isParts ? textOf(parts) : undefined) ?? textOf(value);
}

function hasPrototypeMember(value: unknown): boolean {
  return isRecord(value) && Object.hasOwn(value, "__proto__");
}

/** An object, also as JSON text or spread over columns such as `slices.topic`. */
function takeNamed(fields: Fields, name: string, isStrict: boolean): unknown {
  const given = fields.json(name);
  if (isRecord(given) || (isStrict && given !== "")) fields.as(name).take(name);
  const dotted = fields.takeDotted(name).filter(([, value]) => value !== "");
  if (dotted.length === 0) return isRecord(given) || (isStrict && given !== "") ? given : undefined;
  const object: Record<string, unknown> = isRecord(given) ? { ...given } : {};
  for (const [member, value] of dotted) setField(object, member, value);
  return object;
}

/** Provenance from an object of that name and from columns; members that provenance does not know go to the extras. */
function takeProvenance(fields: Fields): { provenance: Record<string, unknown>; extra: Record<string, unknown> } {
  const given = takeNamed(fields, "provenance", false);
  const provenance: Record<string, unknown> = {};
  const extra: Record<string, unknown> = {};
  for (const [name, value] of Object.entries(isRecord(given) ? given : {})) {
    if (name === "extra" && isRecord(value))
      for (const [key, item] of Object.entries(value)) setField(extra, key, item);
    else if (name === "origin" || (PROVENANCE_TEXTS as readonly string[]).includes(name)) provenance[name] = value;
    else setField(extra, name, value);
  }
  for (const [member, names] of COLUMNS) {
    const text = provenance[member] === undefined ? fields.as(`provenance.${member}`).takeString(...names) : undefined;
    if (text !== undefined) provenance[member] = text;
  }
  if (provenance.origin === undefined && ORIGINS.includes(fields.peek("origin")))
    provenance.origin = fields.as("provenance.origin").take("origin");
  return { provenance, extra };
}
