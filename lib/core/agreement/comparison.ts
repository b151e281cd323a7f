import { alignPatterns } from "@/lib/core/agreement/aligned-patterns";
import { type Blocks, blocksOfClusters, blocksOfItems } from "@/lib/core/agreement/blocks";
import { patternCalculations } from "@/lib/core/agreement/coefficients";
import {
  alphaEstimate,
  type Counts,
  estimateFrom,
  type IntervalOptions,
  undefinedEstimate,
} from "@/lib/core/agreement/estimate-from";
import { type Clusters, excludesZero } from "@/lib/core/agreement/leave-one-out";
import { alphaUnder, type Categories, categoriesOf, type Metric, metricOf } from "@/lib/core/agreement/metric-of-level";
import type { Patterns } from "@/lib/core/agreement/patterns";
import { DIFFERENCE, within } from "@/lib/core/agreement/range";
import { type Jackknife, jackknife } from "@/lib/core/agreement/resampling/jackknife";
import { difference, type Resampleable } from "@/lib/core/agreement/resampling/resampleable";
import type { ScaledTable } from "@/lib/core/agreement/scale";
import { spareItems } from "@/lib/core/agreement/units";
import type { Estimate, UndefinedReason } from "@/lib/core/estimate";
import type { RatingTable } from "@/lib/core/rating-table";
import { filterRatings, groupByItem } from "@/lib/core/rating-table";
import { studentTQuantile } from "@/lib/core/special/student-t";

/** Alpha of two groups of ratings (periods, guideline versions), and the later minus the earlier. */
export interface Comparison {
  before: Estimate;
  after: Estimate;
  difference: Estimate;
  /** Whether the interval of the difference excludes 0; `null` without an interval. */
  differs: boolean | null;
}

/**
 * Compares alpha between two groups of ratings, for example two guideline versions: only ratings of the same group are
 * paired with each other. `groupOfRating[t]` is the group of rating `t`.
 *
 * When the groups share no unit, the standard error of the difference is sqrt(se1^2 + se2^2) with Welch-Satterthwaite
 * degrees of freedom; when some item was rated in both, a jackknife deletes it from both at once.
 */
export function compareGroups(
  scaled: ScaledTable,
  metric: Metric,
  groupOfRating: Int32Array,
  [earlier, later]: readonly [number, number],
  options: Omit<IntervalOptions, "bootstrap"> = {},
  nested?: Clusters,
): Comparison {
  const side = (group: number) => filterRatings(scaled.table, (t) => groupOfRating[t] === group);
  const { a, b, rowOfItem } = alignPatterns(side(earlier), side(later));
  const toBlocks = (rows: Patterns): Blocks =>
    nested ? blocksOfClusters(rows, rowOfItem, nested.clusterOfItem, nested.clusters) : blocksOfItems(rows);
  const categories = categoriesOf(scaled);
  return compareAligned(metric, [a, b], [categories, categories], options, toBlocks);
}

/**
 * The same from patterns that are aligned already: row `p` of both sides is about the same items, and empty on the side that
 * has no rating of them. Each side has its own categories, so that a scale may have changed from the one to the other.
 */
export function compareAligned(
  metric: Metric,
  [a, b]: readonly [Patterns, Patterns],
  [categoriesA, categoriesB]: readonly [Categories, Categories],
  options: Omit<IntervalOptions, "bootstrap"> = {},
  toBlocks: (rows: Patterns) => Blocks = blocksOfItems,
): Comparison {
  const [first, second] = [alphaUnder(metric, categoriesA)(toBlocks(a)), alphaUnder(metric, categoriesB)(toBlocks(b))];
  const method = `alpha-${metric}`;
  const before = alphaEstimate(first, method, a, options);
  const after = alphaEstimate(second, method, b, options);
  const counts = together(before, after, comparedItems(a, b));
  const change = first.units.some((n, k) => n > 0 && second.units[k]! > 0)
    ? pairedDifference(first, second, before, after, counts, options)
    : independentDifference(first, second, before, after, counts);
  return { before, after, difference: change, differs: excludesZero(change) };
}

/** One side of a comparison on its own scale, or why it has none. */
export type ComparedSide =
  | { ok: true; scaled: ScaledTable; patterns: Patterns }
  | { ok: false; reason: UndefinedReason };

/**
 * Alpha on either side of aligned patterns (see `compareAligned`), each at its own level and with its own categories, and the later
 * minus the earlier. Under different levels both figures stand, and their difference is undefined. `both` are the items with at least
 * two ratings on either side.
 */
