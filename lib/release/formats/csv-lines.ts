import { neutralise, SAFE_COLUMN } from "@/lib/formats/spreadsheet-safe";

/** The byte order mark says "UTF-8" to spreadsheets. */
const MARK = "\ufeff";
const NEEDS_QUOTES = /[",\r\n]|^[\s\ufeff]|\s$/;

/** How a table begins. A safe one ends in a column with the names of the cells that were neutralised, so that the import undoes just these. */
export function csvHead(columns: readonly string[], isSafe: boolean): string {
  return isSafe ? `${MARK}${columns.join(",")},${SAFE_COLUMN}\r\n` : `${columns.join(",")}\r\n`;
}

/** Rows of texts and numbers as CSV, a line each. */
export function* csvLines(records: Iterable<object>, columns: readonly string[], isSafe: boolean): Generator<string> {
  for (const record of records) yield line(record as Record<string, unknown>, columns, isSafe);
}

function line(record: Record<string, unknown>, columns: readonly string[], isSafe: boolean): string {
  const marked: string[] = [];
  const cells = columns.map((column) => {
    const content = record[column];
    if (typeof content !== "string") return String(content ?? "");
    const safe = isSafe ? neutralise(content) : content;
    if (safe !== content) marked.push(column);
    return quoted(safe);
  });
  return `${(isSafe ? [...cells, marked.join(" ")] : cells).join(",")}\r\n`;
}

function quoted(text: string): string {
  return NEEDS_QUOTES.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
