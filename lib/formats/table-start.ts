import { unpackJson } from "@/lib/formats/json-cell";

/** The cells of a record at the beginning of a table, with its line. */
export interface SampleRecord {
  line: number;
  cells: readonly string[];
}

/** Most rows that may stand above the names of the columns. */
const MOST_ABOVE = 20;

/**
 * Where a table begins, and whether with the names of its columns: titles, comments and empty rows above these are passed over. Rows
 * are passed over only to reach a row of names, so that none of the data goes with them.
 */
export function findTable(records: readonly SampleRecord[]): { start: number; header: boolean } {
  const cells = records.map((record) => record.cells);
  const width = usualWidth(cells);
  const above = cells.slice(0, MOST_ABOVE).findIndex((row) => !isTitle(row, width));
  const first = above > 0 && hasHeader(cells.slice(above)) ? above : 0;
  return { start: records[first]?.line ?? 1, header: hasHeader(cells.slice(first)) };
}

/** How many cells most of the records have; of several such numbers that which came first. */
export function usualWidth(records: readonly (readonly string[])[]): number {
  const counts = new Map<number, number>();
  for (const { length } of records) counts.set(length, (counts.get(length) ?? 0) + 1);
  return [...counts].reduce((best, next) => (next[1] > best[1] ? next : best), [0, 0])[0] ?? 0;
}

/** A comment of several words, or a row that is all but empty beside the others. */
function isTitle(cells: readonly string[], width: number): boolean {
  if (width < 2) return false;
  if (/^\s*(?:#|\/\/|%)+\s*\S+\s+\S/.test(cells[0] ?? "")) return true;
  const filled = cells.filter((cell) => cell.trim() !== "").length;
  return filled <= (cells.length < width ? width / 2 : 1);
}

/** Names that make a single column's first cell a header rather than the first of its texts. */
const SINGLE_COLUMN_NAMES = new Set(["text", "content", "document", "prompt", "sentence", "passage"]);

/** Names that make a row with the same name twice a header rather than values. */
const TELLING_NAMES =
  /^(?:id|prompt|response|question|answer|instruction|input|output|text|example|annotator|criterion|value|label|score|messages)$/i;

const LONGEST_NAME = 100;

/**
 * Whether the first record of a table names its columns. It does not when a cell is a number, a JSON value, or longer
 * than a name would be, or when a cell occurs again in its own column: names are not values. Two equal cells are names only
 * where another cell says so, or a column holds nothing but numbers.
 */
function hasHeader(records: readonly (readonly string[])[]): boolean {
  const [first, ...rest] = records;
  if (!first) return false;
  const names = first.map((cell) => cell.trim()).filter((cell) => cell !== "");
  if (first.length === 1) {
    const [only = ""] = names;
    return SINGLE_COLUMN_NAMES.has(only.toLowerCase()) || (isName(only) && rest.length > 0 && rest.every(isJsonRow));
  }
  if (names.length === 0 || !names.every(isName)) return false;
  if (first.some((cell, column) => cell !== "" && rest.some((record) => record[column] === cell))) return false;
  return new Set(names).size === names.length || names.some((name) => TELLING_NAMES.test(name)) || hasNumbers(rest);
}

function isName(cell: string): boolean {
  const isJson = unpackJson(cell) !== cell;
  return cell.length <= LONGEST_NAME && Number.isNaN(Number(cell)) && !isJson && !cell.includes("\n");
}

/** Whether the only cell of a row is JSON: a name stands above such, not a text like them. */
function isJsonRow([cell = ""]: readonly string[]): boolean {
  return unpackJson(cell) !== cell;
}

/** Whether a column holds nothing but numbers. */
export function hasNumbers(records: readonly (readonly string[])[]): boolean {
  const [first = []] = records;
  return first.some((_, column) => records.every((cells) => /^-?\d+(?:[.,]\d+)?$/.test(cells[column] ?? "")));
}
