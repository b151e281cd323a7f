import { type AnyArray, type Columns, type Kind, ownArray, type ReadColumns, type Spec, sharedArray } from "./columns";
import { Dictionary, type DictionaryData } from "./dictionary";

/** Rows that are decoded together: a loop over one column is several times as fast as one over rows of all kinds. */
const BATCH = 512;
/** Room grows by blocks that double up to this many rows, so that ten million rows are never copied but once, at their end. */
const [FIRST_ROWS, MOST_ROWS] = [1024, 65_536];

/**
 * Rows that come one after the other, as PostgreSQL's `COPY … (FORMAT binary)` writes them. They are found with `take`, and read with
 * `decode` before their bytes are gone.
 */
export class ColumnBuilder<S extends Spec> {
  private readonly names: string[];
  private readonly kinds: Kind[];
  private readonly known = new Map<string, Dictionary>();
  private readonly dictionaryOf: (Dictionary | null)[];
  /** Of each column its blocks. */
  private readonly blocks: AnyArray[][];
  private rows = 0;
  /** Where the last block begins and ends. */
  private begin = 0;
  private end = 0;
  /** Where the fields of found rows begin, row by row; their lengths stand before them. */
  private readonly starts: Int32Array;
  private found = 0;
  private begun = false;

  /** Codes go on from those of `dictionaries`. */
  constructor(spec: S, dictionaries: Record<string, DictionaryData> = {}) {
    this.names = Object.keys(spec);
    this.kinds = Object.values(spec);
    this.blocks = this.kinds.map(() => []);
    this.starts = new Int32Array(BATCH * this.kinds.length);
    this.dictionaryOf = this.kinds.map((kind) => {
      if (typeof kind === "string") return null;
      if ("in" in kind) return kind.in;
      const dictionary = this.known.get(kind.of) ?? new Dictionary(dictionaries[kind.of]);
      this.known.set(kind.of, dictionary);
      return dictionary;
    });
  }

  /** A message of PostgreSQL within `bytes`: the file's head before the first row, whole rows, or its end. */
  take(bytes: DataView, from: number, to: number): void {
    let at = from;
    if (!this.begun) {
      this.begun = true;
      at += HEAD + bytes.getInt32(at + HEAD - 4);
    }
    while (at < to) {
      const fields = bytes.getInt16(at);
      if (fields < 0) return;
      if (fields !== this.kinds.length) throw new RangeError(`${fields} fields instead of ${this.kinds.length}`);
      at = this.find(bytes, at + 2);
    }
  }

  /** Reads the rows that were found in `bytes` since the last time. */
  decode(bytes: DataView): void {
    const { found, starts, rows, begin } = this;
    if (found === 0) return;
    const width = this.kinds.length;
    for (let k = 0; k < width; k++) {
      const block = this.blocks[k]!.at(-1)!;
      const kind = this.kinds[k]!;
      const fields = { bytes, starts, width, k, found, row: rows - begin };
      if (typeof kind === "object") decodeCodes(fields, block as Int32Array, this.dictionaryOf[k]!, "of" in kind);
      else decodeNumbers(fields, block, NUMBERS[kind]);
    }
    this.rows += found;
    this.found = 0;
  }

  finish(): ReadColumns<S> {
    const columns = Object.fromEntries(this.names.map((name, k) => [name, this.joined(k)]));
    const dictionaries = Object.fromEntries([...this.known].map(([name, dictionary]) => [name, dictionary.data()]));
    return { length: this.rows, columns: columns as Columns<S>["columns"], dictionaries };
  }

  private find(bytes: DataView, from: number): number {
    if (this.rows + this.found === this.end) this.grow(bytes);
    else if (this.found === BATCH) this.decode(bytes);
    const { starts } = this;
    const width = this.kinds.length;
    let at = from;
    let place = this.found * width;
    for (let k = 0; k < width; k++) {
      const length = bytes.getInt32(at);
      at += 4;
      starts[place++] = at;
      if (length > 0) at += length;
    }
    this.found++;
    return at;
  }

  private grow(bytes: DataView): void {
    this.decode(bytes);
    const length = Math.min(MOST_ROWS, Math.max(FIRST_ROWS, this.rows));
    for (const [k, kind] of this.kinds.entries()) this.blocks[k]!.push(ownArray(kind, length));
    this.begin = this.end;
    this.end += length;
  }

  /** The column in one, without its blocks. */
  private joined(k: number): AnyArray {
    const column = sharedArray(this.kinds[k]!, this.rows);
    let row = 0;
    for (const block of this.blocks[k]!.splice(0)) {
      column.set(block.subarray(0, this.rows - row), row);
      row += block.length;
    }
    return column;
  }
}

/** Signature, flags and the length of what else stands in the head. */
const HEAD = 11 + 4 + 4;
/** From 1970 to 2000, where PostgreSQL's time begins. */
const EPOCH_MS = 946_684_800_000;

/** The fields of column `k` of so many rows of `width` fields each, and the row at which they go into the block. */
interface Fields {
  bytes: DataView;
  starts: Int32Array;
  width: number;
  k: number;
  found: number;
  row: number;
}

function decodeCodes(
  { bytes, starts, width, k, found, row }: Fields,
  block: Int32Array,
  dictionary: Dictionary,
  adds: boolean,
): void {
  for (let r = 0, place = k; r < found; r++, place += width) {
    const at = starts[place]!;
    const length = bytes.getInt32(at - 4);
    block[row + r] = length < 0 ? -1 : dictionary.encode(bytes, at, length, adds);
  }
}

/** Reads a value of so many bytes. */
type NumberAt = (bytes: DataView, at: number, length: number) => number;

function decodeNumbers({ bytes, starts, width, k, found, row }: Fields, block: AnyArray, numberAt: NumberAt): void {
  for (let r = 0, place = k; r < found; r++, place += width) {
    const at = starts[place]!;
    const length = bytes.getInt32(at - 4);
    block[row + r] = length < 0 ? -1 : numberAt(bytes, at, length);
  }
}

const NUMBERS: Record<Exclude<Kind, object>, NumberAt> = {
  ...{ int: wholeAt, short: wholeAt, flag: wholeAt, number: wholeAt },
  ...{ float: floatAt, time: timeAt },
};

function wholeAt(bytes: DataView, at: number, length: number): number {
  if (length === 4) return bytes.getInt32(at);
  if (length === 1) return bytes.getUint8(at);
  if (length === 2) return bytes.getInt16(at);
  const whole = longAt(bytes, at);
  // What is copied does not say its type: the bits of a double are a whole number far beyond these.
  if (!Number.isSafeInteger(whole)) throw new RangeError("a column of whole numbers holds another kind of value");
  return whole;
}

const longAt = (bytes: DataView, at: number) => bytes.getInt32(at) * 2 ** 32 + bytes.getUint32(at + 4);

function timeAt(bytes: DataView, at: number): number {
  return longAt(bytes, at) / 1000 + EPOCH_MS;
}

function floatAt(bytes: DataView, at: number, length: number): number {
  if (length !== 8) throw new RangeError("a column of floats holds another kind of value");
  return bytes.getFloat64(at);
}
