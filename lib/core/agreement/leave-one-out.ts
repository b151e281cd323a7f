import { type Blocks, blocksOfClusters, blocksOfItems } from "@/lib/core/agreement/blocks";
import {
  alphaEstimate,
  countsOf,
  estimateFrom,
  type IntervalOptions,
  whyUndefined,
} from "@/lib/core/agreement/estimate-from";
import { alphaUnder, categoriesOf, type Metric } from "@/lib/core/agreement/metric-of-level";
import { type CountedPattern, countedRows, type Patterns, patternsFromCounts } from "@/lib/core/agreement/patterns";
import { patternsFromTable } from "@/lib/core/agreement/patterns-from-table";
import { DIFFERENCE } from "@/lib/core/agreement/range";
import { countUnits, difference } from "@/lib/core/agreement/resampling/resampleable";
import type { ScaledTable } from "@/lib/core/agreement/scale";
import { togetherOf } from "@/lib/core/agreement/units";
import { benjaminiHochberg } from "@/lib/core/benjamini-hochberg";
import type { Estimate } from "@/lib/core/estimate";
import { groupByCode } from "@/lib/core/rating-table";
import { studentTTwoSided } from "@/lib/core/special/student-t";

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
  /** Of no difference, two-sided, and adjusted over the raters; `null` where nothing varies. */
  p: number | null;
  q: number | null;
  /** Whether q is at most .004. */
  matters: boolean | null;
}

/** So small because this is one look of many at the same people, and differences are a little skewed (docs/calibration.md). */
const RATE = 0.004;

/**
 * What alpha would be without each rater. The interval of the difference is a jackknife that deletes an item from both
 * tables at once, since the two alphas share their items.
 *
 * Whether somebody matters is asked of the whole panel, with t = difference / (s sqrt(n)): n the rater's ratings of pairable
 * items and s^2 the mean over all of these of the jackknife's variance, since a rater who by chance hardly ever disagrees has
 * a small difference with a much too small standard error of its own. Adjusted by Benjamini & Hochberg (1995): with one look
 * for each rater an interval would exclude 0 in more than a third of the projects of equal people.
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
  const looks = table.raters.flatMap((_, rater) => {
    const own = order.subarray(start[rater], start[rater + 1]);
    if (own.length === 0) return [];
    const { before, after, rowOfItem } = splitRows(base, patternOfItem, own, table);
    const together = togetherOf(table, (item) => rowOfItem[item]!);
    const toPatterns = (rows: CountedPattern[], raters: number) =>
      patternsFromCounts(rows, patterns.categories, raters, together);
    const all = toPatterns(before, patterns.raters);
    const rest = toPatterns(after, patterns.raters - 1);
    const toBlocks = (rows: Patterns): Blocks =>
      nested ? blocksOfClusters(rows, rowOfItem, nested.clusterOfItem, nested.clusters) : blocksOfItems(rows);
    const statistic = (rows: Patterns) => alpha(toBlocks(rows));
    const without = statistic(rest);
    const why = whyUndefined(rest);
    const method = `alpha-${metric}`;
    const changed = difference(without, statistic(all));
    const change = estimateFrom(changed, `difference of ${method}`, countsOf(all, 2), why, options, DIFFERENCE);
    const paired = own.reduce((n, t) => n + (patterns.size[patternOfItem[table.item[t]!]!]! >= 2 ? 1 : 0), 0);
    return {
      look: { rater, alpha: alphaEstimate(without, method, rest, options), difference: change },
      paired,
      units: countUnits(changed),
    };
  });
  const p = asPanel(looks);
  const q = benjaminiHochberg(p);
  return looks.map(({ look }, k) => ({ ...look, p: p[k]!, q: q[k]!, matters: q[k] === null ? null : q[k]! <= RATE }));
}

/** Of each difference p under the standard error that the panel gives to so many ratings. */
function asPanel(
  looks: readonly { look: Pick<WithoutRater, "difference">; paired: number; units: number }[],
): (number | null)[] {
  const known = looks.filter(({ look }) => look.difference.standardError !== null);
  const variance = known.reduce((sum, { look }) => sum + look.difference.standardError! ** 2, 0);
  const perRating = variance / known.reduce((sum, { paired }) => sum + paired, 0);
  return looks.map(({ look: { difference }, paired, units }) => {
    const standardError = Math.sqrt(perRating * paired);
    if (difference.value === null || difference.standardError === null || !(standardError > ROUNDING)) return null;
    return studentTTwoSided(difference.value / standardError, units - 1);
  });
}

const ROUNDING = 1e-12;

/**
 * The raters without whom the others agree better by more than chance: they answer carelessly, or by another reading of the
 * question. What alpha gains without a person finds carelessness where their own use of the scale hardly shows it.
 */
export function outOfStep(panel: readonly WithoutRater[]): WithoutRater[] {
  return panel.filter(({ matters, difference }) => matters && difference.value! > 0);
}

/** Whether the interval of a difference lies on one side of 0; `null` without an interval. */
export function excludesZero({ interval }: Estimate): boolean | null {
  return interval === null ? null : interval[0] > 0 || interval[1] < 0;
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
