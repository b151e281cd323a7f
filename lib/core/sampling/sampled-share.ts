import type { Estimate } from "@/lib/core/estimate";
import { clopperPearson, noneSeenBound, type Stratum } from "@/lib/core/sampling/exact-interval";
import { chiSquareQuantile } from "@/lib/core/special/chi-square";

export const DEFAULT_CONFIDENCE = 0.95;

/**
 * The share of a population that has something, from a random sample without replacement of each of its strata: the sum of W hits / n with
 * W the stratum's part of the population. The interval is never too narrow:
 * - `census` where every one was drawn: the share itself;
 * - `none-seen` and `all-seen` where every draw was alike: one-sided, by `noneSeenBound`;
 * - `clopper-pearson` with one stratum;
 * - `gamma-weighted` with several: Fay and Feuer (1997, Statistics in Medicine 16:791), of the misses where these are fewer.
 * Undefined (`no-items`) without draws, and (`stratum-not-sampled`) where a stratum has none and some were hits and some not.
 */
export function sampledShare(method: string, strata: readonly Stratum[], confidence = DEFAULT_CONFIDENCE): Estimate {
  const parts = strata.filter(({ population }) => population > 0);
  const [population, drawn, hits] = [sumOf(parts, "population"), sumOf(parts, "drawn"), sumOf(parts, "hits")];
  const common = { confidence, items: drawn, raters: drawn > 0 ? 1 : 0, pairs: 0, judgments: drawn, method };
  const nothing = { ...common, value: null, interval: null, standardError: null, intervalMethod: null };
  if (drawn === 0) return { ...nothing, undefinedBecause: "no-items" };
  const known = (value: number, interval: Estimate["interval"], intervalMethod: string): Estimate => ({
    ...common,
    value,
    interval,
    standardError: null,
    intervalMethod,
    undefinedBecause: null,
  });
  if (drawn === population) return known(hits / drawn, [hits / drawn, hits / drawn], "census");
  if (hits === 0) return known(0, [0, noneSeenBound(parts, confidence)], "none-seen");
  if (hits === drawn) return known(1, [1 - noneSeenBound(parts.map(missed), confidence), 1], "all-seen");
  if (parts.length === 1) return known(hits / drawn, clopperPearson(hits, drawn, confidence), "clopper-pearson");
  if (parts.some((part) => part.drawn === 0)) return { ...nothing, undefinedBecause: "stratum-not-sampled" };
  const value = weightedShare(parts, population);
  if (value <= 0.5) return known(value, gammaInterval(parts, population, confidence), "gamma-weighted");
  const [low, high] = gammaInterval(parts.map(missed), population, confidence);
  return known(value, [1 - high, 1 - low], "gamma-weighted");
}

function sumOf(strata: readonly Stratum[], of: keyof Stratum): number {
  return strata.reduce((sum, stratum) => sum + stratum[of], 0);
}

const missed = (stratum: Stratum): Stratum => ({ ...stratum, hits: stratum.drawn - stratum.hits });

function weightedShare(strata: readonly Stratum[], population: number): number {
  return strata.reduce((sum, part) => sum + (part.population / population) * (part.hits / part.drawn), 0);
}

/** Of a weighted sum of counts, by gamma distributions with its mean and variance, at the upper end with one more hit of the largest weight. */
function gammaInterval(strata: readonly Stratum[], population: number, confidence: number): [number, number] {
  const tail = (1 - confidence) / 2;
  const weights = strata.map((part) => part.population / population / part.drawn);
  const mean = strata.reduce((sum, { hits }, s) => sum + weights[s]! * hits, 0);
  const variance = strata.reduce((sum, { hits }, s) => sum + weights[s]! ** 2 * hits, 0);
  const largest = Math.max(...weights);
  const quantile = (p: number, m: number, v: number) => (v / (2 * m)) * chiSquareQuantile(p, (2 * m * m) / v);
  return [quantile(tail, mean, variance), Math.min(1, quantile(1 - tail, mean + largest, variance + largest ** 2))];
}
