import { SIGNATURE } from "@/lib/core/dedup/min-hash";

/** Raised whenever the keys of an example, or the similarity of two, could come out otherwise than before. */
export const KEYS_VERSION = 1;

/** By what examples are compared under one meaning, as columns; row by row in the order of their arrival. */
export interface Keys {
  /** Place in the order of arrival, ascending. */
  sequence: Float64Array;
  /** 16 bytes each. */
  ids: Uint8Array;
  /** 64 bits of what was said, of its normal form, and 32 of what it was said under. */
  exact: BigUint64Array;
  normal: BigUint64Array;
  ground: Uint32Array;
  /** Characters of its normal form. */
  length: Uint32Array;
  /** 1 where people wrote it. */
  human: Uint8Array;
  /** How many signatures each has, and these, one after another. */
  counts: Uint8Array;
  words: Int32Array;
}

/** Room for the keys of so many rows with so many signatures. */
export function emptyKeys(rows: number, signatures: number): Keys {
  return {
    sequence: new Float64Array(rows),
    ids: new Uint8Array(16 * rows),
    exact: new BigUint64Array(rows),
    normal: new BigUint64Array(rows),
    ground: new Uint32Array(rows),
    length: new Uint32Array(rows),
    human: new Uint8Array(rows),
    counts: new Uint8Array(rows),
    words: new Int32Array(SIGNATURE * signatures),
  };
}

const columnsOf = (keys: Keys) =>
  [
    keys.sequence,
    keys.exact,
    keys.normal,
    keys.ground,
    keys.length,
    keys.words,
    keys.ids,
    keys.human,
    keys.counts,
  ] as const;

/** The columns one after another, as this machine writes numbers: little-endian, as all do that Node runs on. */
export function bytesOfKeys(keys: Keys): Uint8Array<ArrayBuffer> {
  const columns = columnsOf(keys);
  const bytes = new Uint8Array(columns.reduce((sum, { byteLength }) => sum + byteLength, 0));
  let at = 0;
  for (const column of columns) {
    bytes.set(new Uint8Array(column.buffer, column.byteOffset, column.byteLength), at);
    at += column.byteLength;
  }
  return bytes;
}

/** Puts what `bytesOfKeys` wrote of so many rows and signatures into larger columns, from a row and a signature on. */
export function readKeys(
  bytes: Uint8Array,
  { rows, signatures }: { rows: number; signatures: number },
  into: Keys,
  from: { row: number; signature: number },
): void {
  let at = 0;
  const copy = (column: ReturnType<typeof columnsOf>[number], start: number, length: number) => {
    const size = column.BYTES_PER_ELEMENT;
    const target = new Uint8Array(column.buffer, column.byteOffset + start * size, length * size);
    target.set(bytes.subarray(at, at + length * size));
    at += length * size;
  };
  const { row } = from;
  for (const column of [into.sequence, into.exact, into.normal, into.ground, into.length]) copy(column, row, rows);
  copy(into.words, from.signature * SIGNATURE, signatures * SIGNATURE);
  copy(into.ids, 16 * row, 16 * rows);
  for (const column of [into.human, into.counts]) copy(column, row, rows);
  if (at !== bytes.length)
    throw new RangeError(`${bytes.length} bytes are not ${rows} rows and ${signatures} signatures`);
}
