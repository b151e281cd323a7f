import { gammaLower, gammaUpper, logGamma } from "@/lib/core/special/gamma";
import { invert } from "@/lib/core/special/invert";

/** P(X <= x) for chi-square with `df` degrees of freedom. */
export function chiSquareCdf(x: number, df: number): number {
  return gammaLower(df / 2, x / 2);
}

/** P(X >= x), accurate however small. */
export function chiSquareUpper(x: number, df: number): number {
  return gammaUpper(df / 2, x / 2);
}

/** The x with P(X <= x) = p, for 0 < p < 1; 0 at 0, infinite at 1. */
export function chiSquareQuantile(p: number, df: number): number {
  if (p <= 0) return 0;
  if (p >= 1) return Number.POSITIVE_INFINITY;
  const excess = (x: number) => (p < 0.5 ? chiSquareCdf(x, df) - p : 1 - p - chiSquareUpper(x, df));
  return invert(excess, (x) => density(x, df), df, 0, Number.POSITIVE_INFINITY);
}

function density(x: number, df: number): number {
  return Math.exp((df / 2 - 1) * Math.log(x / 2) - x / 2 - logGamma(df / 2)) / 2;
}
