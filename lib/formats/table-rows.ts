import { MAX_FIELDS, type RecordEvent, refused, setField } from "@/lib/formats/record";
import { restore, SAFE_COLUMN } from "@/lib/formats/spreadsheet-safe";
import { MAX_FIELD_LENGTH, textProblem } from "@/lib/formats/storable";

export interface TableShape {
  /** Whether the first record names the columns. Without a header they are called "1", "2", … */
  header: boolean;
  /** The line at which the table begins; titles and comments above it are passed over. */
  start?: number;
  /** Whether rows end with their last filled cell, as those of a workbook. */
  isRagged?: boolean;
}

/** A row of a table; the keys are the names of its columns. */
export type Row = Record<string, string>;

/**
 * Makes rows of cells into objects. Columns without a name get their number as a name; of columns with the same name the second is
 * called "name (2)". Rows that are empty throughout are passed over; a row with too few or too many cells is reported (empty
 * cells behind the last column do no harm). Formulas that our export neutralised are put right.
 */
export class TableRows {
  readonly #shape: TableShape;
  #columns: string[] | null = null;
  isStopped = false;

  constructor(shape: TableShape) {
    this.#shape = shape;
  }

  *read(records: Iterable<RecordEvent<string[]>>): Generator<RecordEvent<Row>> {
    for (const record of records) {
      if (this.isStopped) return;
      if (record.line < (this.#shape.start ?? 1)) continue;
      if ("error" in record) {
        yield record;
      } else if (record.value.some((cell) => cell !== "")) {
        const event = this.#row(record.line, record.value);
        if (event) yield record.row === undefined ? event : { ...event, row: record.row };
      }
    }
  }

  #row(line: number, cells: string[]): RecordEvent<Row> | undefined {
    if (this.#columns === null) {
      if (cells.length > MAX_FIELDS) {
        this.isStopped = true;
        return refused(
          line,
          "too-many-columns",
          `the table has ${cells.length} columns; at most ${MAX_FIELDS} are read`,
        );
      }
      this.#columns = this.#shape.header ? columnNames(cells) : cells.map((_, index) => String(index + 1));
      if (this.#shape.header) return undefined;
    }
    const columns = this.#columns;
    const isShort = cells.length < columns.length && !this.#shape.isRagged;
    if (isShort || cells.slice(columns.length).some((cell) => cell !== "")) {
      const message = `the row has ${cells.length} cells where ${columns.length} are expected; check its delimiters and quotes`;
      return refused(line, "wrong-cell-count", message);
    }
    const long = cells.findIndex((cell) => cell.length > MAX_FIELD_LENGTH);
    if (long !== -1) {
      const column = columns[long] ?? String(long + 1);
      return refused(line, "field-too-long", `"${column}" ${textProblem(cells[long] as string)}`, column);
    }
    return { line, value: toRow(columns, cells) };
  }
}

/** A row by its columns. Where it says which of its cells were neutralised, these are as they were before, and that is left out. */
function toRow(columns: readonly string[], cells: readonly string[]): Row {
  const row: Row = {};
  const marked = new Set(cells[columns.indexOf(SAFE_COLUMN)]?.split(" "));
  for (const [index, column] of columns.entries()) {
    const cell = cells[index] ?? "";
    if (column !== SAFE_COLUMN) setField(row, column, marked.has(column) ? restore(cell) : cell);
  }
  return row;
}

function columnNames(cells: readonly string[]): string[] {
  const taken = new Set<string>();
  return cells.map((cell, index) => {
    const name = cell.trim() || String(index + 1);
    let free = name;
    for (let copy = 2; taken.has(free); copy += 1) free = `${name} (${copy})`;
    taken.add(free);
    return free;
  });
}
