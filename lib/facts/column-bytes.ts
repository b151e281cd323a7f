import type { FactColumn, FactSpan, FactValue, FactValueKind } from "@/lib/core/facts/fact";

/** What is missing, where the kind of a value has a number for it. */
export const MISSING = { number: Number.NaN, flag: 2, code: -1, hash: 0n } as const;

/**
 * The values of one fact as bytes: numbers in the narrowest of these ways that keeps every one of them, whose number stands first; in the
 * byte order of the machines that Node runs on (little endian). The highest number of a whole width means missing.
 */
const WIDTHS = [Uint8Array, Uint16Array, Uint32Array, Float32Array, Float64Array] as const;
const WHOLE = 3;

/** A column as it is stored. */
export function encodeColumn(column: FactColumn): Uint8Array {
  switch (column.kind) {
    case "count":
    case "number":
      return encodeNumbers(column.values);
    case "flag":
      return column.values.slice();
    case "hash":
      return bytesOf(column.values).slice();
    case "word": {
      // Code -1 becomes 0.
      const codes = encodeNumbers(Float64Array.from(column.codes, (code) => code + 1));
      const words = new TextEncoder().encode(JSON.stringify(column.words));
      return joined([bytesOf(Uint32Array.of(words.length)), words, codes]);
    }
    case "list": {
      const lists = Object.fromEntries(column.lists);
      const missing = column.missing ? [...column.missing.keys()].filter((k) => column.missing![k] === 1) : [];
      return new TextEncoder().encode(JSON.stringify({ lists, missing }));
    }
  }
}

/** What `encodeColumn` was given: so many values of that kind. */
export function decodeColumn(kind: FactValueKind, bytes: Uint8Array, length: number): FactColumn {
  switch (kind) {
    case "count":
    case "number":
      return { kind, values: decodeNumbers(bytes, length) };
    case "flag":
      return { kind, values: new Uint8Array(bytes.subarray(0, length)) };
    case "hash":
      return { kind, values: new BigUint64Array(ownBuffer(bytes), 0, length) };
    case "word": {
      const size = new DataView(bytes.buffer, bytes.byteOffset).getUint32(0, true);
      const words = JSON.parse(new TextDecoder().decode(bytes.subarray(4, 4 + size))) as string[];
      const codes = new Int32Array(decodeNumbers(bytes.subarray(4 + size), length));
      for (let k = 0; k < length; k++) codes[k]!--;
      return { kind, words, codes };
    }
    case "list": {
      const stored = JSON.parse(new TextDecoder().decode(bytes)) as StoredLists;
      const lists = new Map(Object.entries(stored.lists).map(([row, list]) => [Number(row), list]));
      if (stored.missing.length === 0) return { kind, lists };
      const missing = new Uint8Array(length);
      for (const row of stored.missing) missing[row] = 1;
      return { kind, lists, missing };
    }
  }
}

interface StoredLists {
  lists: Record<string, FactSpan[]>;
  missing: number[];
}

/** The values of one fact for some examples or parts in order, as a column. */
export function toColumn(kind: FactValueKind, values: readonly FactValue[]): FactColumn {
  for (const value of values) refuseOtherKind(kind, value);
  switch (kind) {
    case "count":
    case "number":
      return { kind, values: Float64Array.from(values, (value) => (value as number | null) ?? MISSING.number) };
    case "flag":
      return { kind, values: Uint8Array.from(values, (value) => Number(value ?? MISSING.flag)) };
    case "hash":
      return { kind, values: BigUint64Array.from(values, (value) => (value as bigint | null) ?? MISSING.hash) };
    case "word":
      return wordColumn(values as readonly (string | null)[]);
    case "list":
      return listColumn(values as readonly (readonly FactSpan[] | null)[]);
  }
}

const TYPES = {
  count: "number",
  number: "number",
  flag: "boolean",
  word: "string",
  hash: "bigint",
  list: "object",
} as const;

/** @throws TypeError where a value is of another kind than its fact. */
export function refuseOtherKind(kind: FactValueKind, value: FactValue): void {
  if (value === null) return;
  if (typeof value !== TYPES[kind] || Number.isNaN(value))
    throw new TypeError(`a ${kind} was to be found, and it is the ${typeof value} ${String(value).slice(0, 50)}`);
}

function wordColumn(values: readonly (string | null)[]): FactColumn {
  const known = new Map<string, number>();
  const codes = Int32Array.from(values, (word) => {
    if (word === null) return MISSING.code;
    const code = known.get(word) ?? known.size;
    known.set(word, code);
    return code;
  });
  return { kind: "word", words: [...known.keys()], codes };
}

function listColumn(values: readonly (readonly FactSpan[] | null)[]): FactColumn {
  const lists = new Map<number, readonly FactSpan[]>();
  const missing = new Uint8Array(values.length);
  for (const [row, list] of values.entries()) {
    if (list === null) missing[row] = 1;
    else if (list.length > 0) lists.set(row, list);
  }
  return { kind: "list", lists, ...(missing.includes(1) && { missing }) };
}

/** The value at a place of a column; null where it is missing. */
export function valueAt(column: FactColumn, row: number): FactValue {
  switch (column.kind) {
    case "count":
    case "number": {
      const value = column.values[row]!;
      return Number.isNaN(value) ? null : value;
    }
    case "flag": {
      const value = column.values[row]!;
      return value === MISSING.flag ? null : value === 1;
    }
    case "hash":
      return column.values[row]! === MISSING.hash ? null : column.values[row]!;
    case "word":
      return column.words[column.codes[row]!] ?? null;
    case "list":
      return column.missing?.[row] === 1 ? null : (column.lists.get(row) ?? []);
  }
}

function encodeNumbers(values: Float64Array): Uint8Array {
  const width = WIDTHS.findIndex((_, k) => fits(values, k));
  const narrow = new WIDTHS[width]!(values.length);
  const missing = missingOf(width);
  for (let k = 0; k < values.length; k++) narrow[k] = Number.isNaN(values[k]) ? missing : values[k]!;
  return joined([Uint8Array.of(width), bytesOf(narrow)]);
}

function decodeNumbers(bytes: Uint8Array, length: number): Float64Array {
  const width = bytes[0]!;
  const values = new Float64Array(new WIDTHS[width]!(ownBuffer(bytes.subarray(1)), 0, length));
  const missing = missingOf(width);
  if (width < WHOLE) for (let k = 0; k < length; k++) if (values[k] === missing) values[k] = Number.NaN;
  return values;
}

const missingOf = (width: number) => (width < WHOLE ? 2 ** (8 * WIDTHS[width]!.BYTES_PER_ELEMENT) - 1 : Number.NaN);

function fits(values: Float64Array, width: number): boolean {
  if (width === WIDTHS.length - 1) return true;
  if (width === WHOLE) return values.every((value) => Object.is(Math.fround(value), value));
  const missing = missingOf(width);
  return values.every(
    (value) =>
      Number.isNaN(value) || (Number.isInteger(value) && value >= 0 && value < missing && !Object.is(value, -0)),
  );
}

const bytesOf = ({ buffer, byteOffset, byteLength }: ArrayBufferView) => new Uint8Array(buffer, byteOffset, byteLength);

/** A copy that begins where numbers of any width may begin. */
const ownBuffer = (bytes: Uint8Array): ArrayBuffer => new Uint8Array(bytes).buffer;

function joined(pieces: readonly Uint8Array[]): Uint8Array {
  const whole = new Uint8Array(pieces.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const piece of pieces) {
    whole.set(piece, at);
    at += piece.length;
  }
  return whole;
}
