import { z } from "zod";
import { DELIMITERS } from "@/lib/formats/csv-cells";
import { isRecord } from "@/lib/formats/fields";
import { unpackJson } from "@/lib/formats/json-cell";
import { decimalsSchema } from "@/lib/formats/numbers";
import { integer } from "@/lib/input/schemas";

/** A column by its name, or by its number from 1 in a table without a header; or a path into one, such as `messages[0].content`. */
export const columnSchema = z.union([z.string().min(1).max(500), integer(1, 2000)]);
export type Column = z.infer<typeof columnSchema>;

const valueMap = z.record(z.string(), z.string());

/**
 * Where an identifier comes from: a column, several columns joined, or a fixed text. `unordered` sorts the parts first, so
 * that 15,4 and 4,15 are the same. `map` replaces what was read, for example a login by the person behind it.
 */
export const idSourceSchema = z.union([
  columnSchema,
  z.strictObject({ column: columnSchema, map: valueMap.optional() }),
  z.strictObject({
    columns: z.array(columnSchema).min(2).max(20),
    separator: z.string().min(1).max(10).default(","),
    unordered: z.boolean().default(false),
    map: valueMap.optional(),
  }),
  z.strictObject({ constant: z.string().min(1).max(500) }),
]);
export type IdSource = z.infer<typeof idSourceSchema>;

/** How a file is to be read where detection would get it wrong, and what cannot be told from it. */
export const tableSchema = z.strictObject({
  delimiter: z.enum(DELIMITERS).optional(),
  header: z.boolean().optional(),
  /** The line at which the table begins; what stands above it is passed over. */
  start: integer(1).optional(),
  /** Of a workbook, by its name or its number from 1. */
  sheet: z.union([z.string().min(1).max(100), integer(1, 1000)]).optional(),
  decimals: decimalsSchema.optional(),
  /** Words that stand for a missing value, in any column: the cell is read as an empty one. */
  missing: z.array(z.string().min(1).max(100)).max(100).optional(),
});
export type TableOptions = z.infer<typeof tableSchema>;

/** A record's value in a column, or within one by a path; `undefined` when there is no such column or the value is null. */
export function valueIn(record: Readonly<Record<string, unknown>>, column: Column | null): unknown {
  return column === null ? undefined : (findIn(record, String(column))?.value ?? undefined);
}

/** Whether a record has a column, be it empty. */
export function hasColumn(record: Readonly<Record<string, unknown>>, column: string): boolean {
  return findIn(record, column) !== null;
}

/** The field of a record in which a path lies; names may hold dots themselves, so the longest that is there. */
export function rootOf(record: Readonly<Record<string, unknown>>, path: string): string | undefined {
  if (Object.hasOwn(record, path)) return path;
  for (const name of beginningsOf(path)) if (Object.hasOwn(record, name)) return name;
  return undefined;
}

/**
 * What stands under a path: `input.question`, `messages[0].content`, `[-1]` for the last of a list. On the way JSON text in a cell is
 * opened, and a list of a single object is that object.
 */
function findIn(value: unknown, path: string): { value: unknown } | null {
  if (isRecord(value) && Object.hasOwn(value, path)) return { value: value[path] };
  const opened = unpackJson(value);
  if (Array.isArray(opened)) {
    const [, index, rest] = /^\[(-?\d{1,6})\]\.?(.*)$/s.exec(path) ?? [];
    if (index !== undefined) return within(opened.at(Number(index)), rest ?? "");
    return opened.length === 1 && isRecord(opened[0]) ? findIn(opened[0], path) : null;
  }
  if (!isRecord(opened)) return null;
  for (const name of beginningsOf(path)) {
    const found = Object.hasOwn(opened, name) ? within(opened[name], path.slice(name.length).replace(/^\./, "")) : null;
    if (found) return found;
  }
  return null;
}

function within(value: unknown, rest: string): { value: unknown } | null {
  return rest === "" ? { value } : findIn(value, rest);
}

/** A path, and what it begins with up to each dot or bracket, the longest first. */
function* beginningsOf(path: string): Generator<string> {
  for (let end = path.length; end > 0; end = Math.max(path.lastIndexOf(".", end - 1), path.lastIndexOf("[", end - 1)))
    yield path.slice(0, end);
}

export type ReadText = { ok: true; text: string | undefined } | { ok: false; message: string };

/** Reads an identifier as text without surrounding spaces; `undefined` when it, or a part of it, is empty. */
export function readId(record: Readonly<Record<string, unknown>>, source: IdSource): ReadText {
  if (typeof source !== "object") return toText(valueIn(record, source), String(source));
  if ("constant" in source) return { ok: true, text: source.constant };
  const read = "column" in source ? readId(record, source.column) : readParts(record, source);
  if (!read.ok || read.text === undefined || !source.map) return read;
  return { ok: true, text: Object.hasOwn(source.map, read.text) ? source.map[read.text] : read.text };
}

function readParts(
  record: Readonly<Record<string, unknown>>,
  { columns, separator, unordered }: { columns: Column[]; separator: string; unordered: boolean },
): ReadText {
  const parts: string[] = [];
  for (const column of columns) {
    const part = toText(valueIn(record, column), String(column));
    if (!part.ok || part.text === undefined) return part;
    if (part.text.includes(separator)) {
      return { ok: false, message: `column "${column}" contains the separator ${separator}; choose another separator` };
    }
    parts.push(part.text);
  }
  if (unordered) parts.sort(compareParts);
  return { ok: true, text: parts.join(separator) };
}

/** Numbers by size, everything else by code units. */
function compareParts(a: string, b: string): number {
  const difference = Number(a) - Number(b);
  if (Number.isFinite(difference) && difference !== 0) return difference;
  if (a === b) return 0;
  return a < b ? -1 : 1;
}

function toText(value: unknown, column: string): ReadText {
  if (value === undefined) return { ok: true, text: undefined };
  if (typeof value === "object")
    return { ok: false, message: `column "${column}" holds a list or an object, not a text` };
  const text = String(value).trim();
  return { ok: true, text: text === "" ? undefined : text };
}

/** The columns that a source reads. */
export function columnsOf(source: IdSource): string[] {
  if (typeof source !== "object") return [String(source)];
  if ("constant" in source) return [];
  return "column" in source ? [String(source.column)] : source.columns.map(String);
}
