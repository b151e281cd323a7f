import { matchedHistograms } from "@/lib/core/distribution/item-matched";
import { createDealer, type Dealt, ownPatterns } from "@/lib/core/distribution/own-patterns";
import { STATISTICS, type Statistic, statisticsOf } from "@/lib/core/distribution/permutation-statistics";
import type { Scores } from "@/lib/core/distribution/scores";
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
const MOST_FOR_ONE = 11_999;
/** Permutations, apart from those that are counted, from which the centre of each statistic is taken. */
const PILOT = 200;
/** Once every statistic of an annotator was exceeded so often each p is above .05, known to a tenth of itself, and far from any flag. */
const ENOUGH = 100;

export interface PermutationOptions {
  permutations?: number;
  /** Who is tested; everybody unless said. */
  raters?: readonly number[];
  /** Which are tested; where the levels have no order, only those that need none. */
  statistics?: readonly Statistic[];
}

/**
 * Tests every annotator with at least 20 shared items by dealing, inside each item, the ratings anew among those who rated it: exact for
 * any statistic and any mix of items. With c the mean of the statistic over 200 permutations of their own and B more of them,
 * p = (1 + number of |T_b - c| >= |T - c|) / (B + 1); for the divergence one-sided, (1 + number of T_b >= T) / (B + 1). B is 1999, more
 * for large panels (else no p could be small enough to stand out among so many), and less where all statistics were exceeded 100 times
 * (Besag & Clifford 1991). Each annotator is dealt for alone: p asks only for the distribution of their own statistic.
 * Annotators with too few shared items have an empty list. Refused on scales of very many points.
 */
export function permutationTests(
  scores: Scores,
  random: Random,
  { permutations, raters, statistics = STATISTICS }: PermutationOptions = {},
): PermutationTestsResult {
  const { patterns, byRater } = ownPatterns(scores);
  const panel = byRater.flatMap(({ shared }, w) => (shared >= MIN_SHARED_ITEMS ? [w] : []));
  const most = permutations ?? permutationsFor(statistics.length * panel.length);
  const tested = raters ? panel.filter((w) => raters.includes(w)) : panel;
  if (tested.length * scores.levels.length * (Math.min(most, PERMUTATIONS) + PILOT) > MOST_STEPS)
    return { ok: false, reason: "too-many-categories" };
  const { ownHist, poolHist } = matchedHistograms(scores);
  const read = reader(scores, statistics);
  const dealTo = createDealer(patterns, scores.levels.length, random);
  const tests: PermutationTest[][] = scores.raters.map(() => []);
  for (const w of tested) {
    const observed = read({ own: ownHist[w]!, pool: poolHist[w]! }).slice();
    const deal = dealTo(byRater[w]!);
    tests[w] = testsOf(observed, () => read(deal()), statistics, most);
  }
  return { ok: true, tests };
}

/** So many that one test of a panel can stand out by itself; of large panels, that those of one person can together. */
function permutationsFor(tests: number): number {
  return Math.max(PERMUTATIONS, 20 * tests - 1, Math.min(80 * tests - 1, MOST_FOR_ONE));
}

/** The chosen statistics of what was dealt, in one place that the next ones overwrite. */
function reader({ levels }: Scores, statistics: readonly Statistic[]): (dealt: Dealt) => Float64Array {
  const middle = (levels[0]! + levels[levels.length - 1]!) / 2;
  const centred = Float64Array.from(levels, (level) => level - middle);
  const places = statistics.map((statistic) => STATISTICS.indexOf(statistic));
  const values = new Float64Array(STATISTICS.length);
  const chosen = new Float64Array(places.length);
  return ({ own, pool }) => {
    statisticsOf(own, pool, centred, values);
    for (let s = 0; s < places.length; s++) chosen[s] = values[places[s]!]!;
    return chosen;
  };
}

function testsOf(
  observed: Float64Array,
  draw: () => Float64Array,
  statistics: readonly Statistic[],
  most: number,
): PermutationTest[] {
  const expected = statistics.map(() => 0);
  for (let b = 0; b < PILOT; b++) {
    const values = draw();
    for (let s = 0; s < values.length; s++) expected[s]! += values[s]! / PILOT;
  }
  const extreme = statistics.map(() => 0);
  const squares = statistics.map(() => 0);
  let drawn = 0;
  for (; drawn < most && extreme.some((n) => n < ENOUGH); drawn++) {
    const values = draw();
    for (let s = 0; s < values.length; s++) {
      squares[s]! += (values[s]! - expected[s]!) ** 2;
      if (isAsExtreme(statistics[s]!, values[s]!, observed[s]!, expected[s]!)) extreme[s]!++;
    }
  }
  return statistics.map((statistic, s) => ({
    statistic,
    value: observed[s]!,
    expected: expected[s]!,
    spread: Math.sqrt(squares[s]! / drawn),
    p: (1 + extreme[s]!) / (drawn + 1),
  }));
}

/** Sums of the same numbers in another order may differ in the last bits, and must count as equal. */
function isAsExtreme(statistic: Statistic, value: number, observed: number, centre: number): boolean {
  const rounding = 1e-9 * Math.max(1, Math.abs(observed));
  if (statistic === "jsd") return value >= observed - rounding;
  return Math.abs(value - centre) >= Math.abs(observed - centre) - rounding;
}
