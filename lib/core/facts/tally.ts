import type { Units } from "./place";
import { quantileBy } from "./ranks";

/** How often each whole number occurs among many: `counts[k]` of them are `least + k`. */
export interface Tally {
  n: number;
  least: number;
  counts: Float64Array;
}

/** Farther apart than this, numbers are not counted one by one. */
const MOST_SPAN = 65_536;

/** The whole numbers in some rows of a column, where they do not lie too far apart; null where they do. NaN is no number. */
export function tallyOf(column: Float64Array, { rows }: Units): Tally | null {
  let [least, most, n] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY, 0];
  for (let unit = 0; unit < rows.length; unit++) {
    const value = column[rows[unit]!]!;
    // NaN is neither.
    if (value < least) least = value;
    if (value > most) most = value;
  }
  if (most - least > MOST_SPAN) return null;
  const counts = new Float64Array(most >= least ? most - least + 1 : 0);
  for (let unit = 0; unit < rows.length; unit++) {
    const value = column[rows[unit]!]!;
    if (Number.isNaN(value)) continue;
    counts[value - least]!++;
    n++;
  }
  return { n, least, counts };
}

/** Their number, mean and sum of squared distances from it. */
export function momentsOf({ n, least, counts }: Tally): { n: number; mean: number; squares: number } {
  let sum = 0;
  for (let k = 0; k < counts.length; k++) sum += counts[k]! * (least + k);
  const mean = n === 0 ? 0 : sum / n;
  let squares = 0;
  for (let k = 0; k < counts.length; k++) squares += counts[k]! * (least + k - mean) ** 2;
  return { n, mean, squares };
}

/** How many are at most so large. */
export function upTo({ least, counts }: Tally, value: number): number {
  let below = 0;
  for (let k = 0; k < counts.length && least + k <= value; k++) below += counts[k]!;
  return below;
}

/** The quantiles (`quantileBy`) of at least one number. */
export function quantilesOfTally({ n, least, counts }: Tally): (p: number) => number {
  const through = new Float64Array(counts.length);
  let seen = 0;
  for (let k = 0; k < counts.length; k++) {
    seen += counts[k]!;
    through[k] = seen;
  }
  const at = (rank: number) => {
    let [low, high] = [0, counts.length - 1];
    while (low < high) {
      const middle = (low + high) >> 1;
      if (through[middle]! > rank) high = middle;
      else low = middle + 1;
    }
    return least + low;
  };
  return quantileBy(n, at);
}
