import { bytesOfDictionary, Dictionary, type DictionaryData } from "./dictionary";

/**
 * How a column is kept: `int` in 4 bytes, `short` (0 to 65,535) in 2, `flag` in 1, `number` and `time` (milliseconds since 1970) in 8;
 * texts and ids as codes of a dictionary, which columns may share.
 */
export type Kind = "int" | "short" | "flag" | "number" | "time" | { of: string };
export type Spec = Record<string, Kind>;

type ArrayOf<K extends Kind> = K extends "number" | "time"
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

type AnyArray = Float64Array | Uint16Array | Uint8Array | Int32Array;

const BYTES = { int: 4, short: 2, flag: 1, number: 8, time: 8 };
const FIRST_ROWS = 1024;

function makeArray(kind: Kind, length: number): AnyArray {
  const name = typeof kind === "object" ? "int" : kind;
  const buffer = new SharedArrayBuffer(length * BYTES[name]);
  if (name === "int") return new Int32Array(buffer);
  if (name === "short") return new Uint16Array(buffer);
  return name === "flag" ? new Uint8Array(buffer) : new Float64Array(buffer);
}

/** Rows that come one after the other, as PostgreSQL's `COPY … (FORMAT binary)` writes them. */
export class ColumnBuilder<S extends Spec> {
  private readonly kinds: Kind[];
  private readonly names: string[];
  private readonly known = new Map<string, Dictionary>();
  private readonly dictionaryOf: (Dictionary | null)[];
  private arrays: AnyArray[];
  private room = FIRST_ROWS;
  private rows = 0;
  private begun = false;

  /** Codes go on from those of `dictionaries`. */
  constructor(spec: S, dictionaries: Record<string, DictionaryData> = {}) {
    this.names = Object.keys(spec);
    this.kinds = Object.values(spec);
    this.arrays = this.kinds.map((kind) => makeArray(kind, FIRST_ROWS));
    this.dictionaryOf = this.kinds.map((kind) => {
      if (typeof kind === "string") return null;
      const dictionary = this.known.get(kind.of) ?? new Dictionary(dictionaries[kind.of]);
      this.known.set(kind.of, dictionary);
      return dictionary;
    });
  }

  /** A message of PostgreSQL: the file's head before the first row, whole rows, or its end. */
  take(chunk: Buffer): void {
    let at = 0;
    if (!this.begun) {
      this.begun = true;
      at = HEAD + chunk.readInt32BE(HEAD - 4);
    }
    while (at < chunk.length) {
      const fields = chunk.readInt16BE(at);
      if (fields < 0) return;
      if (fields !== this.kinds.length) throw new RangeError(`${fields} fields instead of ${this.kinds.length}`);
      at = this.takeRow(chunk, at + 2);
    }
  }

  finish(): ReadColumns<S> {
    const columns = Object.fromEntries(this.names.map((name, k) => [name, this.resized(k, this.rows)]));
    const dictionaries = Object.fromEntries([...this.known].map(([name, dictionary]) => [name, dictionary.data()]));
    return { length: this.rows, columns: columns as Columns<S>["columns"], dictionaries };
  }

  private takeRow(chunk: Buffer, from: number): number {
    if (this.rows === this.room) {
      this.room *= 2;
      this.arrays = this.arrays.map((_, k) => this.resized(k, this.room));
    }
    let at = from;
    for (let k = 0; k < this.kinds.length; k++) {
      const length = chunk.readInt32BE(at);
      at += 4;
      if (length < 0) {
        this.arrays[k]![this.rows] = -1;
        continue;
      }
      const dictionary = this.dictionaryOf[k];
      this.arrays[k]![this.rows] = dictionary
        ? dictionary.encode(chunk, at, length)
        : numberAt(chunk, at, length, this.kinds[k] === "time");
      at += length;
    }
    this.rows++;
    return at;
  }

  private resized(k: number, length: number): AnyArray {
    const old = this.arrays[k]!;
    if (old.length === length) return old;
    const array = makeArray(this.kinds[k]!, length);
    array.set(old.length > length ? old.subarray(0, length) : old);
    return array;
  }
}

/** Signature, flags and the length of what else stands in the head. */
const HEAD = 11 + 4 + 4;
/** From 1970 to 2000, where PostgreSQL's time begins. */
const EPOCH_MS = 946_684_800_000;

function numberAt(chunk: Buffer, at: number, length: number, isTime: boolean): number {
  if (length === 4) return chunk.readInt32BE(at);
  if (length === 1) return chunk[at]!;
  if (length === 2) return chunk.readInt16BE(at);
  const n = chunk.readInt32BE(at) * 2 ** 32 + chunk.readUInt32BE(at + 4);
  return isTime ? n / 1000 + EPOCH_MS : n;
}

/** The rows of `a` before those of `b`, with the codes of the same dictionaries. */
export function concatenated<S extends Spec>(spec: S, a: Columns<S>, b: Columns<S>): Columns<S> {
  const columns = Object.fromEntries(
    Object.entries(spec).map(([name, kind]) => {
      const joined = makeArray(kind, a.length + b.length);
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
