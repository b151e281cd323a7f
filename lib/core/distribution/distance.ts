import { chiSquareUpper } from "@/lib/core/special/chi-square";

/** Counts or weights as shares that sum to 1, or `null` when they sum to 0. */
export function sharesOf(counts: ArrayLike<number>): Float64Array | null {
  const shares = Float64Array.from(counts);
  const total = shares.reduce((a, b) => a + b, 0);
  return total > 0 ? shares.map((c) => c / total) : null;
}

/** Shannon entropy in bits, -sum p log2 p, of shares that sum to 1. */
export function entropyBits(shares: ArrayLike<number>): number {
  let bits = 0;
  for (let k = 0; k < shares.length; k++) if (shares[k]! > 0) bits -= shares[k]! * Math.log2(shares[k]!);
  return Math.max(bits, 0);
}

/** Jensen-Shannon divergence in bits (Lin 1991): H((P + Q) / 2) - (H(P) + H(Q)) / 2; 0 when equal, 1 when disjoint. */
export function jensenShannonBits(p: Float64Array, q: Float64Array): number {
  const middle = p.map((share, k) => (share + q[k]!) / 2);
  return Math.max(entropyBits(middle) - (entropyBits(p) + entropyBits(q)) / 2, 0);
}

/** Wasserstein-1 distance in scale points: sum over steps of |CDF_P - CDF_Q| times the step. */
export function wasserstein(p: Float64Array, q: Float64Array, levels: readonly number[]): number {
  let distance = 0;
  let difference = 0;
  for (let k = 0; k + 1 < levels.length; k++) {
    difference += p[k]! - q[k]!;
    distance += Math.abs(difference) * (levels[k + 1]! - levels[k]!);
  }
  return distance;
}

/** Kolmogorov-Smirnov D = max |CDF_P - CDF_Q|. A description: as a test against a pool it blames the mix of items. */
export function kolmogorovSmirnov(p: Float64Array, q: Float64Array): number {
  let largest = 0;
  let difference = 0;
  for (let k = 0; k < p.length; k++) {
    difference += p[k]! - q[k]!;
    largest = Math.max(largest, Math.abs(difference));
  }
  return largest;
}

export interface ChiSquare {
  stat: number;
  df: number;
  p: number;
}

/**
 * Pearson's chi-square of the 2 x K table of two histograms, levels that neither uses left out, without Yates' correction.
 * A description only, like D. `null` with fewer than two used levels or an empty histogram.
 */
export function chiSquare(a: ArrayLike<number>, b: ArrayLike<number>): ChiSquare | null {
  const totals = [0, 0];
  for (let k = 0; k < a.length; k++) {
    totals[0]! += a[k]!;
    totals[1]! += b[k]!;
  }
  const [na, nb] = totals as [number, number];
  if (na === 0 || nb === 0) return null;
  let stat = 0;
  let df = -1;
  for (let k = 0; k < a.length; k++) {
    const column = a[k]! + b[k]!;
    if (column === 0) continue;
    df++;
    const expectedA = (column * na) / (na + nb);
    const expectedB = (column * nb) / (na + nb);
    stat += (a[k]! - expectedA) ** 2 / expectedA + (b[k]! - expectedB) ** 2 / expectedB;
  }
  return df < 1 ? null : { stat, df, p: chiSquareUpper(stat, df) };
}
