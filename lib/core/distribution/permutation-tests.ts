import {
  collect,
  emptySums,
  everyonesWeights,
  STATISTICS,
  type Statistic,
  statisticsOf,
} from "@/lib/core/distribution/permutation-statistics";
import type { Scores } from "@/lib/core/distribution/scores";
import { integerBelow } from "@/lib/core/random/draws";
import type { Random } from "@/lib/core/random/generator";

export interface PermutationTest {
  statistic: Statistic;
  value: number;
  /** Mean over the permutations: what the same items would give if it did not matter who rated. */
  expected: number;
  p: number;
}

/** Fewer shared items than this say too little about one person. */
export const MIN_SHARED_ITEMS = 20;
export const PERMUTATIONS = 1999;

/**
 * Tests every annotator with at least 20 shared items by shuffling, inside each item, who gave which rating: exact for any
 * statistic and any mix of items. With B permutations p = min(1, 2 (1 + smaller tail) / (B + 1)), and one-sided
 * (1 + upper tail) / (B + 1) for the divergence. Annotators with too few shared items have an empty list.
 */
export function permutationTests(scores: Scores, random: Random, permutations = PERMUTATIONS): PermutationTest[][] {
  const level = scores.level.slice();
  const middle = (scores.levels[0]! + scores.levels[scores.levels.length - 1]!) / 2;
  const centred = scores.levels.map((score) => score - middle);
  const sums = emptySums(scores);
  const everyone = everyonesWeights(scores);
  const width = STATISTICS.length;
  const tally = {
    observed: new Float64Array(scores.raters.length * width),
    total: new Float64Array(scores.raters.length * width),
    below: new Int32Array(scores.raters.length * width),
    above: new Int32Array(scores.raters.length * width),
  };
  const values = new Float64Array(width);

  collect(scores, level, centred, sums);
  const tested = scores.raters.flatMap((_, w) => (sums.n[w]! >= MIN_SHARED_ITEMS ? [w] : []));
  for (const w of tested) {
    statisticsOf(sums, everyone, w, values);
    tally.observed.set(values, w * width);
  }
  for (let b = 0; b < permutations && tested.length > 0; b++) {
    shuffleWithinItems(scores, level, random);
    collect(scores, level, centred, sums);
    for (const w of tested) {
      statisticsOf(sums, everyone, w, values);
      for (let s = 0; s < width; s++) count(tally, w * width + s, values[s]!);
    }
  }
  return scores.raters.map((_, w) =>
    sums.n[w]! < MIN_SHARED_ITEMS ? [] : STATISTICS.map((name, s) => verdict(name, tally, w * width + s, permutations)),
  );
}

type Tally = { observed: Float64Array; total: Float64Array; below: Int32Array; above: Int32Array };

/** Counts ties on both sides; sums of the same numbers in another order may differ in the last bits. */
function count(tally: Tally, cell: number, value: number): void {
  const observed = tally.observed[cell]!;
  const rounding = 1e-9 * Math.max(1, Math.abs(observed));
  tally.total[cell]! += value;
  if (value <= observed + rounding) tally.below[cell]!++;
  if (value >= observed - rounding) tally.above[cell]!++;
}

function verdict(statistic: Statistic, tally: Tally, cell: number, permutations: number): PermutationTest {
  const upper = (1 + tally.above[cell]!) / (permutations + 1);
  const lower = (1 + tally.below[cell]!) / (permutations + 1);
  const p = statistic === "jsd" ? upper : Math.min(1, 2 * Math.min(lower, upper));
  return { statistic, value: tally.observed[cell]!, expected: tally.total[cell]! / Math.max(permutations, 1), p };
}

function shuffleWithinItems(scores: Scores, level: Int32Array, random: Random): void {
  for (let i = 0; i < scores.items.length; i++) {
    const from = scores.start[i]!;
    for (let t = scores.start[i + 1]! - 1; t > from; t--) {
      const other = from + integerBelow(random, t - from + 1);
      const kept = level[t]!;
      level[t] = level[other]!;
      level[other] = kept;
    }
  }
}
