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
  /** Standard deviation over them. */
  spread: number;
  p: number;
}

export type PermutationTestsResult =
  | { ok: true; tests: PermutationTest[][] }
  | { ok: false; reason: "too-many-categories" };

/** Annotators times levels times permutations above which the tests would take minutes. */
const MOST_STEPS = 1e8;

/** Fewer shared items than this say too little about one person. */
const MIN_SHARED_ITEMS = 20;
const PERMUTATIONS = 1999;
/** Permutations, apart from those that are counted, from which the centre of each statistic is taken. */
const PILOT = 200;

/**
 * Tests every annotator with at least 20 shared items by shuffling, inside each item, who gave which rating: exact for any
 * statistic and any mix of items. With c the mean of the statistic over 200 permutations of their own and B more of them,
 * p = (1 + number of |T_b - c| >= |T - c|) / (B + 1); for the divergence one-sided, (1 + number of T_b >= T) / (B + 1).
 * Annotators with too few shared items have an empty list. Refused on scales of very many points.
 */
export function permutationTests(scores: Scores, random: Random, permutations = PERMUTATIONS): PermutationTestsResult {
  const shuffled = createShuffler(scores, random);
  const counts = shuffled.counts;
  const tested = scores.raters.flatMap((_, w) => (counts[w]! >= MIN_SHARED_ITEMS ? [w] : []));
  if (tested.length === 0) return { ok: true, tests: scores.raters.map(() => []) };
  if (tested.length * scores.levels.length * (permutations + PILOT) > MOST_STEPS) {
    return { ok: false, reason: "too-many-categories" };
  }
  const cells = scores.raters.length * STATISTICS.length;
  const observed = new Float64Array(cells);
  const expected = new Float64Array(cells);
  const squares = new Float64Array(cells);
  const extreme = new Int32Array(cells);
  shuffled.read(tested, (cell, value) => {
    observed[cell] = value;
  });
  for (let b = 0; b < PILOT; b++) {
    shuffled.next();
    shuffled.read(tested, (cell, value) => {
      expected[cell]! += value / PILOT;
    });
  }
  for (let b = 0; b < permutations; b++) {
    shuffled.next();
    shuffled.read(tested, (cell, value) => {
      squares[cell]! += (value - expected[cell]!) ** 2;
      if (asExtreme(cell, value, observed[cell]!, expected[cell]!)) extreme[cell]!++;
    });
  }
  const result: PermutationTest[][] = scores.raters.map(() => []);
  for (const w of tested) {
    result[w] = STATISTICS.map((statistic, s) => {
      const cell = w * STATISTICS.length + s;
      const p = (1 + extreme[cell]!) / (permutations + 1);
      const spread = Math.sqrt(squares[cell]! / permutations);
      return { statistic, value: observed[cell]!, expected: expected[cell]!, spread, p };
    });
  }
  return { ok: true, tests: result };
}

/** Sums of the same numbers in another order may differ in the last bits, and must count as equal. */
function asExtreme(cell: number, value: number, observed: number, centre: number): boolean {
  const rounding = 1e-9 * Math.max(1, Math.abs(observed));
  if (STATISTICS[cell % STATISTICS.length] === "jsd") return value >= observed - rounding;
  return Math.abs(value - centre) >= Math.abs(observed - centre) - rounding;
}

/** The scores with an assignment of ratings to annotators that starts as it was and is reshuffled by `next`. */
function createShuffler(scores: Scores, random: Random) {
  const level = scores.level.slice();
  const middle = (scores.levels[0]! + scores.levels[scores.levels.length - 1]!) / 2;
  const centred = scores.levels.map((score) => score - middle);
  const sums = emptySums(scores);
  const everyone = everyonesWeights(scores);
  const values = new Float64Array(STATISTICS.length);
  collect(scores, level, centred, sums);
  const next = () => {
    shuffleWithinItems(scores, level, random);
    collect(scores, level, centred, sums);
  };
  const read = (raters: readonly number[], use: (cell: number, value: number) => void) => {
    for (const w of raters) {
      statisticsOf(sums, everyone, w, values);
      for (let s = 0; s < values.length; s++) use(w * values.length + s, values[s]!);
    }
  };
  return { counts: sums.n, next, read };
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
