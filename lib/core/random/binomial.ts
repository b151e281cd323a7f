import type { Random } from "@/lib/core/random/generator";

/** Number of successes in `n` trials of probability `p`: inversion when few are expected, else transformed rejection. */
export function binomial(random: Random, n: number, p: number): number {
  if (n <= 0 || p <= 0) return 0;
  if (p >= 1) return n;
  if (p > 0.5) return n - binomial(random, n, 1 - p);
  return n * p < 10 ? byInversion(random, n, p) : byRejection(random, n, p);
}

/**
 * Writes into `into` how often each class comes up in `n` trials with probabilities proportional to `weights`: a chain
 * of conditional binomials, so the cost grows with the number of classes and not with `n`.
 */
export function multinomial(random: Random, n: number, weights: Float64Array, into: Float64Array): Float64Array {
  let weightLeft = 0;
  for (const w of weights) weightLeft += w;
  let left = n;
  for (let k = 0; k < weights.length; k++) {
    const w = weights[k]!;
    const drawn = left === 0 ? 0 : w >= weightLeft ? left : binomial(random, left, w / weightLeft);
    into[k] = drawn;
    left -= drawn;
    weightLeft -= w;
  }
  return into;
}

/** Sequential search from 0 (BINV of Kachitvichyanukul & Schmeiser 1988, CACM 31:216); expected cost n p. */
function byInversion(random: Random, n: number, p: number): number {
  const odds = p / (1 - p);
  const atZero = Math.exp(n * Math.log1p(-p));
  for (;;) {
    let u = random.uniform();
    let mass = atZero;
    let k = 0;
    while (u > mass && k <= n) {
      u -= mass;
      k++;
      mass *= ((n + 1) / k - 1) * odds;
    }
    if (k <= n) return k;
  }
}

/** BTRS: transformed rejection with squeeze (Hörmann 1993, J. Stat. Comput. Simul. 46:101), for n p >= 10 and p <= 0.5. */
function byRejection(random: Random, n: number, p: number): number {
  const q = 1 - p;
  const sd = Math.sqrt(n * p * q);
  const b = 1.15 + 2.53 * sd;
  const a = -0.0873 + 0.0248 * b + 0.01 * p;
  const centre = n * p + 0.5;
  const squeeze = 0.92 - 4.2 / b;
  for (;;) {
    const u = random.uniform() - 0.5;
    const v = random.uniform();
    const us = 0.5 - Math.abs(u);
    const k = Math.floor(((2 * a) / us + b) * u + centre);
    if (us >= 0.07 && v <= squeeze) return k;
    if (k < 0 || k > n) continue;
    const mode = Math.floor((n + 1) * p);
    const bound =
      (mode + 0.5) * Math.log(((mode + 1) * q) / (p * (n - mode + 1))) +
      (n + 1) * Math.log((n - mode + 1) / (n - k + 1)) +
      (k + 0.5) * Math.log((p * (n - k + 1)) / (q * (k + 1))) +
      (stirlingTail(mode) + stirlingTail(n - mode) - stirlingTail(k) - stirlingTail(n - k));
    const scaled = (v * (2.83 + 5.1 / b) * sd) / (a / (us * us) + b);
    if (Math.log(scaled) <= bound) return k;
  }
}

/** ln k! minus (k + 1/2) ln(k + 1) - (k + 1) + ln(2 pi) / 2, by the Stirling series; the first ten from a table. */
function stirlingTail(k: number): number {
  if (k < SMALL_TAILS.length) return SMALL_TAILS[k]!;
  const inverse = 1 / (k + 1);
  const square = inverse * inverse;
  return (1 / 12 - (1 / 360 - square / 1260) * square) * inverse;
}

const SMALL_TAILS = Array.from({ length: 10 }, (_, k) => {
  let logFactorial = 0;
  for (let i = 2; i <= k; i++) logFactorial += Math.log(i);
  return logFactorial - ((k + 0.5) * Math.log(k + 1) - (k + 1) + 0.5 * Math.log(2 * Math.PI));
});
