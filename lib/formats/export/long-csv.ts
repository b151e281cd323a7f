import type { JudgmentRow } from "@/lib/formats/export/rows";
import { writeRows } from "@/lib/formats/export/write-rows";
import { LONG_COLUMNS } from "@/lib/formats/long-columns";
import { neutralise } from "@/lib/formats/spreadsheet-safe";

export interface LongCsvOptions {
  /**
   * `safe`: cells that a spreadsheet would run as a formula get an apostrophe in front; lines end in CR LF, by which our
   * import knows that it has to undo this. `exact`: every cell as it is; lines end in LF.
   */
  variant: "safe" | "exact";
  /** Begins with a byte order mark, without which Excel does not know UTF-8. */
  hasBom?: boolean;
}

/** Labels in long form, one row per judgment, as CSV (RFC 4180). Lists, preferences and spans are written as JSON. */
export function longCsv(rows: AsyncIterable<JudgmentRow>, options: LongCsvOptions): AsyncGenerator<string> {
  const isSafe = options.variant === "safe";
  const lineEnd = isSafe ? "\r\n" : "\n";
  const write = (cells: readonly string[]) =>
    cells.map((cell) => quote(isSafe ? neutralise(cell) : cell)).join(",") + lineEnd;
  const head = (options.hasBom ? "\ufeff" : "") + write(LONG_COLUMNS);
  return writeRows(rows, (row) => write(LONG_COLUMNS.map((column) => toCell(row[column]))), head);
}

function toCell(value: JudgmentRow[keyof JudgmentRow]): string {
  if (value === undefined || value === null) return "";
  if (value instanceof Date) return value.toISOString();
  return typeof value === "object" ? JSON.stringify(value) : String(value);
}

function quote(cell: string): string {
  return /[",\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell;
}
