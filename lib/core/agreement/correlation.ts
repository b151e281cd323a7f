import { normalQuantile } from "@/lib/core/special/normal";

/** Pearson's product-moment correlation; `null` when one side does not vary. Scores are scaled against overflow. */
export function pearson(x: Float64Array, y: Float64Array): number | null {
  const [u, v] = [standardise(x), standardise(y)];
  if (u === null || v === null) return null;
  let sum = 0;
  for (let i = 0; i < u.length; i++) sum += u[i]! * v[i]!;
  return Math.max(-1, Math.min(1, sum));
}

/** Spearman's rank correlation: Pearson's on mid-ranks. `null` when one side does not vary. */
export function spearman(x: Float64Array, y: Float64Array): number | null {
  return pearson(midRanks(x).ranks, midRanks(y).ranks);
}

/**
 * Interval for a rank correlation on Fisher's scale: atanh(r) +- z se, with se^2 = (1 + r^2 / 2) / (n - 3) for Spearman
 * (Bonett & Wright 2000, Psychometrika 65:23) and 0.437 / (n - 4) for Kendall (Fieller, Hartley & Pearson 1957). `null`
 * at |r| = 1 or with too few items.
 */
export function rankCorrelationInterval(
  r: number,
  n: number,
  kind: "spearman" | "kendall",
  confidence: number,
): { interval: [number, number]; standardError: number } | null {
  const variance = kind === "spearman" ? (1 + (r * r) / 2) / (n - 3) : 0.437 / (n - 4);
  if (Math.abs(r) >= 1 || !(variance > 0 && Number.isFinite(variance))) return null;
  const reach = normalQuantile(1 - (1 - confidence) / 2) * Math.sqrt(variance);
  const z = Math.atanh(r);
  return {
    interval: [Math.tanh(z - reach), Math.tanh(z + reach)],
    standardError: (1 - r * r) * Math.sqrt(variance),
  };
}

/** Deviations from the mean divided by their length; `null` when all values are equal. */
function standardise(x: Float64Array): Float64Array | null {
  const largest = x.reduce((max, v) => Math.max(max, Math.abs(v)), 0);
  if (x.length < 2 || x.every((v) => v === x[0])) return null;
  const scaled = x.map((v) => v / largest);
  const mean = scaled.reduce((sum, v) => sum + v, 0) / x.length;
  const length = Math.sqrt(scaled.reduce((sum, v) => sum + (v - mean) ** 2, 0));
  return length > 0 ? scaled.map((v) => (v - mean) / length) : null;
}

/** Ranks 1..n, ties sharing the mean of their ranks; and the sum over ties of t^3 - t, for tie corrections. */
export function midRanks(values: ArrayLike<number>): { ranks: Float64Array; ties: number } {
  const order = Uint32Array.from({ length: values.length }, (_, i) => i).sort((i, j) => values[i]! - values[j]!);
  const ranks = new Float64Array(values.length);
  let ties = 0;
  for (let from = 0; from < order.length; ) {
    let to = from + 1;
    while (to < order.length && values[order[to]!] === values[order[from]!]) to++;
    for (let k = from; k < to; k++) ranks[order[k]!] = (from + to + 1) / 2;
    ties += (to - from) ** 3 - (to - from);
    from = to;
  }
  return { ranks, ties };
}