export function compareSides(a: ComparedSide, b: ComparedSide): Comparison & { both: number } {
  if (!a.ok || !b.ok) return { ...incomparable(a, b, a.ok ? (b.ok ? "no-items" : b.reason) : a.reason), both: 0 };
  const { both } = comparedItems(a.patterns, b.patterns);
  if (a.scaled.level !== b.scaled.level) return { ...incomparable(a, b, "levels-differ"), both };
  const categories = [categoriesOf(a.scaled), categoriesOf(b.scaled)] as const;
  return { ...compareAligned(metricOf(b.scaled.level), [a.patterns, b.patterns], categories), both };
}

function incomparable(a: ComparedSide, b: ComparedSide, reason: UndefinedReason): Comparison {
  const nothing = { items: 0, raters: 0, pairs: 0, judgments: 0 };
  const alone = (side: ComparedSide) =>
    side.ok ? alphaOf(side.scaled, side.patterns) : undefinedEstimate("alpha", nothing, side.reason);
  return {
    before: alone(a),
    after: alone(b),
    difference: undefinedEstimate("difference of alpha", nothing, reason),
    differs: null,
  };
}

function alphaOf(scaled: ScaledTable, patterns: Patterns): Estimate {
  const calculations = patternCalculations(patterns, scaled.level, categoriesOf(scaled));
  return calculations[scaled.level === "set" ? "alpha-masi" : "alpha"]!();
}

/** Of aligned patterns: items with at least two ratings on both sides, and on one side or the other; of how many units these, where some are one together. */
export function comparedItems(a: Patterns, b: Patterns): { both: number; either: number; units?: number } {
  const isEither = (p: number) => a.size[p]! >= 2 || b.size[p]! >= 2;
  const items = { both: 0, either: 0 };
  a.items.forEach((n, p) => {
    if (a.size[p]! >= 2 && b.size[p]! >= 2) items.both += n;
    if (isEither(p)) items.either += n;
  });
  return a.together ? { ...items, units: items.either - spareItems(a.together, isEither) } : items;
}

/**
 * Groups for comparing periods, where an item belongs to a period only if all its ratings do: the ratings of other items
 * get group -1, which compares with nothing. `mixedItems` counts the items that are left out.
 */
export function wholeItemsOnly(
  table: RatingTable,
  groupOfRating: Int32Array,
): { groupOfRating: Int32Array; mixedItems: number } {
  const { start, order } = groupByItem(table);
  const groups = groupOfRating.slice();
  let mixedItems = 0;
  for (let i = 0; i < table.items.length; i++) {
    const own = order.subarray(start[i], start[i + 1]);
    if (own.every((t) => groupOfRating[t] === groupOfRating[own[0]!])) continue;
    for (const t of own) groups[t] = -1;
    mixedItems++;
  }
  return { groupOfRating: groups, mixedItems };
}

function pairedDifference(
  first: Resampleable,
  second: Resampleable,
  before: Estimate,
  after: Estimate,
  counts: Counts,
  options: IntervalOptions,
): Estimate {
  const why = before.undefinedBecause ?? after.undefinedBecause ?? "no-variation";
  const method = `difference of ${before.method}`;
  return estimateFrom(difference(second, first), method, counts, why, options, DIFFERENCE);
}

function independentDifference(
  first: Resampleable,
  second: Resampleable,
  before: Estimate,
  after: Estimate,
  counts: Counts,
): Estimate {
  const { confidence } = before;
  const why = before.undefinedBecause ?? after.undefinedBecause;
  const method = `difference of ${before.method}`;
  const estimate = undefinedEstimate(method, counts, why ?? "no-variation", confidence);
  if (before.value === null || after.value === null) return estimate;
  const value = after.value - before.value;
  const [one, two] = [jackknife(first), jackknife(second)];
  if (one === null || two === null) return { ...estimate, value, undefinedBecause: null };
  const standardError = Math.hypot(one.standardError, two.standardError);
  const reach = studentTQuantile(1 - (1 - confidence) / 2, welchDegrees(one, two)) * standardError;
  return {
    ...estimate,
    value,
    standardError,
    interval: within([value - reach, value + reach], value, DIFFERENCE),
    intervalMethod: "jackknife-welch",
    undefinedBecause: null,
  };
}

/** Satterthwaite's degrees of freedom for the sum of two jackknife variances. */
function welchDegrees(one: Jackknife, two: Jackknife): number {
  const [v, w] = [one.standardError ** 2, two.standardError ** 2];
  const spread = v ** 2 / (one.units - 1) + w ** 2 / (two.units - 1);
  return spread > 0 ? (v + w) ** 2 / spread : one.units + two.units - 2;
}

/** An item that was rated on both sides is one item. */
function together(before: Estimate, after: Estimate, { either, units }: ReturnType<typeof comparedItems>): Counts {
  return {
    items: either,
    ...(units !== undefined && { units }),
    raters: Math.max(before.raters, after.raters),
    pairs: before.pairs + after.pairs,
    judgments: before.judgments + after.judgments,
  };
}
