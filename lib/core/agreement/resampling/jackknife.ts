import { countUnits, type Resampleable } from "@/lib/core/agreement/resampling/resampleable";
import { studentTQuantile } from "@/lib/core/special/student-t";

/** The delete-one values of a statistic, one for each block with units. */
export interface Jackknife {
  /** Units N. */
  units: number;
  mean: number;
  /** sqrt((N - 1) / N sum (theta_(-j) - mean)^2). */
  standardError: number;
  /** sum (mean - theta_(-j))^3 / (6 (sum (mean - theta_(-j))^2)^(3/2)), the acceleration of BCa; 0 without spread. */
  acceleration: number;
}

/**
 * Exact delete-one-unit jackknife (Efron & Tibshirani 1993, ch. 11): one evaluation for each block, weighted by how many
 * units share it. `null` with fewer than two units, or when the statistic is undefined without one of them.
 */
export function jackknife(statistic: Resampleable): Jackknife | null {
  const n = countUnits(statistic);
  if (n < 2) return null;
  const { units } = statistic;
  const left = new Float64Array(units.length);
  let mean = 0;
  for (let b = 0; b < units.length; b++) {
    if (units[b] === 0) continue;
    left[b] = statistic.without(b);
    mean += (units[b]! / n) * left[b]!;
  }
  if (Number.isNaN(mean)) return null;
  let squares = 0;
  let cubes = 0;
  for (let b = 0; b < units.length; b++) {
    if (units[b] === 0) continue;
    const d = mean - left[b]!;
    squares += units[b]! * d * d;
    cubes += units[b]! * d * d * d;
  }
  return {
    units: n,
    mean,
    standardError: Math.sqrt(((n - 1) / n) * squares),
    acceleration: squares > 0 ? cubes / (6 * squares ** 1.5) : 0,
  };
}

/** value +- t_{N - 1} standard errors. */
export function jackknifeInterval(
  value: number,
  { units, standardError }: Jackknife,
  confidence: number,
): [number, number] {
  const reach = studentTQuantile(1 - (1 - confidence) / 2, units - 1) * standardError;
  return [value - reach, value + reach];
}
