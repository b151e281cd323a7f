import { additiveModel } from "@/lib/core/distribution/additive-model";
import { drift } from "@/lib/core/distribution/drift";
import { type FlagTest, flags } from "@/lib/core/distribution/flags";
import type { Halo } from "@/lib/core/distribution/halo";
import type { Panel } from "@/lib/core/distribution/panel";
import { permutationTests } from "@/lib/core/distribution/permutation-tests";
import type { Scores } from "@/lib/core/distribution/scores";
import type { Random } from "@/lib/core/random/generator";

/**
 * Distributions as the command prints them, by annotator. `time` holds one number for each rating of `scores`, or is
 * `null` where times are unknown; then there is no drift. `halo` is empty for a single criterion. `notTested` says why there
 * are no tests at all.
 */
export function toDistributionJson(
  scores: Scores,
  panels: readonly Panel[],
  time: Float64Array | null,
  halo: readonly Halo[],
  random: Random,
) {
  const last = scores.levels.length - 1;
  const permuted = permutationTests(scores, random);
  const tested = permuted.ok ? permuted.tests : scores.raters.map(() => []);
  const tests = flags(tested, scores.levels[last]! - scores.levels[0]!);
  const { effects, components } = additiveModel(scores);
  const drifts = time === null ? null : drift(scores, time);
  const name = (w: number) => scores.raters[w]!;
  return {
    levels: scores.levels,
    panel: Object.fromEntries(
      panels.map(({ annotator, ...panel }, w) => [
        annotator,
        { ...panel, drift: drifts === null ? null : withoutName(drifts[w]!), ...flagJson(tests[w]!) },
      ]),
    ),
    additiveSeverity: {
      effects: Object.fromEntries([...effects].map((effect, w) => [name(w), effect])),
      components: components.map((members) => members.map(name).sort()),
    },
    halo: Object.fromEntries(halo.map((entry) => [entry.annotator, withoutName(entry)])),
    notTested: permuted.ok ? null : permuted.reason,
    flagged: scores.raters.filter((_, w) => tests[w]!.some(({ flagged }) => flagged)),
  };
}

function flagJson(tests: readonly FlagTest[]) {
  return {
    tests: Object.fromEntries(tests.map(({ statistic, ...test }) => [statistic, test])),
    flags: tests.filter(({ flagged }) => flagged).map(({ statistic }) => statistic),
  };
}

function withoutName<T extends { annotator: string }>({ annotator: _, ...rest }: T): Omit<T, "annotator"> {
  return rest;
}
