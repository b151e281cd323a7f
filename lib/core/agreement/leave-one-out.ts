import { type Blocks, blocksOfClusters, blocksOfItems } from "@/lib/core/agreement/blocks";
import {
  alphaEstimate,
  countsOf,
  estimateFrom,
  type IntervalOptions,
  whyUndefined,
} from "@/lib/core/agreement/estimate-from";
import { alphaUnder, categoriesOf, type Metric } from "@/lib/core/agreement/metric-of-level";
import { type CountedPattern, type Patterns, patternsFromCounts } from "@/lib/core/agreement/patterns";
import { patternsFromTable } from "@/lib/core/agreement/patterns-from-table";
import { DIFFERENCE } from "@/lib/core/agreement/range";
import { difference } from "@/lib/core/agreement/resampling/resampleable";
import type { ScaledTable } from "@/lib/core/agreement/scale";
import type { Estimate } from "@/lib/core/estimate";
import { groupByCode } from "@/lib/core/rating-table";

/** Items nested in conversations or documents, which intervals then delete as a whole. */
export interface Clusters {
  clusterOfItem: Int32Array;
  clusters: number;
}

export interface WithoutRater {
  rater: number;
  /** Alpha of the other raters. */
  alpha: Estimate;
  /** Alpha without the rater minus alpha with all, with the interval of that difference. */
  difference: Estimate;
  /** Whether that interval excludes 0; `null` without an interval. */
  matters: boolean | null;
}

/**
 * What alpha would be without each rater. The interval of the difference is a jackknife that deletes an item from both
 * tables at once, since the two alphas share their items.
 */
export function leaveOneRaterOut(
  scaled: ScaledTable,
  metric: Metric,
  options: IntervalOptions = {},
  nested?: Clusters,
): WithoutRater[] {
  const { table } = scaled;
  const { patterns, patternOfItem } = patternsFromTable(table);
  const alpha = alphaUnder(metric, categoriesOf(scaled));
  const base = countedRows(patterns);
  const { start, order } = groupByCode(table.rater, table.raters.length);
  return table.raters.flatMap((_, rater) => {
    const own = order.subarray(start[rater], start[rater + 1]);
    if (own.length === 0) return [];
    const { before, after, rowOfItem } = splitRows(base, patternOfItem, own, table);
    const toPatterns = (rows: CountedPattern[], raters: number) =>
      patternsFromCounts(rows, patterns.categories, raters);
    const all = toPatterns(before, patterns.raters);
    const rest = toPatterns(after, patterns.raters - 1);
    const toBlocks = (rows: Patterns): Blocks =>
      nested ? blocksOfClusters(rows, rowOfItem, nested.clusterOfItem, nested.clusters) : blocksOfItems(rows);
    const statistic = (rows: Patterns) => alpha(toBlocks(rows));
    const without = statistic(rest);
    const why = whyUndefined(rest);
    const method = `alpha-${metric}`;
    const change = estimateFrom(
      difference(without, statistic(all)),
      `difference of ${method}`,
      countsOf(all, 2),
      why,
      options,
      DIFFERENCE,
    );
    return {
      rater,
      alpha: alphaEstimate(without, method, rest, options),
      difference: change,
      matters: excludesZero(change),
    };
  });
}

/** Whether the interval of a difference lies on one side of 0; `null` without an interval. */
export function excludesZero({ interval }: Estimate): boolean | null {
  return interval === null ? null : interval[0] > 0 || interval[1] < 0;
}

function countedRows(patterns: Patterns): CountedPattern[] {
  return Array.from(patterns.items, (items, p) => {
    const counts: [number, number][] = [];
    for (let k = patterns.start[p]!; k < patterns.start[p + 1]!; k++) {
      counts.push([patterns.category[k]!, patterns.count[k]!]);
    }
    return { counts, items };
  });
}

/** The patterns split by what the rater said there: row by row the same items, with and without the rater's rating. */
function splitRows(
  base: readonly CountedPattern[],
  patternOfItem: Int32Array,
  own: Int32Array,
  table: ScaledTable["table"],
) {
  const before = base.map((row) => ({ ...row }));
  const after = before.slice();
  const rowOfItem = patternOfItem.slice();
  const split = new Map<number, number>();
  for (const t of own) {
    const p = patternOfItem[table.item[t]!]!;
    const value = table.value[t]!;
    const key = p * table.values.length + value;
    let row = split.get(key);
    if (row === undefined) {
      row = before.length;
      split.set(key, row);
      const { counts } = base[p]!;
      before.push({ counts, items: 0 });
      after.push({ counts: removeOne(counts, value), items: 0 });
    }
    rowOfItem[table.item[t]!] = row;
    before[p]!.items--;
    before[row]!.items++;
    after[row]!.items++;
  }
  return { before, after, rowOfItem };
}

function removeOne(counts: CountedPattern["counts"], value: number): CountedPattern["counts"] {
  return counts.flatMap(([category, n]) =>
    category !== value ? [[category, n] as const] : n > 1 ? [[category, n - 1] as const] : [],
  );
}
