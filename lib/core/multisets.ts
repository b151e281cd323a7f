import { groupByCode } from "./rating-table";

/** Numbers the different combinations of codes that occur in rows, in the order in which they come. */
export interface Combinations {
  /** By row. */
  code: Int32Array;
  /** Of each combination the first row that has it. */
  first: number[];
}

/** The combinations of columns of codes, none of them negative. */
export function combinations(...columns: readonly ArrayLike<number>[]): Combinations {
  const length = columns[0]!.length;
  const code = new Int32Array(length);
  let first: number[] = length > 0 ? [0] : [];
  for (const column of columns) {
    const width = largest(column) + 1;
    const known = numbersOf(first.length, width);
    const began: number[] = [];
    for (let t = 0; t < length; t++) {
      const key = code[t]! * width + column[t]!;
      let number = known.get(key) ?? 0;
      if (number === 0) {
        number = began.push(t);
        known.set(key, number);
      }
      code[t] = number - 1;
    }
    first = began;
  }
  return { code, first };
}

function largest(column: ArrayLike<number>): number {
  let most = 0;
  for (let t = 0; t < column.length; t++) if (column[t]! > most) most = column[t]!;
  return most;
}

/** Keys below this stand in a table; others are looked up, several times as slowly. */
const MOST_DENSE = 65_536;

interface Numbers {
  get(key: number): number | undefined;
  set(key: number, number: number): unknown;
}

/** A number for each key below `rows` times `width`, 0 or none where there is none yet. */
function numbersOf(rows: number, width: number): Numbers {
  if (rows * width > MOST_DENSE) return new Map<number, number>();
  const table = new Int32Array(rows * width);
  return {
    get: (key) => table[key],
    set: (key, number) => {
      table[key] = number;
    },
  };
}

/** Codes are below this; two of them fit into a double. */
const WIDE = 2 ** 26;

export interface Multisets {
  /** By owner the number of its multiset; -1 for owners without a row. */
  of: Int32Array;
  /** The different multisets: their symbols, ascending, and how many owners have them. */
  sets: { symbols: number[]; owners: number }[];
}

/** Which owners have the same symbols equally often, in whatever order. Of each row its owner (below `owners`) and its symbol. */
export function multisets(owner: Int32Array, owners: number, symbol: Int32Array): Multisets {
  const { start, order } = groupByCode(owner, owners);
  const of = new Int32Array(owners).fill(-1);
  const sets: Multisets["sets"] = [];
  // Each state of this automaton is a sequence of ascending symbols that some owner begins with.
  const next = new Map<number, number>();
  const setAt: number[] = [-1];
  const symbols = new Int32Array(mostRows(start, owners));
  for (let o = 0; o < owners; o++) {
    const from = start[o]!;
    const n = start[o + 1]! - from;
    if (n === 0) continue;
    if (n > FEW) {
      for (let t = 0; t < n; t++) symbols[t] = symbol[order[from + t]!]!;
      symbols.subarray(0, n).sort();
    } else insertAll(symbols, symbol, order, from, n);
    let state = 0;
    for (let t = 0; t < n; t++) {
      const key = state * WIDE + symbols[t]!;
      let following = next.get(key);
      if (following === undefined) {
        following = setAt.push(-1) - 1;
        next.set(key, following);
      }
      state = following;
    }
    let set = setAt[state]!;
    if (set === -1) {
      set = sets.push({ symbols: Array.from(symbols.subarray(0, n)), owners: 0 }) - 1;
      setAt[state] = set;
    }
    of[o] = set;
    sets[set]!.owners++;
  }
  return { of, sets };
}

function mostRows(start: ArrayLike<number>, owners: number): number {
  let most = 0;
  for (let o = 0; o < owners; o++) most = Math.max(most, start[o + 1]! - start[o]!);
  return most;
}

/** So many symbols are sorted faster by putting each in its place. */
const FEW = 24;

function insertAll(sorted: Int32Array, symbol: Int32Array, order: ArrayLike<number>, from: number, n: number): void {
  for (let t = 0; t < n; t++) {
    const one = symbol[order[from + t]!]!;
    let place = t;
    for (; place > 0 && sorted[place - 1]! > one; place--) sorted[place] = sorted[place - 1]!;
    sorted[place] = one;
  }
}
