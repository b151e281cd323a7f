import { blocksOfItems } from "@/lib/core/agreement/blocks";
import { alphaEstimate } from "@/lib/core/agreement/estimate-from";
import { disagreementByPattern } from "@/lib/core/agreement/item-disagreement";
import { alphaUnder, categoriesOf, disagreementOf, type Metric } from "@/lib/core/agreement/metric-of-level";
import { countedRows, type Patterns, patternsFromCounts } from "@/lib/core/agreement/patterns";
import { patternsFromTable } from "@/lib/core/agreement/patterns-from-table";
import type { ScaledTable } from "@/lib/core/agreement/scale";
import { togetherOf } from "@/lib/core/agreement/units";
import type { Estimate } from "@/lib/core/estimate";
import type { RatingTable } from "@/lib/core/rating-table";

/** Agreement on some of the items. */
export interface GroupAgreement {
  /** Of these items by themselves. */
  alpha: Estimate;
  /** Their part of the disagreement of all items; `null` where nobody disagrees anywhere. */
  disagreement: number | null;
  /** Their part of the ratings of items with two ratings or more; `null` without any. */
  ratings: number | null;
}

/** Which group each item of a table is in, -1 for none; groups are below `groups`. */
export interface Grouping {
  groupOfItem: Int32Array;
  groups: number;
}

/** Agreement of each group of items, from patterns that are made once for any number of ways to group them. */
export function groupedAgreement(scaled: ScaledTable, metric: Metric): (grouping: Grouping) => GroupAgreement[] {
  const { table } = scaled;
  const { patterns, patternOfItem } = patternsFromTable(table);
  const categories = categoriesOf(scaled);
  const shares = disagreementByPattern(patterns, disagreementOf(metric, categories, patterns));
  const paired = ratingsOfPairable(patterns);
  const rows = countedRows(patterns);
  const alpha = alphaUnder(metric, categories);
  return ({ groupOfItem, groups }) => {
    const raters = ratersByGroup(table, groupOfItem, groups);
    return itemsByPattern(patternOfItem, groupOfItem, groups).map((items, group) => {
      const own = [...items].map(([p, n]) => ({ counts: rows[p]!.counts, items: n }));
      const place = new Map([...items.keys()].map((p, row) => [p, row]));
      const together = togetherOf(table, (item) =>
        groupOfItem[item] === group ? (place.get(patternOfItem[item]!) ?? -1) : -1,
      );
      const kept = patternsFromCounts(own, patterns.categories, raters[group]!, together);
      const sum = [...items].reduce((total, [p, n]) => total + n * (shares[p]!.share ?? 0), 0);
      return {
        alpha: alphaEstimate(alpha(blocksOfItems(kept)), `alpha-${metric}`, kept),
        disagreement: shares.some(({ share }) => share !== null) ? sum : null,
        ratings: paired > 0 ? ratingsOfPairable(kept) / paired : null,
      };
    });
  };
}

function itemsByPattern(
  patternOfItem: Int32Array,
  groupOfItem: Int32Array,
  groups: number,
): ReadonlyMap<number, number>[] {
  const counts = Array.from({ length: groups }, () => new Map<number, number>());
  patternOfItem.forEach((p, item) => {
    const own = counts[groupOfItem[item]!];
    if (own && p >= 0) own.set(p, (own.get(p) ?? 0) + 1);
  });
  return counts;
}

function ratersByGroup({ item, rater, raters }: RatingTable, groupOfItem: Int32Array, groups: number): number[] {
  const seen = new Uint8Array(groups * raters.length);
  for (let t = 0; t < item.length; t++) {
    const group = groupOfItem[item[t]!]!;
    if (group >= 0) seen[group * raters.length + rater[t]!] = 1;
  }
  return Array.from({ length: groups }, (_, group) =>
    seen.subarray(group * raters.length, (group + 1) * raters.length).reduce((sum, one) => sum + one, 0),
  );
}

function ratingsOfPairable({ items, size }: Patterns): number {
  return items.reduce((sum, n, p) => sum + (size[p]! >= 2 ? n * size[p]! : 0), 0);
}
