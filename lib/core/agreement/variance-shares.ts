import { rescale } from "@/lib/core/agreement/disagreement/distance";
import {
  type Counts,
  countsOf,
  DEFAULT_CONFIDENCE,
  undefinedEstimate,
  whyUndefined,
} from "@/lib/core/agreement/estimate-from";
import { remlComponents, type VarianceComponents } from "@/lib/core/agreement/icc-reml";
import { remlInterval } from "@/lib/core/agreement/icc-reml-interval";
import { activeRaters } from "@/lib/core/agreement/pair-counts";
import { patternsFromTable } from "@/lib/core/agreement/patterns-from-table";
import type { ScaledTable } from "@/lib/core/agreement/scale";
import type { Estimate, UndefinedReason } from "@/lib/core/estimate";
import { filterRatings } from "@/lib/core/rating-table";

/** What the variance of the scores comes from, as shares that sum to 1. */
export interface VarianceShares {
  /** Examples differ: what agreement rests on. */
  item: Estimate;
  /** Raters differ in how high they score. */
  rater: Estimate;
  /** How a rater sees an item, and chance: these two are told apart only by repeats. */
  rest: Estimate;
}

const SHARES: Record<keyof VarianceShares, (of: VarianceComponents) => number> = {
  item: ({ unit, rater, residual }) => unit / (unit + rater + residual),
  rater: ({ unit, rater, residual }) => rater / (unit + rater + residual),
  rest: ({ unit, rater, residual }) => residual / (unit + rater + residual),
};

/** Scores of a scale whose categories have an order, or that has just two: the second is 1, the first 0. */
export function scoresForVariance({ level, scores, table }: ScaledTable): Float64Array | null {
  if (level === "circular" || level === "set" || level === "ranking") return null;
  if (scores) return rescale(scores).scaled;
  const used = [...new Set(table.value)].sort((a, b) => a - b);
  return used.length === 2 ? Float64Array.from(table.values, (_, code) => Number(code === used[1])) : null;
}

/**
 * Shares of variance by REML of score = mean + item + rater + rest (as `icc2`), of items with two ratings or more. Intervals by the
 * delta method on the logit scale; a share at 0 has none.
 */
export function varianceShares(scaled: ScaledTable, confidence = DEFAULT_CONFIDENCE): VarianceShares {
  const { patterns, patternOfItem } = patternsFromTable(scaled.table);
  const counts = countsOf(patterns, 2);
  const scores = scoresForVariance(scaled);
  const undefinedFor = (reason: UndefinedReason) => every((name) => blank(name, counts, reason, confidence));
  if (scores === null) return undefinedFor("needs-category-order");
  const why = whyUndefined(patterns);
  if (why !== "no-variation") return undefinedFor(why);
  const table = filterRatings(scaled.table, (t) => patterns.size[patternOfItem[scaled.table.item[t]!]!]! >= 2);
  const raters = activeRaters(table).length;
  const fit = remlComponents(table, scores);
  if (!fit.ok) return undefinedFor(fit.reason);
  return every((name) => {
    const range = remlInterval(SHARES[name], fit.components, fit.model, confidence, table);
    return {
      ...blank(name, { ...counts, raters }, null, confidence),
      value: SHARES[name](fit.components),
      interval: range?.interval ?? null,
      standardError: range?.standardError ?? null,
      intervalMethod: range ? "reml-delta-logit" : null,
      ...(range?.units !== undefined && { units: range.units }),
    };
  });
}

function every(of: (name: keyof VarianceShares) => Estimate): VarianceShares {
  return { item: of("item"), rater: of("rater"), rest: of("rest") };
}

function blank(name: string, counts: Counts, reason: UndefinedReason | null, confidence: number): Estimate {
  return {
    ...undefinedEstimate(`variance-share-${name}`, counts, "no-variation", confidence),
    undefinedBecause: reason,
  };
}
