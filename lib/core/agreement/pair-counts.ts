import type { RatingTable } from "@/lib/core/rating-table";
import { groupByItem } from "@/lib/core/rating-table";
import { togetherOf } from "./units";

/**
 * What two raters said about the items that both rated: `n[k]` items got category `a[k]` from the first and `b[k]` from
 * the second. A sparse contingency table; the counts may also be proportions.
 */
export interface PairCounts {
  a: Int32Array;
  b: Int32Array;
  n: Float64Array;
  /** Units of several such items: of each the cell of every item in it. All other items are units by themselves. */
  together?: readonly Int32Array[];
}

/** The pair counts of raters `first` and `second`, in one pass over the table. */
export function pairCountsOf(table: RatingTable, first: number, second: number): PairCounts {
  const firstValue = new Int32Array(table.items.length).fill(-1);
  for (let t = 0; t < table.rater.length; t++) {
    if (table.rater[t] === first) firstValue[table.item[t]!] = table.value[t]!;
  }
  const cells = createCells(table.values.length);
  const cellOfItem = new Int32Array(table.items.length).fill(-1);
  for (let t = 0; t < table.rater.length; t++) {
    const item = table.item[t]!;
    const a = firstValue[item]!;
    if (table.rater[t] === second && a >= 0) cellOfItem[item] = cells.add(a, table.value[t]!);
  }
  const together = togetherOf(table, (item) => cellOfItem[item]!);
  return { ...cells.finish(), ...(together && { together }) };
}

/** Raters with ratings, as codes in ascending order. */
export function activeRaters(table: RatingTable): number[] {
  const active = new Uint8Array(table.raters.length);
  for (let t = 0; t < table.rater.length; t++) active[table.rater[t]!] = 1;
  return table.raters.flatMap((_, r) => (active[r] === 1 ? [r] : []));
}

/** Whether every rater with ratings rated every item that has any. */
export function isComplete(table: RatingTable): boolean {
  const { start } = groupByItem(table);
  const raters = activeRaters(table).length;
  return table.items.every((_, i) => start[i + 1] === start[i] || start[i + 1]! - start[i]! === raters);
}

/** Counts pairs of categories, keyed by one number. */
export function createCells(categories: number) {
  const index = new Map<number, number>();
  const keys: number[] = [];
  const counts: number[] = [];
  /** Answers the place of the cell. */
  const add = (a: number, b: number, weight = 1): number => {
    const key = a * categories + b;
    const k = index.get(key);
    if (k === undefined) {
      index.set(key, keys.length);
      keys.push(key);
      counts.push(weight);
      return keys.length - 1;
    }
    counts[k]! += weight;
    return k;
  };
  const finish = (): PairCounts => ({
    a: Int32Array.from(keys, (key) => Math.floor(key / categories)),
    b: Int32Array.from(keys, (key) => key % categories),
    n: Float64Array.from(counts),
  });
  return { add, finish };
}
