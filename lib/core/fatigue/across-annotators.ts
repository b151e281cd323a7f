import type { UndefinedReason } from "@/lib/core/estimate";
import type { Random } from "@/lib/core/random/generator";
import { studentTQuantile, studentTTwoSided } from "@/lib/core/special/student-t";

/** Inference about the mean of one number per annotator: annotators are the sample, not their answers. */
export interface AcrossAnnotators {
  annotators: number;
  mean: number | null;
  se: number | null;
  t: number | null;
  df: number;
  pT: number | null;
  ci95: [low: number, high: number] | null;
  /** Smallest true effect that this design finds in 80 % of cases: (t_.975 + t_.8) se. */
  mde80: number | null;
  pSignflip: number | null;
  signflipMethod: "exact" | "drawn" | null;
  undefinedBecause: UndefinedReason | null;
}

/**
 * Mean over annotators with se = SD / sqrt(G), t with G - 1 degrees of freedom, its interval and minimum detectable
 * effect, and a sign-flip test that assumes only symmetry. With weights the mean is the weighted one, and se^2 =
 * sum w (x - mean)^2 / ((G - 1) sum w) (Hartung & Knapp 2001), which equal weights make the same. One annotator gives a mean and no inference
 * (`too-few-items` of the sample: `one-rater`); where all values are equal t is undefined (`no-variation`).
 */
export function acrossAnnotators(
  values: readonly number[],
  random: Random,
  weights: readonly number[] = values.map(() => 1),
): AcrossAnnotators {
  const annotators = values.length;
  const df = Math.max(annotators - 1, 0);
  const none = { annotators, df, se: null, t: null, pT: null, ci95: null, mde80: null };
  if (annotators === 0) {
    return { ...none, mean: null, pSignflip: null, signflipMethod: null, undefinedBecause: "no-items" };
  }
  const total = weights.reduce((a, b) => a + b, 0);
  const mean = values.reduce((sum, value, k) => sum + value * weights[k]!, 0) / total;
  if (annotators === 1) {
    return { ...none, mean, pSignflip: null, signflipMethod: null, undefinedBecause: "one-rater" };
  }
  const { p: pSignflip, method: signflipMethod } = signFlipTest(
    values.map((value, k) => (value * weights[k]! * annotators) / total),
    random,
  );
  const squares = values.reduce((sum, value, k) => sum + weights[k]! * (value - mean) ** 2, 0);
  const se = Math.sqrt(squares / df / total);
  const reach = studentTQuantile(0.975, df);
  const ci95: [number, number] = [mean - reach * se, mean + reach * se];
  const mde80 = (reach + studentTQuantile(0.8, df)) * se;
  const common = { annotators, mean, se, df, ci95, mde80, pSignflip, signflipMethod };
  if (se === 0) return { ...common, t: null, pT: null, undefinedBecause: "no-variation" };
  const t = mean / se;
  return { ...common, t, pT: studentTTwoSided(t, df), undefinedBecause: null };
}

/** Up to this many annotators all 2^G sign patterns are enumerated. */
const EXACT_UP_TO = 16;
const DRAWS = 9999;

/**
 * Sign-flip (one-sample permutation) test of a mean of 0: under the null each value is as likely with the other sign.
 * p = share of sign patterns whose |sum| reaches the observed one; exact over all 2^G patterns up to 16 values, else
 * (1 + hits) / (1 + 9999) over drawn patterns. Needs at least one value.
 */
function signFlipTest(values: readonly number[], random: Random): { p: number; method: "exact" | "drawn" } {
  const observed = Math.abs(values.reduce((a, b) => a + b, 0));
  const rounding = 1e-12 * values.reduce((a, b) => a + Math.abs(b), 0);
  const least = observed - rounding;
  const sums = signedSums(values);
  let hits = 0;
  if (values.length <= EXACT_UP_TO) {
    const patterns = 2 ** values.length;
    for (let pattern = 0; pattern < patterns; pattern++) if (Math.abs(signedSum(sums, 0, pattern)) >= least) hits++;
    return { p: hits / patterns, method: "exact" };
  }
  for (let draw = 0; draw < DRAWS; draw++) {
    let sum = 0;
    for (let from = 0; from < sums.length; from += 4) sum += signedSum(sums, from, random.uint32());
    if (Math.abs(sum) >= least) hits++;
  }
  return { p: (1 + hits) / (1 + DRAWS), method: "drawn" };
}

/** Of every eight values their sum under each pattern of signs: bit `k` turns the sign of the value `k`. */
function signedSums(values: readonly number[]): Float64Array[] {
  return Array.from({ length: Math.ceil(values.length / 8) }, (_, block) => {
    const own = values.slice(8 * block, 8 * block + 8);
    return Float64Array.from({ length: 256 }, (_, pattern) =>
      own.reduce((sum, value, k) => sum + ((pattern >>> k) & 1 ? -value : value), 0),
    );
  });
}

/** Sum of up to 32 values, those of four blocks from one on, with their signs as the pattern has them. */
function signedSum(sums: readonly Float64Array[], from: number, pattern: number): number {
  const to = Math.min(sums.length, from + 4);
  let sum = 0;
  for (let block = from, signs = pattern; block < to; block++, signs >>>= 8) sum += sums[block]![signs & 255]!;
  return sum;
}
