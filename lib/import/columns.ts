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

/**
 * A record's value in a column, or within one by a path: `input.question`, `messages[0].content`, `[-1]` for the last of a
 * list. JSON text on the way is opened. `undefined` when there is no such column or the value is null.
 */
export function valueIn(record: Readonly<Record<string, unknown>>, column: Column | null): unknown {
  if (column === null) return undefined;
  const name = String(column);
  return Object.hasOwn(record, name) ? (record[name] ?? undefined) : reach(record, name);
}

function reach(value: unknown, path: string): unknown {
  if (path === "") return value ?? undefined;
  const inner = unpackJson(value);
  if (Array.isArray(inner)) {
    const [, index, rest = ""] = /^\[?(-?\d{1,6})(?:\]|(?=\.|$))\.?(.*)$/s.exec(path) ?? [];
    return index === undefined ? undefined : reach(inner.at(Number(index)), rest);
  }
  const name = isRecord(inner) ? rootOf(inner, path) : undefined;
  return name === undefined
    ? undefined
    : reach((inner as Record<string, unknown>)[name], path.slice(name.length).replace(/^\./, ""));
}

/** The longest name of a record's fields that a path begins with: names may have dots in them. */
export function rootOf(record: Readonly<Record<string, unknown>>, path: string): string | undefined {
  for (let end = path.length; end > 0; end = Math.max(path.lastIndexOf(".", end - 1), path.lastIndexOf("[", end - 1))) {
    const name = path.slice(0, end);
    if (Object.hasOwn(record, name)) return name;
  }
  return undefined;
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
