import { entropyBits, jensenShannonBits, sharesOf } from "@/lib/core/distribution/distance";
import type { Scores } from "@/lib/core/distribution/scores";

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
  const hist = sums.hist.subarray(w * width, (w + 1) * width);
  const shares = sharesOf(hist)!;
  const pool = sharesOf(hist.map((_, k) => Math.max(everyone[w * width + k]! - sums.weighted[w * width + k]!, 0)))!;
  values[0] = sums.difference[w]! / n;
  values[1] = n > 1 ? Math.sqrt(Math.max(sums.squares[w]! - sums.sum[w]! ** 2 / n, 0) / (n - 1)) : 0;
  values[2] = entropyBits(shares);
  values[3] = jensenShannonBits(shares, pool);
  values[4] = width > 1 ? shares[0]! + shares[width - 1]! : 1;
}

/** For every annotator and level the sum over shared items of (ratings at that level by anyone) / (others on the item). */
export function everyonesWeights(scores: Scores): Float64Array {
  const width = scores.levels.length;
  const everyone = new Float64Array(scores.raters.length * width);
  const itemHist = new Float64Array(width);
  for (let i = 0; i < scores.items.length; i++) {
    const others = scores.start[i + 1]! - scores.start[i]! - 1;
    if (others < 1) continue;
    itemHist.fill(0);
    for (let t = scores.start[i]!; t < scores.start[i + 1]!; t++) itemHist[scores.level[t]!]! += 1 / others;
    for (let t = scores.start[i]!; t < scores.start[i + 1]!; t++) {
      const base = scores.rater[t]! * width;
      for (let k = 0; k < width; k++) everyone[base + k]! += itemHist[k]!;
    }
  }
  return everyone;
}
