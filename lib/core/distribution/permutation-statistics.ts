export const STATISTICS = ["severity", "sd", "entropy", "jsd", "extreme-share"] as const;
export type Statistic = (typeof STATISTICS)[number];

/** Those that ask for no order of the levels. */
export const UNORDERED_STATISTICS: readonly Statistic[] = ["entropy", "jsd"];

/**
 * The five statistics of an annotator into `values`, from what is at each level of the shared items: their own ratings, and the others'
 * with weight 1 for each item. Item-matched mean difference, SD, entropy (bits), Jensen-Shannon divergence from the item-matched pool
 * (bits), and share of the end points. `centred` are the levels, measured from the middle of the scale.
 */
export function statisticsOf(own: Float64Array, pool: Float64Array, centred: Float64Array, values: Float64Array): void {
  let n = 0;
  let pooled = 0;
  let sum = 0;
  let squares = 0;
  let difference = 0;
  for (let k = 0; k < own.length; k++) {
    const x = centred[k]!;
    n += own[k]!;
    pooled += Math.max(pool[k]!, 0);
    sum += own[k]! * x;
    squares += own[k]! * x * x;
    difference += (own[k]! - pool[k]!) * x;
  }
  let entropy = 0;
  let poolEntropy = 0;
  let middleEntropy = 0;
  for (let k = 0; k < own.length; k++) {
    const p = own[k]! / n;
    const q = Math.max(pool[k]!, 0) / pooled;
    const middle = (p + q) / 2;
    if (p > 0) entropy -= p * Math.log2(p);
    if (q > 0) poolEntropy -= q * Math.log2(q);
    if (middle > 0) middleEntropy -= middle * Math.log2(middle);
  }
  values[0] = difference / n;
  values[1] = n > 1 ? Math.sqrt(Math.max(squares - sum ** 2 / n, 0) / (n - 1)) : 0;
  values[2] = Math.max(entropy, 0);
  values[3] = Math.max(middleEntropy - (entropy + poolEntropy) / 2, 0);
  values[4] = own.length > 1 ? (own[0]! + own[own.length - 1]!) / n : 1;
}
