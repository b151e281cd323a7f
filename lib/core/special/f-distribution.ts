import { incompleteBeta, powerTerm } from "@/lib/core/special/beta";
import { invert } from "@/lib/core/special/invert";

/** P(F <= f) for the F distribution with `df1` and `df2` degrees of freedom. */
export function fCdf(f: number, df1: number, df2: number): number {
  return tails(f, df1, df2).lower;
}

/** P(F >= f), accurate however small. */
export function fUpper(f: number, df1: number, df2: number): number {
  return tails(f, df1, df2).upper;
}

/** The f with P(F <= f) = p, for 0 < p < 1; 0 at 0, infinite at 1. */
export function fQuantile(p: number, df1: number, df2: number): number {
  if (p <= 0) return 0;
  if (p >= 1) return Number.POSITIVE_INFINITY;
  const excess = (f: number) => (p < 0.5 ? tails(f, df1, df2).lower - p : 1 - p - tails(f, df1, df2).upper);
  return invert(excess, (f) => density(f, df1, df2), 1, 0, Number.POSITIVE_INFINITY);
}

function tails(f: number, df1: number, df2: number): { lower: number; upper: number } {
  if (!(f > 0)) return { lower: 0, upper: 1 };
  const x = (df1 * f) / (df1 * f + df2);
  if (x <= 0.5) return incompleteBeta(x, df1 / 2, df2 / 2);
  const { lower, upper } = incompleteBeta(df2 / (df1 * f + df2), df2 / 2, df1 / 2);
  return { lower: upper, upper: lower };
}

function density(f: number, df1: number, df2: number): number {
  const x = (df1 * f) / (df1 * f + df2);
  return powerTerm(x, df2 / (df1 * f + df2), df1 / 2, df2 / 2) / f;
}
