import { benjaminiHochberg } from "@/lib/core/benjamini-hochberg";
import type { Statistic } from "@/lib/core/distribution/permutation-statistics";
import {
  type PermutationOptions,
  type PermutationTest,
  permutationTests,
} from "@/lib/core/distribution/permutation-tests";
import { type Scores, withoutRater } from "@/lib/core/distribution/scores";
import type { Random } from "@/lib/core/random/generator";

export interface FlagTest extends PermutationTest {
  /** value - expected, in the unit of the statistic. */
  effect: number;
  /** Benjamini-Hochberg adjusted over the project's annotators within the statistic's family, times the families. */
  q: number;
  flagged: boolean;
}

/** False discovery rate that flags are held to: one look of many at the same people (docs/calibration.md). */
const FLAG_RATE = 0.025;

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

export type FlagPanelResult = { ok: true; panel: FlagTest[][] } | { ok: false; reason: "too-many-categories" };

/**
 * Tests and flags everybody (see `permutationTests` and `flags`), one after the other: whoever differs from their peers makes
 * these differ from them, so a flag must stand without the scores of everybody whose flags are stronger (in standard
 * deviations of the shuffles), and without those of `odd` raters, whose answers are known to be out of step. Else one lenient person
 * would have others flagged in every fifth project. Whoever has no flag is not tested again.
 */
export function flagPanel(
  scores: Scores,
  random: Random,
  options: PermutationOptions = {},
  odd: readonly number[] = [],
): FlagPanelResult {
  const range = scores.levels[scores.levels.length - 1]! - scores.levels[0]!;
  const first = permutationTests(scores, random, options);
  if (!first.ok) return first;
  const panel = flags(first.tests, range);
  let left = scores;
  let tests = first.tests;
  let open = panel.flatMap((own, w) => (own.some(({ flagged }) => flagged) && !odd.includes(w) ? [w] : []));
  let taken = odd;
  while (open.length > (taken.length > 0 ? 0 : 1)) {
    if (taken.length === 0) taken = [open.reduce((a, b) => (strength(panel[b]!) > strength(panel[a]!) ? b : a))];
    const out = taken;
    taken = [];
    left = out.reduce(withoutRater, left);
    open = open.filter((w) => !out.includes(w));
    const again = permutationTests(left, random, { ...options, raters: open });
    if (!again.ok) return again;
    tests = tests.map((own, w) => (open.includes(w) ? again.tests[w]! : out.includes(w) ? [] : own));
    const standing = flags(tests, range);
    for (const w of open) {
      for (const test of panel[w]!) {
        test.flagged &&= standing[w]!.some(({ statistic, flagged }) => flagged && statistic === test.statistic);
      }
    }
    open = open.filter((w) => panel[w]!.some(({ flagged }) => flagged));
  }
  return { ok: true, panel };
}

function strength(tests: readonly FlagTest[]): number {
  const flagged = tests.filter((test) => test.flagged);
  return Math.max(...flagged.map(({ effect, spread }) => Math.abs(effect) / spread));
}

/**
 * Adjusts the tests of a project and flags an annotator's statistic when q <= .025 and the effect reaches its floor (for the
 * divergence: the divergence itself). `range` is the length of the scale in points. A flag says "look together", never
 * "exclude".
 */
export function flags(tests: readonly PermutationTest[][], range: number): FlagTest[][] {
  const floors = effectFloors(range);
  const result: FlagTest[][] = tests.map(() => []);
  const asked = FAMILIES.filter((family) => tests.flat().some(({ statistic }) => family.includes(statistic)));
  for (const family of asked) {
    const members = tests.flatMap((own, w) =>
      own.flatMap((test) => (family.includes(test.statistic) ? [{ w, test }] : [])),
    );
    const adjusted = benjaminiHochberg(members.map(({ test }) => test.p));
    members.forEach(({ w, test }, index) => {
      const q = Math.min(1, adjusted[index]! * asked.length);
      const effect = test.value - test.expected;
      const size = test.statistic === "jsd" ? test.value : Math.abs(effect);
      result[w]!.push({ ...test, effect, q, flagged: q <= FLAG_RATE && size >= floors[test.statistic] });
    });
  }
  return result;
}
