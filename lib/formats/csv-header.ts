import { unpackJson } from "@/lib/formats/json-cell";

/** Names that make a single column's first cell a header rather than the first of its texts. */
const SINGLE_COLUMN_NAMES = new Set(["text", "content", "document", "prompt", "sentence", "passage"]);

const LONGEST_NAME = 100;

/**
 * Whether the first record of a table names its columns. It does not when a cell is a number, a JSON value, or longer
 * than a name would be, when two cells are equal, or when a cell occurs again in its own column: names are not values.
 */
export function hasHeader(records: readonly string[][]): boolean {
  const [first, ...rest] = records;
  if (!first) return false;
  const names = first.map((cell) => cell.trim()).filter((cell) => cell !== "");
  if (first.length === 1) return SINGLE_COLUMN_NAMES.has(names[0]?.toLowerCase() ?? "");
  if (names.length === 0 || new Set(names).size < names.length || !names.every(isName)) return false;
  return !first.some((cell, column) => cell !== "" && rest.some((record) => record[column] === cell));
}

function isName(cell: string): boolean {
  const isJson = unpackJson(cell) !== cell;
  return cell.length <= LONGEST_NAME && Number.isNaN(Number(cell)) && !isJson && !cell.includes("\n");
}
