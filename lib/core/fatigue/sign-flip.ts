import type { Random } from "@/lib/core/random/generator";

/** Up to this many annotators all 2^G sign patterns are enumerated. */
const EXACT_UP_TO = 16;
const DRAWS = 9999;

/**
 * Sign-flip (one-sample permutation) test of a mean of 0: under the null each value is as likely with the other sign.
 * p = share of sign patterns whose |sum| reaches the observed one; exact over all 2^G patterns up to 16 values, else
 * (1 + hits) / (1 + 9999) over drawn patterns. Needs at least one value.
 */
export function signFlipTest(values: readonly number[], random: Random): { p: number; method: "exact" | "drawn" } {
  const observed = Math.abs(values.reduce((a, b) => a + b, 0));
  const rounding = 1e-12 * values.reduce((a, b) => a + Math.abs(b), 0);
  const reaches = (sum: number) => Math.abs(sum) >= observed - rounding;
  if (values.length <= EXACT_UP_TO) {
    let hits = 0;
    const patterns = 2 ** values.length;
    for (let pattern = 0; pattern < patterns; pattern++) if (reaches(signedSum(values, pattern))) hits++;
    return { p: hits / patterns, method: "exact" };
  }
  let hits = 0;
  for (let draw = 0; draw < DRAWS; draw++) {
    let sum = 0;
    for (let from = 0; from < values.length; from += 32) {
      sum += signedSum(values.slice(from, from + 32), random.uint32());
    }
    if (reaches(sum)) hits++;
  }
  return { p: (1 + hits) / (1 + DRAWS), method: "drawn" };
}

/** Sum of the values with the sign of value `k` flipped where bit `k` of the pattern is set. */
function signedSum(values: readonly number[], pattern: number): number {
  let sum = 0;
  for (let k = 0; k < values.length; k++) sum += (pattern >>> k) & 1 ? -values[k]! : values[k]!;
  return sum;
}
