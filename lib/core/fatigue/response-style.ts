import { entropyBits } from "@/lib/core/distribution/distance";
import { mean } from "@/lib/core/distribution/simple-regression";

/** How the scale was used within one session. */
export interface ResponseStyle {
  n: number;
  /** Longest run of the same answer. */
  longestRun: number;
  /** Answers equal to the one before; expected if the same answers came in random order: sum n_v (n_v - 1) / n. */
  repeats: { observed: number; expectedUnderPermutation: number; rate: number | null };
  /** Bits, and as a share of log2(categories); `null` with one category. */
  entropy: { bits: number; normalised: number | null };
  /** Entropy of the first and the last floor(n / 2) answers; `null` under 2 answers. */
  entropyFirstHalf: number | null;
  entropySecondHalf: number | null;
  modalShare: number;
  /** Share of the middle category; `null` where there is none. */
  midpointShare: number | null;
  /** Lag-1 autocorrelation of answer - item mean; `null` without numbers or variation. */
  lag1: number | null;
}

/** Describes at least one answer, as categories 0 to `categories` - 1 in their order of time. */
export function responseStyle(codes: Int32Array, categories: number, ordered: boolean): Omit<ResponseStyle, "lag1"> {
  const n = codes.length;
  const counts = countsOf(codes, categories);
  let longestRun = 0;
  let run = 0;
  let observed = 0;
  for (let k = 0; k < n; k++) {
    run = k > 0 && codes[k] === codes[k - 1] ? run + 1 : 1;
    if (run > 1) observed++;
    longestRun = Math.max(longestRun, run);
  }
  const expectedUnderPermutation = counts.reduce((sum, c) => sum + (c * (c - 1)) / n, 0);
  const bits = entropyOf(counts, n);
  const half = Math.floor(n / 2);
  const middle = categories % 2 === 1 && ordered ? (categories - 1) / 2 : null;
  return {
    n,
    longestRun,
    repeats: { observed, expectedUnderPermutation, rate: n > 1 ? observed / (n - 1) : null },
    entropy: { bits, normalised: categories > 1 ? bits / Math.log2(categories) : null },
    entropyFirstHalf: half > 0 ? entropyOf(countsOf(codes.subarray(0, half), categories), half) : null,
    entropySecondHalf: half > 0 ? entropyOf(countsOf(codes.subarray(n - half), categories), half) : null,
    modalShare: counts.reduce((a, b) => Math.max(a, b), 0) / n,
    midpointShare: middle === null ? null : counts[middle]! / n,
  };
}

/** Lag-1 autocorrelation sum (z_k - z)(z_k+1 - z) / sum (z_k - z)^2; `null` under 3 values or without variation. */
export function lagOne(values: ArrayLike<number>): number | null {
  if (values.length < 3) return null;
  const centre = mean(values);
  let products = 0;
  let squares = 0;
  for (let k = 0; k < values.length; k++) {
    squares += (values[k]! - centre) ** 2;
    if (k > 0) products += (values[k]! - centre) * (values[k - 1]! - centre);
  }
  return squares > 0 ? products / squares : null;
}

function countsOf(codes: Int32Array, categories: number): number[] {
  const counts = new Array<number>(categories).fill(0);
  for (let k = 0; k < codes.length; k++) counts[codes[k]!]!++;
  return counts;
}

function entropyOf(counts: readonly number[], n: number): number {
  return entropyBits(counts.map((c) => c / n));
}
