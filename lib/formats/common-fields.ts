import { type Fields, isRecord } from "@/lib/formats/fields";
import { unpackJson } from "@/lib/formats/json-cell";
import type { FieldProblem } from "@/lib/formats/recogniser";
import { setField } from "@/lib/formats/record";

const PROVENANCE_TEXTS = ["source", "licence", "model", "prompt", "date", "parent"] as const;
/** Columns that hold provenance when they hold text. */
const COLUMNS: readonly [member: string, names: readonly string[]][] = [
  ["source", ["source"]],
  ["licence", ["licence", "license"]],
  ["model", ["model", "generator"]],
  ["date", ["date"]],
  ["parent", ["parent", "parent_id"]],
];
const ORIGINS: readonly unknown[] = ["human", "synthetic", "application"];

/** The fields that every kind of example may have, not yet validated. */
export interface CommonDraft {
  id?: unknown;
  system?: unknown;
  reasoning?: unknown;
  slices?: unknown;
  gold?: unknown;
  provenance: Record<string, unknown>;
  extra: Record<string, unknown>;
}

/**
 * Takes id, system prompt, chain of thought, slices, gold and provenance, each under its usual names. In the canonical
 * shape slices and gold must be objects; elsewhere a field of that name that is none is just another field.
 */
export function takeCommon(fields: Fields, isCanonical: boolean): CommonDraft | FieldProblem {
  const slices = takeNamed(fields, "slices", isCanonical);
  const gold = takeNamed(fields, "gold", isCanonical);
  // The schema's records would lose this member without a word.
  if (hasPrototypeMember(slices)) return { field: "slices", message: "cannot have a member __proto__" };
  if (hasPrototypeMember(gold)) return { field: "gold", message: "cannot have a member __proto__" };
  const id = fields.takeText("id", "_id", "uid", "example_id");
  const { provenance, extra } = takeProvenance(fields);
  return {
    id: typeof id === "string" ? id.trim() || undefined : id,
    system: fields.takeString("system", "system_prompt"),
    reasoning: fields.takeString("reasoning", "reasoning_content", "chain_of_thought", "cot", "thinking"),
    slices,
    gold,
    provenance,
    extra,
  };
}

function hasPrototypeMember(value: unknown): boolean {
  return isRecord(value) && Object.hasOwn(value, "__proto__");
}

/** An object, also as JSON text or spread over columns such as `slices.topic`. */
function takeNamed(fields: Fields, name: string, isStrict: boolean): unknown {
  const given = unpackJson(fields.peek(name));
  if (isRecord(given) || (isStrict && given !== "")) fields.take(name);
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
    const text = provenance[member] === undefined ? fields.takeString(...names) : undefined;
    if (text !== undefined) provenance[member] = text;
  }
  if (provenance.origin === undefined && ORIGINS.includes(fields.peek("origin")))
    provenance.origin = fields.take("origin");
  return { provenance, extra };
}
