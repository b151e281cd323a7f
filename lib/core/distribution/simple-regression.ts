import { studentTTwoSided } from "@/lib/core/special/student-t";

export interface SimpleRegression {
  n: number;
  /** Sxy / Sxx; `null` when x does not vary. */
  slope: number | null;
  /** sqrt(SSE / (n - 2) / Sxx); `null` without a degree of freedom. */
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
  return regressionFromSums(centredSums(x, y));
}

/**
 * The part of x in the least squares of y on x and z: the line of what is left of both when z is taken out (Frisch & Waugh 1933), with
 * one degree of freedom less. Where z does not vary it is left out; where x is a line of z there is no slope.
 */
export function partialRegression(x: ArrayLike<number>, y: ArrayLike<number>, z: ArrayLike<number>): SimpleRegression {
  const own = centredSums(x, y);
  const [withX, withY] = [centredSums(z, x), centredSums(z, y)];
  if (!(withX.sxx > 0)) return regressionFromSums(own);
  const left = {
    sxx: own.sxx - withX.sxy ** 2 / withX.sxx,
    sxy: own.sxy - (withX.sxy * withY.sxy) / withX.sxx,
    syy: Math.max(own.syy - withY.sxy ** 2 / withX.sxx, 0),
  };
  const isLine = left.sxx <= ROUNDING * own.sxx;
  return regressionFromSums({ ...left, n: own.n, ...(isLine && { sxx: 0 }) }, 3);
}

/** Sums that are equal but for the order of their terms. */
const ROUNDING = 1e-9;

function centredSums(x: ArrayLike<number>, y: ArrayLike<number>): CentredSums {
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
  return { n, sxx, sxy, syy };
}

/** The same where the sums are known; `fitted` numbers were fitted to get there, the slope included. */
export function regressionFromSums({ n, sxx, sxy, syy }: CentredSums, fitted = 2): SimpleRegression {
  if (n < 2 || !(sxx > 0)) return { n, slope: null, slopeSe: null, t: null, p: null, correlation: null };
  const slope = sxy / sxx;
  const correlation = syy > 0 ? Math.max(-1, Math.min(1, sxy / Math.sqrt(sxx * syy))) : null;
  const df = n - fitted;
  if (df < 1) return { n, slope, slopeSe: null, t: null, p: null, correlation };
  const slopeSe = Math.sqrt(Math.max(syy - slope * sxy, 0) / df / sxx);
  const t = slopeSe > 0 ? slope / slopeSe : null;
  return { n, slope, slopeSe, t, p: t === null ? null : studentTTwoSided(t, df), correlation };
}

/** Arithmetic mean; 0 of nothing. */
export function mean(values: ArrayLike<number>): number {
  let sum = 0;
  for (let i = 0; i < values.length; i++) sum += values[i]!;
  return values.length === 0 ? 0 : sum / values.length;
}
