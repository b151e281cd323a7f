import { incompleteBeta, powerTerm } from "@/lib/core/special/beta";
import { invert } from "@/lib/core/special/invert";
import { normalQuantile } from "@/lib/core/special/normal";

/** P(T <= t) for Student's t with `df` > 0 degrees of freedom (not necessarily whole). */
export function studentTCdf(t: number, df: number): number {
  const tail = upperTail(Math.abs(t), df);
  return t < 0 ? tail : 1 - tail;
}

/** P(|T| >= |t|), the two-sided p-value, accurate however small. */
export function studentTTwoSided(t: number, df: number): number {
  return 2 * upperTail(Math.abs(t), df);
}

/** The t with P(T <= t) = p, for 0 < p < 1; infinite at 0 and 1. */
export function studentTQuantile(p: number, df: number): number {
  if (p === 0.5) return 0;
  const tail = Math.min(p, 1 - p);
  if (tail <= 0) return p < 0.5 ? Number.NEGATIVE_INFINITY : Number.POSITIVE_INFINITY;
  const t = invert(
    (x) => tail - upperTail(x, df),
    (x) => density(x, df),
    startingPoint(tail, df),
    0,
    Number.POSITIVE_INFINITY,
  );
  return p < 0.5 ? -t : t;
}

function upperTail(t: number, df: number): number {
  const square = t * t;
  return square < df
    ? incompleteBeta(square / (df + square), 0.5, df / 2).upper / 2
    : incompleteBeta(df / (df + square), df / 2, 0.5).lower / 2;
}

function density(t: number, df: number): number {
  const y = df / (df + t * t);
  return t === 0 ? density(1e-8, df) : powerTerm(1 - y, y, 0.5, df / 2) / Math.abs(t);
}

/** Cornish-Fisher expansion to the first order (Abramowitz & Stegun 26.7.5). */
function startingPoint(tail: number, df: number): number {
  const z = -normalQuantile(tail);
  return Math.max(z + (z * z * z + z) / (4 * df), 1e-8);
}
