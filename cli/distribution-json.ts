import { outOfStep, type WithoutRater } from "@/lib/core/agreement/leave-one-out";
import { additiveModel } from "@/lib/core/distribution/additive-model";
import { drift } from "@/lib/core/distribution/drift";
import { type FlagTest, flagPanel } from "@/lib/core/distribution/flags";
import type { Halo } from "@/lib/core/distribution/halo";
import type { Panel } from "@/lib/core/distribution/panel";
import type { Scores } from "@/lib/core/distribution/scores";
import type { Random } from "@/lib/core/random/generator";

export interface DistributionParts {
  scores: Scores;
  panels: readonly Panel[];
  /** One number for each rating of `scores`, or `null` where times are unknown; then there is no drift. */
  time: Float64Array | null;
  /** Empty for a single criterion. */
  halo: readonly Halo[];
  leaveOneOut: readonly WithoutRater[];
  random: Random;
}

/**
 * Distributions as the command prints them, by annotator. Flags are for the scores, or "agreement" where the others agree
 * better without the person. `notTested` says why there are no tests of scores at all.
 */
export function toDistributionJson({ scores, panels, time, halo, leaveOneOut, random }: DistributionParts) {
  const tested = flagPanel(scores, random);
  const tests: FlagTest[][] = tested.ok ? tested.panel : scores.raters.map(() => []);
  const { effects, components } = additiveModel(scores);
  const drifts = time === null ? null : drift(scores, time);
  const name = (w: number) => scores.raters[w]!;
  const without = new Map(leaveOneOut.map(({ rater, ...rest }) => [rater, rest]));
  const apart = new Set(outOfStep(leaveOneOut).map(({ rater }) => rater));
  const flagsOf = (w: number) => [
    ...tests[w]!.flatMap(({ statistic, flagged }) => (flagged ? [statistic] : [])),
    ...(apart.has(w) ? ["agreement"] : []),
  ];
  return {
    levels: scores.levels,
    panel: Object.fromEntries(
      panels.map(({ annotator, ...panel }, w) => [
        annotator,
        {
          ...panel,
          drift: drifts === null ? null : withoutName(drifts[w]!),
          leaveOneOut: without.get(w) ?? null,
          tests: Object.fromEntries(tests[w]!.map(({ statistic, ...test }) => [statistic, test])),
          flags: flagsOf(w),
        },
      ]),
    ),
    additiveSeverity: {
      effects: Object.fromEntries([...effects].map((effect, w) => [name(w), effect])),
      components: components.map((members) => members.map(name).sort()),
    },
    halo: Object.fromEntries(halo.map((entry) => [entry.annotator, withoutName(entry)])),
    notTested: tested.ok ? null : tested.reason,
    flagged: scores.raters.filter((_, w) => flagsOf(w).length > 0),
  };
}

function withoutName<T extends { annotator: string }>({ annotator: _, ...rest }: T): Omit<T, "annotator"> {
  return rest;
}
