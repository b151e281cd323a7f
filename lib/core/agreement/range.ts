import { type Disagreement, quadraticForm } from "@/lib/core/agreement/disagreement/form";
import type { Patterns } from "@/lib/core/agreement/patterns";

/** What values a statistic can have; an interval promises no others. */
export interface Range {
  floor: number;
  ceiling: number;
}

export const UNBOUNDED: Range = { floor: Number.NEGATIVE_INFINITY, ceiling: Number.POSITIVE_INFINITY };

/** Shares lie between 0 and 1. */
export const SHARE: Range = { floor: 0, ceiling: 1 };
export const SHARE_DIFFERENCE: Range = { floor: -1, ceiling: 1 };

/** Agreement of two raters beyond chance, and the difference of two coefficients that lie there. */
export const CHANCE_CORRECTED: Range = { floor: -1, ceiling: 1 };
export const DIFFERENCE: Range = { floor: -2, ceiling: 2 };

/** The interval without what is impossible. It never leaves out the value itself. */
export function within(
  [low, high]: readonly [number, number],
  value: number,
  { floor, ceiling }: Range,
): [number, number] {
  return [Math.min(value, Math.max(floor, low)), Math.max(value, Math.min(ceiling, high))];
}

/** Alpha's intervals are cut at 1 alone, as their published figures are: below, only the data say how far it could go. */
export const ALPHA: Range = { floor: Number.NEGATIVE_INFINITY, ceiling: 1 };

/**
 * The range of Fleiss' kappa: at least -1/(m - 1), m the fewest ratings of a pairable item, where no item has one rating. For
 * the distances are squares of such between points, and then the ratings of all items together differ at least as much as
 * those within an item, m/(m - 1) times at most. Items with a single rating leave N2/N of that.
 */
export function fleissRange(patterns: Patterns): Range {
  const { rated, pairable } = countItems(patterns);
  return { floor: pairable > 0 ? 1 - (largestShare(patterns) * rated) / pairable : -1, ceiling: 1 };
}

/**
 * The range of Brennan-Prediger's coefficient and of AC, which expect at least a disagreement of sum d_kl / q^2: the floor is
 * reached where the raters of each item differ as much as they can, spread evenly over all q categories (`nominal`) or
 * half of them at either end of the scale.
 */
export function evenChanceRange(patterns: Patterns, disagreement: Disagreement, nominal: boolean): Range {
  const q = disagreement.categories;
  const { pairable } = countItems(patterns);
  const expected = quadraticForm(disagreement, new Float64Array(q).fill(1)) / (q * q);
  const groups = nominal ? q : Math.min(q, 2);
  const most = patterns.items.reduce(
    (sum, n, p) => sum + (n / pairable) * mostDisagreement(patterns.size[p]!, groups),
    0,
  );
  return { floor: expected > 0 && pairable > 0 ? 1 - most / expected : -1, ceiling: 1 };
}

/** The share of pairs that differ when m ratings spread evenly over groups. */
function mostDisagreement(m: number, groups: number): number {
  if (m < 2) return 0;
  const [each, more] = [Math.floor(m / groups), m % groups];
  const alike = more * (each + 1) * each + (groups - more) * each * (each - 1);
  return 1 - alike / (m * (m - 1));
}

/** m/(m - 1) of the pairable item with the fewest ratings. */
function largestShare({ items, size }: Patterns): number {
  const fewest = size.reduce(
    (least, m, p) => (m >= 2 && items[p]! > 0 ? Math.min(least, m) : least),
    Number.POSITIVE_INFINITY,
  );
  return Number.isFinite(fewest) ? fewest / (fewest - 1) : 2;
}

function countItems({ items, size }: Patterns): { rated: number; pairable: number } {
  let [rated, pairable] = [0, 0];
  items.forEach((n, p) => {
    if (size[p]! >= 1) rated += n;
    if (size[p]! >= 2) pairable += n;
  });
  return { rated, pairable };
}
