import type { SessionSeries } from "@/lib/core/fatigue/slopes";
import { integerBelow } from "@/lib/core/random/draws";
import type { Random } from "@/lib/core/random/generator";

const SHIFTS = 1999;

/**
 * Circular-shift test of one annotator's slope: within each session the outcomes are rotated by a random number of
 * places, which keeps their autocorrelation (moods) but breaks their tie to the position.
 * p = (1 + shifts with |slope| >= observed) / (B + 1), for a rise only, `pRise`, (1 + shifts with slope >= observed), and for a fall
 * only, `pFall`, those with slope <= observed.
 * `null` where no position varies. Sessions of unequal spacing are rotated by rank.
 */
export function circularShiftTest(
  series: readonly SessionSeries[],
  random: Random,
  shifts = SHIFTS,
): { slope: number; p: number; pRise: number; pFall: number } | null {
  const centred = series.map(({ x }) => {
    const centre = x.reduce((a, b) => a + b, 0) / x.length;
    return Float64Array.from(x, (value) => value - centre);
  });
  const sxx = centred.reduce((sum, x) => sum + x.reduce((a, b) => a + b * b, 0), 0);
  if (!(sxx > 0)) return null;
  const products = centred.map((x, s) => shiftedProducts(x, series[s]!.y));
  const observed = products.reduce((sum, productOf) => sum + productOf(0), 0);
  const rounding = 1e-9 * Math.max(Math.abs(observed), 1e-9);
  let extreme = 1;
  let above = 1;
  let below = 1;
  for (let b = 0; b < shifts; b++) {
    let product = 0;
    for (let s = 0; s < products.length; s++) product += products[s]!(integerBelow(random, centred[s]!.length));
    if (Math.abs(product) >= Math.abs(observed) - rounding) extreme++;
    if (product >= observed - rounding) above++;
    if (product <= observed + rounding) below++;
  }
  return { slope: observed / sxx, p: extreme / (shifts + 1), pRise: above / (shifts + 1), pFall: below / (shifts + 1) };
}

/** The sum of products with `y` rotated by so many places; each is worked out once, since there are fewer shifts than draws. */
export function shiftedProducts(x: ArrayLike<number>, y: readonly number[]): (shift: number) => number {
  const known = new Float64Array(x.length).fill(Number.NaN);
  const twice = Float64Array.from([...y, ...y]);
  return (shift) => {
    if (!Number.isNaN(known[shift]!)) return known[shift]!;
    let sum = 0;
    for (let k = 0; k < x.length; k++) sum += x[k]! * twice[k + shift]!;
    known[shift] = sum;
    return sum;
  };
}
