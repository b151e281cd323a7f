import { benjaminiHochberg } from "@/lib/core/benjamini-hochberg";
import { STATISTICS, type Statistic } from "@/lib/core/distribution/permutation-statistics";
import type { PermutationTest } from "@/lib/core/distribution/permutation-tests";

export interface FlagTest extends PermutationTest {
  /** value - expected, in the unit of the statistic. */
  effect: number;
  /** Benjamini-Hochberg adjusted over the project's annotators and statistics. */
  q: number;
  flagged: boolean;
}

/** False discovery rate that flags are held to. */
export const FLAG_RATE = 0.1;

/** Smallest effects worth a conversation on a scale that spans `range` points: .25 point of severity on a 1-5 scale. */
export function effectFloors(range: number): Record<Statistic, number> {
  return { severity: range / 16, sd: range / 40, entropy: 0.1, jsd: 0.05, "extreme-share": 0.05 };
}

/**
 * Adjusts the tests of a project and flags an annotator's statistic when q <= .1 and the effect reaches its floor (for the
 * divergence: the divergence itself). A flag says "look together", never "exclude".
 */
export function flags(tests: readonly PermutationTest[][], range: number): FlagTest[][] {
  const floors = effectFloors(range);
  const flat = tests.flat();
  const adjusted = benjaminiHochberg(flat.map((test) => test.p));
  let next = 0;
  return tests.map((own) =>
    own.map((test) => {
      const q = adjusted[next++]!;
      const effect = test.value - test.expected;
      const size = test.statistic === "jsd" ? test.value : Math.abs(effect);
      return { ...test, effect, q, flagged: q <= FLAG_RATE && size >= floors[test.statistic] };
    }),
  );
}

/** Names of the statistics in which an annotator is flagged. */
export function flaggedStatistics(tests: readonly FlagTest[]): Statistic[] {
  return STATISTICS.filter((name) => tests.some((test) => test.statistic === name && test.flagged));
}
