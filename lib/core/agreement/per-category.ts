import { alpha } from "@/lib/core/agreement/alpha";
import { blocksOfItems } from "@/lib/core/agreement/blocks";
import { nominalDisagreement } from "@/lib/core/agreement/disagreement/nominal";
import { alphaEstimate, countsOf, type IntervalOptions } from "@/lib/core/agreement/estimate-from";
import type { Patterns } from "@/lib/core/agreement/patterns";
import { renumbered } from "@/lib/core/agreement/units";
import type { Estimate } from "@/lib/core/estimate";
import type { Value } from "@/lib/core/rating-table";

/** Below this many uses the agreement on a category says little. */
export const FEWEST_USES = 20;

/** Agreement on "this or not this". */
export interface BinaryAgreement {
  /** Nominal alpha of the two. */
  alpha: Estimate;
  /** How often the category was used in items with at least two ratings, and its share of those ratings. */
  uses: number;
  share: number | null;
  fewUses: boolean;
}

export interface CategoryAgreement extends BinaryAgreement {
  category: number;
}

/**
 * Agreement on each category by itself: the ratings recoded to "c" and "not c", and nominal alpha of that (Krippendorff
 * 2004, ch. 11; with Fleiss' kappa in its place it is Fleiss' 1971 category-wise kappa). A category that nobody used is
 * undefined for want of variation.
 */
export function perCategory(patterns: Patterns, options: IntervalOptions = {}): CategoryAgreement[] {
  return Array.from({ length: patterns.categories }, (_, category) => ({
    category,
    ...binaryAgreement(patterns, (c) => c === category, options),
  }));
}

/** Agreement on each label of a multi-label question: whether the set that was chosen contains it. */
export function perLabel(
  patterns: Patterns,
  sets: readonly ReadonlySet<string>[],
  labels: readonly string[],
  options: IntervalOptions = {},
): (BinaryAgreement & { label: string })[] {
  return labels.map((label) => ({ label, ...binaryAgreement(patterns, (c) => sets[c]!.has(label), options) }));
}

/** The same of every label that occurs in the sets of a table, in order of their names. */
export function everyLabel(
  patterns: Patterns,
  values: readonly Value[],
  options: IntervalOptions = {},
): (BinaryAgreement & { label: string })[] {
  const sets = values.map((value) => new Set(typeof value === "object" ? value : [String(value)]));
  return perLabel(patterns, sets, [...new Set(sets.flatMap((set) => [...set]))].sort(), options);
}

function binaryAgreement(
  patterns: Patterns,
  chosen: (category: number) => boolean,
  options: IntervalOptions,
): BinaryAgreement {
  const recoded = recodeBinary(patterns, chosen);
  const counts = countsOf(patterns, 2);
  const uses = categoryUses(recoded)[1]!;
  const statistic = alpha(blocksOfItems(recoded), nominalDisagreement(2));
  return {
    alpha: alphaEstimate(statistic, "alpha-nominal", patterns, options),
    uses,
    share: counts.judgments > 0 ? uses / counts.judgments : null,
    fewUses: uses < FEWEST_USES,
  };
}

/** The same patterns with the chosen categories as 1 and every other as 0; equal patterns are merged. */
export function recodeBinary(patterns: Patterns, chosen: (category: number) => boolean): Patterns {
  const merged = new Map<string, { row: number; own: number; size: number; items: number }>();
  const rowOf = new Int32Array(patterns.items.length);
  patterns.items.forEach((items, p) => {
    const size = patterns.size[p]!;
    let own = 0;
    for (let k = patterns.start[p]!; k < patterns.start[p + 1]!; k++) {
      if (chosen(patterns.category[k]!)) own += patterns.count[k]!;
    }
    const key = `${own}/${size}`;
    const same = merged.get(key);
    if (same) same.items += items;
    else merged.set(key, { row: merged.size, own, size, items });
    rowOf[p] = same?.row ?? merged.size - 1;
  });
  const rows = [...merged.values()];
  const together = renumbered(patterns.together, rowOf);
  return {
    ...(together && { together }),
    categories: 2,
    raters: patterns.raters,
    start: Int32Array.from({ length: rows.length + 1 }, (_, p) => 2 * p),
    category: Int32Array.from({ length: 2 * rows.length }, (_, k) => k % 2),
    count: Float64Array.from(rows.flatMap(({ own, size }) => [size - own, own])),
    size: Float64Array.from(rows, ({ size }) => size),
    items: Float64Array.from(rows, ({ items }) => items),
  };
}

/** How often each category was used in items with at least two ratings. */
export function categoryUses(patterns: Patterns): Float64Array {
  const uses = new Float64Array(patterns.categories);
  patterns.items.forEach((items, p) => {
    if (patterns.size[p]! < 2) return;
    for (let k = patterns.start[p]!; k < patterns.start[p + 1]!; k++) {
      uses[patterns.category[k]!]! += items * patterns.count[k]!;
    }
  });
  return uses;
}
