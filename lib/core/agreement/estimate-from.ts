import type { Patterns } from "@/lib/core/agreement/patterns";
import { ALPHA, CHANCE_CORRECTED, type Range, within } from "@/lib/core/agreement/range";
import {
  bcaInterval,
  bootstrap,
  percentileInterval,
  standardDeviation,
} from "@/lib/core/agreement/resampling/bootstrap";
import { jackknife, jackknifeInterval } from "@/lib/core/agreement/resampling/jackknife";
import type { Resampleable } from "@/lib/core/agreement/resampling/resampleable";
import { spareItems } from "@/lib/core/agreement/units";
import type { Estimate, UndefinedReason } from "@/lib/core/estimate";
import type { Random } from "@/lib/core/random/generator";

/** How intervals are made: exact delete-one jackknife with t unless a bootstrap is asked for. */
export interface IntervalOptions {
  confidence?: number;
  bootstrap?: { random: Random; replicates: number };
}

export const DEFAULT_CONFIDENCE = 0.95;

/** What entered a statistic. */
export type Counts = Pick<Estimate, "items" | "raters" | "pairs" | "judgments" | "units">;

/** Counts over the items with at least `least` ratings. */
export function countsOf(patterns: Patterns, least: 1 | 2): Counts {
  const counts: Counts = { items: 0, raters: patterns.raters, pairs: 0, judgments: 0 };
  patterns.items.forEach((n, p) => {
    const m = patterns.size[p]!;
    if (m < least) return;
    counts.items += n;
    counts.pairs += (n * m * (m - 1)) / 2;
    counts.judgments += n * m;
  });
  if (patterns.together) counts.units = counts.items - spareItems(patterns.together, (p) => patterns.size[p]! >= least);
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
  { items, raters, pairs, judgments }: Counts,
  undefinedBecause: UndefinedReason,
  confidence = DEFAULT_CONFIDENCE,
): Estimate {
  return {
    value: null,
    interval: null,
    standardError: null,
    confidence,
    intervalMethod: null,
    ...{ items, raters, pairs, judgments },
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
  const { units } = counts;
  const defined: Estimate = { ...estimate, value, ...(units !== undefined && { units }), undefinedBecause: null };
  const leftOut = jackknife(statistic);
  if (options.bootstrap) {
    const distribution = bootstrap(statistic, options.bootstrap.random, options.bootstrap.replicates);
    if (distribution.length < 2) return defined;
    const bca = leftOut && bcaInterval(distribution, value, leftOut, confidence);
    return {
      ...defined,
      interval: within(bca ?? percentileInterval(distribution, confidence), value, range),
      standardError: standardDeviation(distribution),
      intervalMethod: bca ? "bootstrap-bca" : "bootstrap-percentile",
    };
  }
  if (leftOut === null) return defined;
  return {
    ...defined,
    interval: within(jackknifeInterval(value, leftOut, confidence), value, range),
    standardError: leftOut.standardError,
    intervalMethod: "jackknife-t",
  };
}

/** Krippendorff's alpha of patterns as an estimate, whatever its metric. */
export function alphaEstimate(
  statistic: Resampleable,
  method: string,
  patterns: Patterns,
  options: IntervalOptions = {},
): Estimate {
  const why = whyUndefined(patterns);
  return estimateFrom(statistic, method, countsOf(patterns, 2), why, options, ALPHA);
}

/**
 * A kappa of raters with margins of their own is exactly 0 whatever the items say when all but one of them use a single
 * category. Nothing can vary there, which is not certainty: such a 0 has no standard error and no interval.
 */
export function unlessForced(kappa: Estimate): Estimate {
  const forced = kappa.value !== null && Math.abs(kappa.value) < ROUNDING && (kappa.standardError ?? 1) < ROUNDING;
  return forced ? { ...kappa, standardError: null, interval: null, intervalMethod: null } : kappa;
}

const ROUNDING = 1e-9;
