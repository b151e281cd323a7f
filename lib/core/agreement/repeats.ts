import { blocksOfItems } from "@/lib/core/agreement/blocks";
import { percentAgreementByPair } from "@/lib/core/agreement/chance-corrected";
import { countsOf, estimateFrom, type IntervalOptions } from "@/lib/core/agreement/estimate-from";
import { alphaUnder, categoriesOf, type Metric } from "@/lib/core/agreement/metric-of-level";
import { patternsFromTable } from "@/lib/core/agreement/patterns-from-table";
import { ALPHA, SHARE } from "@/lib/core/agreement/range";
import type { ScaledTable } from "@/lib/core/agreement/scale";
import type { Estimate } from "@/lib/core/estimate";
import {
  buildRatingTable,
  filterRatings,
  groupByItem,
  type RatingRow,
  type RatingTableResult,
} from "@/lib/core/rating-table";

/**
 * Repeated ratings as a table of their own: each rater-and-item pair becomes an item, and the first, second, ...
 * occasion takes the place of the rater. Items that a rater saw once stay in it as single ratings.
 */
export function buildRepeatTable(rows: Iterable<RatingRow>): RatingTableResult {
  return buildRatingTable(occasions(rows));
}

function* occasions(rows: Iterable<RatingRow>): Generator<RatingRow> {
  const seen = new Map<string, number>();
  for (const { item, rater, value } of rows) {
    const pair = repeatKey(rater, item);
    const occasion = (seen.get(pair) ?? 0) + (value === null || value === undefined ? 0 : 1);
    seen.set(pair, occasion);
    yield { item: pair, rater: String(occasion), value };
  }
}

function repeatKey(rater: string, item: string): string {
  return JSON.stringify([rater, item]);
}

export interface Consistency {
  /** Share of equal pairs among a person's ratings of the same item. */
  agreement: Estimate;
  /** Alpha between occasions. */
  alpha: Estimate;
}

/**
 * Consistency of a person with themselves over repeated items (intra-rater reliability): the same coefficients as
 * between raters, with occasions in the place of raters. Of all raters, or of one. Undefined without repeats.
 */
export function consistency(
  repeats: ScaledTable,
  metric: Metric,
  options: IntervalOptions = {},
  rater?: string,
): Consistency {
  const own = (pair: string) => rater === undefined || JSON.parse(pair)[0] === rater;
  const wanted = repeats.table.items.map(own);
  const table = filterRatings(repeats.table, (t) => wanted[repeats.table.item[t]!]!);
  return consistencyOf({ ...repeats, table }, metric, options);
}

/**
 * The same of all raters and of each with repeats, from a table that holds several ratings of a rater on an item. Ratings are
 * repeats of one another where `kindOf` is the same, such as what the question meant.
 */
export function consistencyByRater(
  scaled: ScaledTable,
  metric: Metric,
  kindOf: Int32Array = new Int32Array(scaled.table.item.length),
  options: IntervalOptions = {},
): { all: Consistency; raters: (Consistency & { rater: number })[] } {
  const { table } = scaled;
  const { start, order } = groupByItem(table);
  const repeats: { ratings: number[]; rater: number }[] = [];
  for (let i = 0; i < table.items.length; i++) {
    const own = order.subarray(start[i], start[i + 1]);
    const byRater = new Map<string, number[]>();
    for (const t of own) {
      const key = `${table.rater[t]} ${kindOf[t]}`;
      byRater.set(key, [...(byRater.get(key) ?? []), t]);
    }
    if (byRater.size === own.length) continue;
    for (const ratings of byRater.values())
      if (ratings.length > 1) repeats.push({ ratings, rater: table.rater[ratings[0]!]! });
  }
  const of = (chosen: typeof repeats) => consistencyOf(asOccasions(scaled, chosen), metric, options);
  const raters = [...new Set(repeats.map(({ rater }) => rater))].sort((a, b) => a - b);
  return {
    all: of(repeats),
    raters: raters.map((rater) => ({ rater, ...of(repeats.filter((one) => one.rater === rater)) })),
  };
}

function asOccasions(scaled: ScaledTable, repeats: readonly { ratings: number[] }[]): ScaledTable {
  const { item, unitOfItem } = scaled.table;
  const occasions = repeats.reduce((most, { ratings }) => Math.max(most, ratings.length), 0);
  const ratings = repeats.flatMap((one, item) => one.ratings.map((t, rater) => ({ item, rater, t })));
  return {
    ...scaled,
    table: {
      ...(unitOfItem && { unitOfItem: Int32Array.from(repeats, (one) => unitOfItem[item[one.ratings[0]!]!]!) }),
      items: repeats.map((_, place) => String(place)),
      raters: Array.from({ length: occasions }, (_, k) => String(k + 1)),
      values: scaled.table.values,
      item: Int32Array.from(ratings, ({ item }) => item),
      rater: Int32Array.from(ratings, ({ rater }) => rater),
      value: Int32Array.from(ratings, ({ t }) => scaled.table.value[t]!),
    },
  };
}

function consistencyOf(repeats: ScaledTable, metric: Metric, options: IntervalOptions): Consistency {
  const { patterns } = patternsFromTable(repeats.table);
  const blocks = blocksOfItems(patterns);
  const counts = countsOf(patterns, 2);
  const alpha = alphaUnder(metric, categoriesOf(repeats));
  const why = counts.items === 0 ? "no-repeats" : "no-variation";
  return {
    agreement: estimateFrom(percentAgreementByPair(blocks), "percent-pair", counts, why, options, SHARE),
    alpha: estimateFrom(alpha(blocks), `alpha-${metric}`, counts, why, options, ALPHA),
  };
}
