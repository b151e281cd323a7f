import type { RecordEvent } from "@/lib/formats/record";
import type { TableShape } from "@/lib/formats/table-rows";
import { findTable } from "@/lib/formats/table-start";

/** A row of a sheet as its cells, or what is wrong with it. */
export type CellsEvent = RecordEvent<string[]>;

/** What the user says of a sheet. */
export interface SheetOptions extends Partial<Pick<TableShape, "header" | "start">> {
  /** By its name or its number from 1; without one the workbook must have a single filled sheet. */
  sheet?: string | number | undefined;
}

/** How many rows a table is judged by. */
export const SAMPLE_ROWS = 50;

/** How the rows of a sheet make a table, judged by the first of them. */
export function sheetShape(rows: readonly CellsEvent[], { header, start }: SheetOptions): TableShape {
  const records = rows
    .slice(0, SAMPLE_ROWS)
    .flatMap((row) => ("value" in row ? [{ line: row.line, cells: row.value }] : []));
  const table = findTable(records.filter(({ line }) => line >= (start ?? 1)));
  return {
    header: header ?? table.header,
    start: start ?? (header === false ? 1 : table.start),
    isRagged: true,
  };
}
