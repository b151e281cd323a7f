import { devianceTerm, stirlingError } from "@/lib/core/special/gamma";

/**
 * Regularised incomplete beta function I_x(a, b) for a, b > 0 and 0 <= x <= 1 (DLMF 8.17.22), as the pair of the value
 * and its complement, so that small tails keep their relative accuracy.
 */
export function incompleteBeta(x: number, a: number, b: number): { lower: number; upper: number } {
  if (x <= 0) return { lower: 0, upper: 1 };
  if (x >= 1) return { lower: 1, upper: 0 };
  if (x <= (a + 1) / (a + b + 2)) {
    const lower = (powerTerm(x, 1 - x, a, b) * fraction(x, a, b)) / a;
    return { lower, upper: 1 - lower };
  }
  const upper = (powerTerm(x, 1 - x, a, b) * fraction(1 - x, b, a)) / b;
  return { lower: 1 - upper, upper };
}

/** x^a y^b / B(a, b) for x + y = 1, by Loader's saddle-point form: no cancellation between large logarithms. */
export function powerTerm(x: number, y: number, a: number, b: number): number {
  const n = a + b;
  const exponent =
    stirlingError(n) - stirlingError(a) - stirlingError(b) - devianceTerm(a, n * x) - devianceTerm(b, n * y);
  return Math.exp(exponent) * Math.sqrt((a * b) / (2 * Math.PI * n));
}

/** The continued fraction of DLMF 8.17.22 by Lentz's method. */
function fraction(x: number, a: number, b: number): number {
  let c = 1;
  let d = 1 / guard(1 - ((a + b) * x) / (a + 1));
  let h = d;
  for (let m = 1; m < 100_000; m++) {
    const even = (m * (b - m) * x) / ((a + 2 * m - 1) * (a + 2 * m));
    d = 1 / guard(1 + even * d);
    c = guard(1 + even / c);
    h *= c * d;
    const odd = (-(a + m) * (a + b + m) * x) / ((a + 2 * m) * (a + 2 * m + 1));
    d = 1 / guard(1 + odd * d);
    c = guard(1 + odd / c);
    const step = c * d;
    h *= step;
    if (Math.abs(step - 1) < 1e-16) break;
  }
  return h;
}

/** Lentz's method may not divide by zero. */
function guard(denominator: number): number {
  return Math.abs(denominator) < 1e-300 ? 1e-300 : denominator;
}
