/** Where in its file a record stands. */
export interface RecordPosition {
  /** The physical line on which it starts, from 1. */
  line: number;
  /** The row that a spreadsheet counts, from 1, where cells with line breaks make it another number. */
  row?: number;
}

/** One step of reading a file: a value, or what is wrong with it. */
export type RecordEvent<Value = unknown> = RecordPosition & (Read<Value> | { error: RecordError });

interface Read<Value> {
  value: Value;
  /** A key that stands twice in an object of it: only its last value was read. */
  repeatedKey?: string | undefined;
}

export interface RecordError {
  /** Stable, for programs. */
  code: string;
  /** For people: what is wrong and what to do. */
  message: string;
  field?: string;
}

/** Longest record in bytes. A longer one is refused by line and passed over without being held in memory. */
export const MAX_RECORD_BYTES = 16 * 1024 * 1024;

/** Deepest nesting of JSON arrays and objects. */
export const MAX_JSON_DEPTH = 100;

/** Most values in one JSON record: bounds what 16 MB of text can become in memory. */
export const MAX_JSON_VALUES = 250_000;

/** Most columns of a table, or fields of a record. */
export const MAX_FIELDS = 2000;

export function refused(
  line: number,
  code: string,
  message: string,
  field?: string,
): { line: number; error: RecordError } {
  return { line, error: field === undefined ? { code, message } : { code, message, field } };
}

export function tooLong(line: number): { line: number; error: RecordError } {
  return refused(line, "record-too-long", "the record is longer than 16 MB; shorten or split it");
}

/**
 * Turns the bytes of a file, in pieces of any size, into records. `push` may be called any number of times, then `end`
 * once. What a piece completes is yielded at once; only the unfinished record is held back.
 */
export interface Splitter<Value = unknown> {
  push(chunk: Uint8Array): Iterable<RecordEvent<Value>>;
  end(): Iterable<RecordEvent<Value>>;
  /** True when nothing more can be read, so that the rest of the file need not be fetched. */
  readonly isStopped?: boolean;
}

/** Sets a property as data, also where the name is `__proto__`, which plain assignment would take for the prototype. */
export function setField(target: Record<string, unknown>, name: string, value: unknown): void {
  if (name === "__proto__") {
    Object.defineProperty(target, name, { value, enumerable: true, configurable: true, writable: true });
  } else {
    target[name] = value;
  }
}
