import type { Patterns } from "@/lib/core/agreement/patterns";
import {
  bcaInterval,
  bootstrap,
  percentileInterval,
  standardDeviation,
} from "@/lib/core/agreement/resampling/bootstrap";
import { jackknife, jackknifeInterval, type Range } from "@/lib/core/agreement/resampling/jackknife";
import type { Resampleable } from "@/lib/core/agreement/resampling/resampleable";
import type { Estimate, UndefinedReason } from "@/lib/core/estimate";
import type { Random } from "@/lib/core/random/generator";

/** How intervals are made: exact delete-one jackknife with t unless a bootstrap is asked for. */
export interface IntervalOptions {
  confidence?: number;
  bootstrap?: { random: Random; replicates: number };
}

export const DEFAULT_CONFIDENCE = 0.95;

/** Chance-corrected agreement is at most 1 and has no practical lower bound. */
const CHANCE_CORRECTED: Range = { floor: Number.NEGATIVE_INFINITY, ceiling: 1 };
/** Shares lie between 0 and 1. */
export const SHARE: Range = { floor: 0, ceiling: 1 };

/** What entered a statistic. */
export type Counts = Pick<Estimate, "items" | "raters" | "pairs" | "judgments">;

/** Counts over the items with at least `least` ratings. */
export function countsOf(patterns: Patterns, least: 1 | 2): Counts {
  const counts = { items: 0, raters: patterns.raters, pairs: 0, judgments: 0 };
  patterns.items.forEach((n, p) => {
    const m = patterns.size[p]!;
    if (m < least) return;
    counts.items += n;
    counts.pairs += (n * m * (m - 1)) / 2;
    counts.judgments += n * m;
  });
  return counts;
}

/** Why a coefficient of these patterns is undefined, when it is: nothing to compare, or else no variation. */
export function whyUndefined(patterns: Patterns): UndefinedReason {
  if (patterns.size.every((m) => m === 0)) return "no-items";
  if (patterns.raters < 2) return "one-rater";
  return patterns.size.some((m) => m >= 2) ? "no-variation" : "no-pairable-items";
}

export function undefinedEstimate(
  method: string,
  counts: Counts,
  undefinedBecause: UndefinedReason,
  confidence = DEFAULT_CONFIDENCE,
): Estimate {
  return {
    value: null,
    interval: null,
    standardError: null,
    confidence,
    intervalMethod: null,
    ...counts,
    method,
    undefinedBecause,
  };
}

/**
 * The estimate of a statistic with its interval, clipped to the statistic's `range`. There is no interval with fewer
 * than two units, or when the statistic is undefined without one of them.
 */
export function estimateFrom(
  statistic: Resampleable,
  method: string,
  counts: Counts,
  undefinedBecause: UndefinedReason,
  options: IntervalOptions = {},
  range: Range = CHANCE_CORRECTED,
): Estimate {
  const confidence = options.confidence ?? DEFAULT_CONFIDENCE;
  const { value } = statistic;
  const estimate = undefinedEstimate(method, counts, undefinedBecause, confidence);
  if (Number.isNaN(value)) return estimate;
  const defined: Estimate = { ...estimate, value, undefinedBecause: null };
  const leftOut = jackknife(statistic);
  if (options.bootstrap) {
    const distribution = bootstrap(statistic, options.bootstrap.random, options.bootstrap.replicates);
    if (distribution.length < 2) return defined;
    const bca = leftOut && bcaInterval(distribution, value, leftOut, confidence);
    return {
      ...defined,
      interval: bca ?? percentileInterval(distribution, confidence),
      standardError: standardDeviation(distribution),
      intervalMethod: bca ? "bootstrap-bca" : "bootstrap-percentile",
    };
  }
  if (leftOut === null) return defined;
  return {
    ...defined,
    interval: jackknifeInterval(value, leftOut, confidence, range),
    standardError: leftOut.standardError,
    intervalMethod: "jackknife-t",
  };
}
