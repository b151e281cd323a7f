import { blocksOfItems } from "@/lib/core/agreement/blocks";
import { percentAgreementByPair } from "@/lib/core/agreement/chance-corrected";
import { countsOf, estimateFrom, type IntervalOptions } from "@/lib/core/agreement/estimate-from";
import { alphaUnder, categoriesOf, type Metric } from "@/lib/core/agreement/metric-of-level";
import { patternsFromTable } from "@/lib/core/agreement/patterns-from-table";
import { ALPHA, SHARE } from "@/lib/core/agreement/range";
import type { ScaledTable } from "@/lib/core/agreement/scale";
import type { Estimate } from "@/lib/core/estimate";
import { buildRatingTable, filterRatings, type RatingRow, type RatingTableResult } from "@/lib/core/rating-table";

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
  const { patterns } = patternsFromTable(table);
  const blocks = blocksOfItems(patterns);
  const counts = countsOf(patterns, 2);
  const alpha = alphaUnder(metric, categoriesOf(repeats));
  const why = counts.items === 0 ? "no-repeats" : "no-variation";
  return {
    agreement: estimateFrom(percentAgreementByPair(blocks), "percent-pair", counts, why, options, SHARE),
    alpha: estimateFrom(alpha(blocks), `alpha-${metric}`, counts, why, options, ALPHA),
  };
}
