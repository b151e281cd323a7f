import { bytesOfDictionary, type Dictionary, type DictionaryData } from "./dictionary";

/**
 * How a column is kept: `int` in 4 bytes, `short` (0 to 65,535) in 2, `flag` in 1, `number` (whole, to 2^53), `float` (double precision) and
 * `time` (milliseconds since 1970) in 8;
 * texts and ids as codes of a dictionary, which columns may share (`of`), or of one that is there and not added to (`in`), -1 for what it
 * does not hold.
 */
export type Kind = "int" | "short" | "flag" | "number" | "float" | "time" | { of: string } | { in: Dictionary };
export type Spec = Record<string, Kind>;

type ArrayOf<K extends Kind> = K extends "number" | "float" | "time"
  ? Float64Array
  : K extends "short"
    ? Uint16Array
    : K extends "flag"
      ? Uint8Array
      : Int32Array;

/** Rows by column. A missing value is -1; columns of 1 or 2 bytes have none. Plain data, to be handed from thread to thread. */
export interface Columns<S extends Spec> {
  length: number;
  columns: { readonly [Name in keyof S]: ArrayOf<S[Name]> };
}

/** Columns with the dictionaries of their codes, by name. */
export interface ReadColumns<S extends Spec> extends Columns<S> {
  dictionaries: Record<string, DictionaryData>;
}

export type AnyArray = Float64Array | Uint16Array | Uint8Array | Int32Array;

/** The constructors, as far as both kinds of buffers go. */
const ARRAYS: Record<
  Exclude<Kind, object>,
  { new (of: number | SharedArrayBuffer): AnyArray; BYTES_PER_ELEMENT: number }
> = {
  int: Int32Array,
  short: Uint16Array,
  flag: Uint8Array,
  number: Float64Array,
  float: Float64Array,
  time: Float64Array,
};

const arrayOf = (kind: Kind) => ARRAYS[typeof kind === "object" ? "int" : kind];

/** Room for some rows of a column; threads share it. */
export function sharedArray(kind: Kind, length: number): AnyArray {
  const Kept = arrayOf(kind);
  return new Kept(new SharedArrayBuffer(length * Kept.BYTES_PER_ELEMENT));
}

/** The same for this thread alone. */
export function ownArray(kind: Kind, length: number): AnyArray {
  return new (arrayOf(kind))(length);
}

/** The rows of `a` before those of `b`, with the codes of the same dictionaries. */
export function concatenated<S extends Spec>(spec: S, a: Columns<S>, b: Columns<S>): Columns<S> {
  const columns = Object.fromEntries(
    Object.entries(spec).map(([name, kind]) => {
      const joined = sharedArray(kind, a.length + b.length);
      joined.set(a.columns[name]!);
      joined.set(b.columns[name]!, a.length);
      return [name, joined];
    }),
  );
  return { length: a.length + b.length, columns: columns as Columns<S>["columns"] };
}

/** Bytes that columns take without their dictionaries. */
export function bytesOfColumns(columns: Columns<Spec>): number {
  return Object.values(columns.columns).reduce((sum, array) => sum + array.byteLength, 0);
}

export function bytesOfDictionaries(dictionaries: Record<string, DictionaryData>): number {
  return Object.values(dictionaries).reduce((sum, dictionary) => sum + bytesOfDictionary(dictionary), 0);
}
