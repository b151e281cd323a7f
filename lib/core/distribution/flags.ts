import { benjaminiHochberg } from "@/lib/core/benjamini-hochberg";
import type { Statistic } from "@/lib/core/distribution/permutation-statistics";
import type { PermutationTest } from "@/lib/core/distribution/permutation-tests";

export interface FlagTest extends PermutationTest {
  /** value - expected, in the unit of the statistic. */
  effect: number;
  /** Benjamini-Hochberg adjusted over the project's annotators within the statistic's family, times two families. */
  q: number;
  flagged: boolean;
}

/** False discovery rate that flags are held to. */
const FLAG_RATE = 0.1;

/** Smallest effects worth a conversation on a scale that spans `range` points: .25 point of severity on a 1-5 scale. */
function effectFloors(range: number): Record<Statistic, number> {
  return { severity: range / 16, sd: range / 40, entropy: 0.1, jsd: 0.05, "extreme-share": 0.05 };
}

/**
 * Two families of questions share the rate: "is it another level?" (severity) and "is it another shape?" (the other four,
 * which move together). Adjusting each statistic by itself would flag somebody in a quarter of the projects in which
 * nobody differs (docs/calibration.md).
 */
const FAMILIES: readonly (readonly Statistic[])[] = [["severity"], ["sd", "entropy", "jsd", "extreme-share"]];

/**
 * Adjusts the tests of a project and flags an annotator's statistic when q <= .1 and the effect reaches its floor (for the
 * divergence: the divergence itself). `range` is the length of the scale in points. A flag says "look together", never
 * "exclude".
 */
export function flags(tests: readonly PermutationTest[][], range: number): FlagTest[][] {
  const floors = effectFloors(range);
  const result: FlagTest[][] = tests.map(() => []);
  for (const family of FAMILIES) {
    const members = tests.flatMap((own, w) =>
      own.flatMap((test) => (family.includes(test.statistic) ? [{ w, test }] : [])),
    );
    const adjusted = benjaminiHochberg(members.map(({ test }) => test.p));
    members.forEach(({ w, test }, index) => {
      const q = Math.min(1, adjusted[index]! * FAMILIES.length);
      const effect = test.value - test.expected;
      const size = test.statistic === "jsd" ? test.value : Math.abs(effect);
      result[w]!.push({ ...test, effect, q, flagged: q <= FLAG_RATE && size >= floors[test.statistic] });
    });
  }
  return result;
}
