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
    const known = new Map<number, number>();
    const began: number[] = [];
    for (let t = 0; t < length; t++) {
      const key = code[t]! * WIDE + column[t]!;
      let number = known.get(key);
      if (number === undefined) {
        number = began.push(t) - 1;
        known.set(key, number);
      }
      code[t] = number;
    }
    first = began;
  }
  return { code, first };
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
  for (let o = 0; o < owners; o++) {
    if (start[o] === start[o + 1]) continue;
    const symbols = Array.from(order.subarray(start[o]!, start[o + 1]!), (t) => symbol[t]!).sort((a, b) => a - b);
    let state = 0;
    for (const one of symbols) {
      const key = state * WIDE + one;
      let following = next.get(key);
      if (following === undefined) {
        following = setAt.push(-1) - 1;
        next.set(key, following);
      }
      state = following;
    }
    if (setAt[state] === -1) setAt[state] = sets.push({ symbols, owners: 0 }) - 1;
    of[o] = setAt[state]!;
    sets[of[o]!]!.owners++;
  }
  return { of, sets };
}
