import { levelsOnItem, type Scores } from "@/lib/core/distribution/scores";

export const STATISTICS = ["severity", "sd", "entropy", "jsd", "extreme-share"] as const;
export type Statistic = (typeof STATISTICS)[number];

/** Sums over the shared items of every annotator from which all five statistics follow. */
export interface SharedSums {
  n: Int32Array;
  difference: Float64Array;
  sum: Float64Array;
  squares: Float64Array;
  /** Annotators x levels: ratings, and ratings weighted by 1 / (number of others on the item). */
  hist: Float64Array;
  weighted: Float64Array;
}

/** Room for the sums of `scores`. */
export function emptySums({ raters, levels }: Scores): SharedSums {
  const cells = raters.length * levels.length;
  return {
    n: new Int32Array(raters.length),
    difference: new Float64Array(raters.length),
    sum: new Float64Array(raters.length),
    squares: new Float64Array(raters.length),
    hist: new Float64Array(cells),
    weighted: new Float64Array(cells),
  };
}

/** Fills `sums` for the assignment in which rating `t` carries level `level[t]`; items with one rating are skipped. */
export function collect(scores: Scores, level: Int32Array, centred: readonly number[], sums: SharedSums): void {
  for (const column of Object.values(sums)) column.fill(0);
  const { start, rater } = scores;
  const width = centred.length;
  for (let i = 0; i < scores.items.length; i++) {
    const count = start[i + 1]! - start[i]!;
    if (count < 2) continue;
    let total = 0;
    for (let t = start[i]!; t < start[i + 1]!; t++) total += centred[level[t]!]!;
    for (let t = start[i]!; t < start[i + 1]!; t++) {
      const w = rater[t]!;
      const x = centred[level[t]!]!;
      sums.n[w]!++;
      sums.difference[w]! += x - (total - x) / (count - 1);
      sums.sum[w]! += x;
      sums.squares[w]! += x * x;
      sums.hist[w * width + level[t]!]!++;
      sums.weighted[w * width + level[t]!]! += 1 / (count - 1);
    }
  }
}

/**
 * The five statistics of annotator `w` into `values`: item-matched mean difference, SD, entropy (bits), Jensen-Shannon
 * divergence from the item-matched pool (bits), and share of the end points. `everyone` holds, per annotator and level,
 * the weighted ratings of all raters of the annotator's items, which no permutation within items changes.
 */
export function statisticsOf(sums: SharedSums, everyone: Float64Array, w: number, values: Float64Array): void {
  const width = sums.hist.length / sums.n.length;
  const n = sums.n[w]!;
  const base = w * width;
  const { entropy, divergence } = divergenceFromPool(sums, everyone, base, base + width);
  values[0] = sums.difference[w]! / n;
  values[1] = n > 1 ? Math.sqrt(Math.max(sums.squares[w]! - sums.sum[w]! ** 2 / n, 0) / (n - 1)) : 0;
  values[2] = entropy;
  values[3] = divergence;
  values[4] = width > 1 ? (sums.hist[base]! + sums.hist[base + width - 1]!) / n : 1;
}

/**
 * Entropy of the shares p of one annotator, and H((p + q) / 2) - (H(p) + H(q)) / 2 to the pool's shares q, in bits. As in
 * distance.ts, but in place: it runs once for each annotator and permutation.
 */
function divergenceFromPool(sums: SharedSums, everyone: Float64Array, from: number, to: number) {
  let own = 0;
  let pooled = 0;
  for (let k = from; k < to; k++) {
    own += sums.hist[k]!;
    pooled += Math.max(everyone[k]! - sums.weighted[k]!, 0);
  }
  let entropy = 0;
  let poolEntropy = 0;
  let middleEntropy = 0;
  for (let k = from; k < to; k++) {
    const p = sums.hist[k]! / own;
    const q = Math.max(everyone[k]! - sums.weighted[k]!, 0) / pooled;
    const middle = (p + q) / 2;
    if (p > 0) entropy -= p * Math.log2(p);
    if (q > 0) poolEntropy -= q * Math.log2(q);
    if (middle > 0) middleEntropy -= middle * Math.log2(middle);
  }
  return { entropy: Math.max(entropy, 0), divergence: Math.max(middleEntropy - (entropy + poolEntropy) / 2, 0) };
}

/** For every annotator and level the sum over shared items of (ratings at that level by anyone) / (others on the item). */
export function everyonesWeights(scores: Scores): Float64Array {
  const width = scores.levels.length;
  const everyone = new Float64Array(scores.raters.length * width);
  const onItem = levelsOnItem(scores);
  for (let i = 0; i < scores.items.length; i++) {
    const others = scores.start[i + 1]! - scores.start[i]! - 1;
    if (others < 1) continue;
    const { used, hist } = onItem(i);
    for (let t = scores.start[i]!; t < scores.start[i + 1]!; t++) {
      const base = scores.rater[t]! * width;
      for (const k of used) everyone[base + k]! += hist[k]! / others;
    }
  }
  return everyone;
}
