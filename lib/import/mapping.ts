import { isRecord, KEPT } from "@/lib/formats/fields";
import { readDecimal } from "@/lib/formats/numbers";
import { type Recognised, recognise } from "@/lib/formats/recognise";
import type { FieldFate } from "@/lib/formats/recogniser";
import { setField } from "@/lib/formats/record";
import { columnsOf, type IdSource, readId, rootOf, valueIn } from "@/lib/import/columns";
import type { ExampleMapping } from "@/lib/import/mapping-schema";

/** What becomes of a column that the mapping ignores. */
export const IGNORED = "left out";

/** Turns a record into an example with the user's word on which column is which field. */
export function applyMapping(mapping: ExampleMapping, record: unknown): Recognised {
  if (!isRecord(record)) return recognise(record, mapping.kind);
  const draft: Record<string, unknown> = {};
  const used = new Set(mapping.ignore);
  const opened = new Set<string>();
  const fates: FieldFate[] = mapping.ignore
    .filter((name) => Object.hasOwn(record, name))
    .map((field) => ({ field, became: IGNORED }));
  for (const [target, source] of Object.entries(mapping.fields)) {
    for (const column of columnsOf(source)) {
      const root = rootOf(record, column);
      if (root !== undefined) fates.push({ field: column, became: target.startsWith("extra:") ? KEPT : target });
      if (root === column) used.add(column);
      else if (root !== undefined) opened.add(root);
    }
    const read = readSource(record, source);
    if (!read.ok) return { ok: false, code: "invalid-field", message: `"${target}": ${read.message}`, field: target };
    if (read.value !== undefined && read.value !== "") assign(draft, target, read.value);
  }
  fillGaps(draft);
  const keep = (name: string, value: unknown) => {
    assign(draft, `extra:${name}`, value);
    if (value !== "") fates.push({ field: name, became: KEPT });
  };
  for (const [name, value] of Object.entries(record)) {
    if (used.has(name)) continue;
    // A column that bears the name of a field to which another one was mapped must not take its place, nor one that was opened.
    if (Object.hasOwn(mapping.fields, name) || opened.has(name)) keep(name, value);
    else if (!Object.hasOwn(draft, name)) setField(draft, name, value);
    else if (!isRecord(value) || !mergeInto(draft, name, value)) keep(name, value);
  }
  if (mapping.table?.decimals === "comma") readCommas(draft);
  const read = recognise(draft, mapping.kind);
  if (!read.ok) return withColumnName(read, mapping);
  // What the mapping put together has names of its own; what became of the columns it says itself.
  return {
    ...read,
    fates: () => [
      ...fates,
      ...read.fates().filter(({ field }) => Object.hasOwn(record, field) && !isMapped(mapping, field)),
    ],
  };
}

function isMapped({ fields }: ExampleMapping, name: string): boolean {
  return Object.keys(fields).some((target) => target === name || GROUPS[target.split(":")[0] ?? ""] === name);
}

/** Fields that hold a number, where they hold one. */
const NUMBERS = ["score", "reward", "rating"] as const;

/** Texts keep their commas: only what is a number by its name is read as one. */
function readCommas(draft: Record<string, unknown>): void {
  for (const name of NUMBERS) {
    const number = typeof draft[name] === "string" ? readDecimal(draft[name], "comma") : Number.NaN;
    if (!Number.isNaN(number)) draft[name] = number;
  }
}

function readSource(
  record: Record<string, unknown>,
  source: IdSource,
): { ok: true; value: unknown } | { ok: false; message: string } {
  if (typeof source !== "object") return { ok: true, value: valueIn(record, source) };
  const read = readId(record, source);
  return read.ok ? { ok: true, value: read.text } : read;
}

const GROUPS: Readonly<Record<string, string>> = { slice: "slices", gold: "gold", provenance: "provenance" };

/** Puts a value where a target says: a field, a response by its letter, or a member of slices, gold or provenance. */
function assign(draft: Record<string, unknown>, target: string, value: unknown): void {
  const [group = "", ...rest] = target.split(":");
  const name = rest.join(":");
  if (name === "") {
    setField(draft, target, value);
  } else if (group === "response") {
    draft.responses ??= [];
    (draft.responses as unknown[])[name.charCodeAt(0) - 65] = value;
  } else if (group === "extra") {
    setField(memberOf(memberOf(draft, "provenance"), "extra"), name, value);
  } else {
    setField(memberOf(draft, GROUPS[group] ?? group), name, value);
  }
}

function memberOf(object: Record<string, unknown>, name: string): Record<string, unknown> {
  if (!isRecord(object[name])) object[name] = {};
  return object[name] as Record<string, unknown>;
}

/** A response that is missing before another stays as an empty one, so that no response gets another's letter. */
function fillGaps(draft: Record<string, unknown>): void {
  if (Array.isArray(draft.responses)) draft.responses = Array.from(draft.responses, (response) => response ?? "");
}

/** Adds a record's own slices, gold or provenance to what was mapped; mapped members stay. */
function mergeInto(draft: Record<string, unknown>, name: string, value: Record<string, unknown>): boolean {
  const target = draft[name];
  if (!isRecord(target)) return false;
  for (const [member, item] of Object.entries(value)) {
    if (!Object.hasOwn(target, member)) setField(target, member, item);
    else if (isRecord(item)) mergeInto(target, member, item);
  }
  return true;
}

/** Says in a refusal which column the field came from, because that is the name the user knows. */
function withColumnName(result: Recognised, mapping: ExampleMapping): Recognised {
  if (result.ok || result.field === undefined) return result;
  const field = result.field.split(/[.[]/, 1)[0] ?? "";
  const source = Object.hasOwn(mapping.fields, field) ? mapping.fields[field] : undefined;
  const columns = source === undefined ? [] : columnsOf(source);
  if (columns.length === 0) return result;
  return { ...result, message: `${result.message} (from ${columns.map((column) => `"${column}"`).join(", ")})` };
}
