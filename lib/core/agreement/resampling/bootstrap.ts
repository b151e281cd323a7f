import type { Jackknife } from "@/lib/core/agreement/resampling/jackknife";
import { countUnits, type Resampleable } from "@/lib/core/agreement/resampling/resampleable";
import { multinomial } from "@/lib/core/random/binomial";
import type { Random } from "@/lib/core/random/generator";
import { normalCdf, normalQuantile } from "@/lib/core/special/normal";

/** Values of a statistic over resampled units, ascending, without the resamples in which it is undefined. */
export type BootstrapDistribution = Float64Array;

/**
 * Unit bootstrap (Efron 1979): each replicate draws N units with replacement, as one multinomial draw over the blocks, so
 * the cost of a replicate grows with the number of distinct patterns and not with the number of units.
 */
export function bootstrap(statistic: Resampleable, random: Random, replicates: number): BootstrapDistribution {
  const n = countUnits(statistic);
  const weights = new Float64Array(statistic.units.length);
  const values = new Float64Array(replicates);
  let defined = 0;
  for (let r = 0; r < replicates; r++) {
    const value = statistic.weighted(multinomial(random, n, statistic.units, weights));
    if (!Number.isNaN(value)) values[defined++] = value;
  }
  return values.slice(0, defined).sort();
}

/**
 * Bias-corrected and accelerated interval (Efron 1987, JASA 82:171); ties count half in the bias correction. `null` when
 * the replicates all lie on one side of the value.
 */
export function bcaInterval(
  distribution: BootstrapDistribution,
  value: number,
  { acceleration }: Jackknife,
  confidence: number,
): [number, number] | null {
  const below = countBelow(distribution, value);
  const equal = countBelow(distribution, value, true) - below;
  const bias = normalQuantile((below + equal / 2) / distribution.length);
  if (!Number.isFinite(bias)) return null;
  const end = (p: number) => {
    const z = bias + normalQuantile(p);
    return quantile(distribution, normalCdf(bias + z / (1 - acceleration * z)));
  };
  const tail = (1 - confidence) / 2;
  return [end(tail), end(1 - tail)];
}

/** The interval between the tail quantiles of the replicates. */
export function percentileInterval(distribution: BootstrapDistribution, confidence: number): [number, number] {
  const tail = (1 - confidence) / 2;
  return [quantile(distribution, tail), quantile(distribution, 1 - tail)];
}

export function standardDeviation(values: Float64Array): number {
  const mean = values.reduce((sum, x) => sum + x, 0) / values.length;
  return Math.sqrt(values.reduce((sum, x) => sum + (x - mean) ** 2, 0) / (values.length - 1));
}

/** Share of the replicates that reach `threshold`: the probability that agreement is at least that high. */
export function shareAtLeast(distribution: BootstrapDistribution, threshold: number): number {
  return 1 - countBelow(distribution, threshold) / distribution.length;
}

/** Linear interpolation between order statistics (Hyndman & Fan 1996, type 7). */
export function quantile(ascending: Float64Array, p: number): number {
  const position = p * (ascending.length - 1);
  const lower = Math.floor(position);
  const low = ascending[lower]!;
  const high = ascending[Math.min(lower + 1, ascending.length - 1)]!;
  return low + (position - lower) * (high - low);
}

function countBelow(ascending: Float64Array, x: number, inclusive = false): number {
  let low = 0;
  let high = ascending.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (ascending[middle]! < x || (inclusive && ascending[middle] === x)) low = middle + 1;
    else high = middle;
  }
  return low;
}
