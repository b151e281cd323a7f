import { studentTTwoSided } from "@/lib/core/special/student-t";

export interface SimpleRegression {
  n: number;
  /** Sxy / Sxx; `null` when x does not vary. */
  slope: number | null;
  /** sqrt(SSE / (n - 2) / Sxx); `null` with fewer than 3 points. */
  slopeSe: number | null;
  /** slope / se and its two-sided p with n - 2 degrees of freedom; `null` when the line is exact. */
  t: number | null;
  p: number | null;
  /** Pearson's r; `null` when x or y does not vary. */
  correlation: number | null;
}

/** Sums of squares and products of n points around their means. */
export interface CentredSums {
  n: number;
  sxx: number;
  sxy: number;
  syy: number;
}

/** Ordinary least squares of y on x with an intercept. */
export function simpleRegression(x: ArrayLike<number>, y: ArrayLike<number>): SimpleRegression {
  const n = x.length;
  const meanX = mean(x);
  const meanY = mean(y);
  let sxx = 0;
  let sxy = 0;
  let syy = 0;
  for (let i = 0; i < n; i++) {
    sxx += (x[i]! - meanX) ** 2;
    sxy += (x[i]! - meanX) * (y[i]! - meanY);
    syy += (y[i]! - meanY) ** 2;
  }
  return regressionFromSums({ n, sxx, sxy, syy });
}

/** The same where the sums are known. */
export function regressionFromSums({ n, sxx, sxy, syy }: CentredSums): SimpleRegression {
  if (n < 2 || !(sxx > 0)) return { n, slope: null, slopeSe: null, t: null, p: null, correlation: null };
  const slope = sxy / sxx;
  const correlation = syy > 0 ? Math.max(-1, Math.min(1, sxy / Math.sqrt(sxx * syy))) : null;
  if (n < 3) return { n, slope, slopeSe: null, t: null, p: null, correlation };
  const slopeSe = Math.sqrt(Math.max(syy - slope * sxy, 0) / (n - 2) / sxx);
  const t = slopeSe > 0 ? slope / slopeSe : null;
  return { n, slope, slopeSe, t, p: t === null ? null : studentTTwoSided(t, n - 2), correlation };
}

/** Arithmetic mean; 0 of nothing. */
export function mean(values: ArrayLike<number>): number {
  let sum = 0;
  for (let i = 0; i < values.length; i++) sum += values[i]!;
  return values.length === 0 ? 0 : sum / values.length;
}
