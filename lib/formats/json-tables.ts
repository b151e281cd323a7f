import { isRecord } from "@/lib/formats/fields";
import { recognise } from "@/lib/formats/recognise";
import { type RecordEvent, refused, type Splitter, setField } from "@/lib/formats/record";

/**
 * Takes records out of what a JSON file wraps around each of them, and makes a file that is one table, by columns or with its names
 * apart, into its rows; these are counted as lines from 1. Everything else stays as it is.
 */
export class JsonTables implements Splitter {
  readonly #records: Splitter & { isList?: boolean };
  /** The first record, while it may be the only one: only a whole file is a table. */
  #held: RecordEvent | null = null;
  #isFirst = true;

  constructor(records: Splitter & { isList?: boolean }) {
    this.#records = records;
  }

  get isStopped(): boolean {
    return this.#records.isStopped ?? false;
  }

  push(chunk: Uint8Array): Generator<RecordEvent> {
    return this.#take(this.#records.push(chunk));
  }

  *end(): Generator<RecordEvent> {
    yield* this.#take(this.#records.end());
    if (!this.#held || "error" in this.#held) return;
    for (const [index, row] of (tableRows(this.#held.value) ?? []).entries()) yield { line: index + 1, ...row };
  }

  *#take(events: Iterable<RecordEvent>): Generator<RecordEvent> {
    for (const event of events) {
      if (this.#held) yield this.#held;
      const isAlone = this.#isFirst && !this.#records.isList;
      this.#held = isAlone && "value" in event && tableRows(event.value) ? event : null;
      this.#isFirst = false;
      if (!this.#held) yield isAlone ? withRemedy(unwrapped(event)) : unwrapped(event);
    }
  }
}

const BY_ROWS = 'where it is a table by columns, write it by rows (pandas: orient="records", lines=True)';

/** A first record that is too large may be a whole table. */
function withRemedy(event: RecordEvent): RecordEvent {
  if (!("error" in event) || !/^(?:record-too-long|too-many-values|broken-json)$/.test(event.error.code)) return event;
  return { ...event, error: { ...event.error, message: `${event.error.message}; ${BY_ROWS}` } };
}

/** A row of a page of the Hugging Face datasets server, `{row_idx, row: {…}, truncated_cells}`, as the record in it. */
function unwrapped(event: RecordEvent): RecordEvent {
  if ("error" in event || !isRecord(event.value)) return event;
  const { row_idx, row, truncated_cells: cut, ...others } = event.value;
  if (row_idx === undefined || !isRecord(row) || Object.keys(others).length > 0) return event;
  if (!Array.isArray(cut) || cut.length === 0) return { ...event, value: row };
  const message = `the page cuts off what stands in ${cut.join(", ")}; download the data set's Parquet files instead`;
  return refused(event.line, "truncated-cells", message, String(cut[0]));
}

type TableRow = { value: unknown } | { error: ReturnType<typeof refused>["error"] };

/** The rows of a value that is a table; `null` for one that is a record or anything else. */
function tableRows(value: unknown): TableRow[] | null {
  if (!isRecord(value)) return null;
  const names = Object.keys(value);
  const columns = Object.values(value);
  if (names.length === 0) return null;
  if (Array.isArray(value.columns) && Array.isArray(value.data) && value.data.every(Array.isArray))
    return value.data.map((cells: unknown[]) => zipRow(value.columns as unknown[], cells));
  if (columns.every(Array.isArray)) {
    const [length = 0] = columns.map((column) => column.length);
    const isTable = length > 0 && columns.every((column) => column.length === length) && !recognise(value).ok;
    return isTable ? Array.from({ length }, (_, index) => rowAt(names, columns, index)) : null;
  }
  if (!columns.every(isRecord)) return null;
  const keys = Object.keys(columns[0] ?? {});
  const isTable = keys.length > 0 && keys.every(isIndex) && columns.every((column) => hasKeys(column, keys));
  if (isTable) return keys.map((key) => rowAt(names, columns, key));
  return names.every(isIndex) ? columns.map((row) => ({ value: row })) : null;
}

function rowAt(names: readonly string[], columns: readonly object[], key: string | number): TableRow {
  const row: Record<string, unknown> = {};
  for (const [index, name] of names.entries())
    setField(row, name, (columns[index] as Record<string | number, unknown>)[key]);
  return { value: row };
}

/** A row of cells under names that stand apart from it. */
export function zipRow(names: readonly unknown[], cells: readonly unknown[]): TableRow {
  if (cells.length !== names.length) {
    const message = `the row has ${cells.length} cells where ${names.length} are expected`;
    return { error: refused(1, "wrong-cell-count", message).error };
  }
  const row: Record<string, unknown> = {};
  for (const [index, name] of names.entries()) setField(row, String(name), cells[index]);
  return { value: row };
}

function isIndex(key: string): boolean {
  return /^\d+$/.test(key);
}

function hasKeys(column: Record<string, unknown>, keys: readonly string[]): boolean {
  const own = Object.keys(column);
  return own.length === keys.length && own.every((key, index) => key === keys[index]);
}
