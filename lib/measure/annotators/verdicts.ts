import { leaveOneRaterOut, outOfStep } from "@/lib/core/agreement/leave-one-out";
import { hasTooManyCategories, metricOf } from "@/lib/core/agreement/metric-of-level";
import { benjaminiHochberg } from "@/lib/core/benjamini-hochberg";
import { drift } from "@/lib/core/distribution/drift";
import { type FlagTest, flagPanel } from "@/lib/core/distribution/flags";
import { STATISTICS, UNORDERED_STATISTICS } from "@/lib/core/distribution/permutation-statistics";
import type { Estimate, UndefinedReason } from "@/lib/core/estimate";
import { createRandom } from "@/lib/core/random/generator";
import type { LogQuestion } from "@/lib/measure/rated";
import { type Described, readDescribed } from "./described";

/** How somebody's severity went on from the first to the second half of their labels. */
export interface Drifted {
  change: number | null;
  /** Of the trend, adjusted over the panel; null where there is none. */
  q: number | null;
  flagged: boolean;
}

/** What agreement is without somebody. */
export interface Without {
  alpha: Estimate;
  difference: Estimate;
  /** It differs by more than chance over the whole panel; null where nothing varies. */
  matters: boolean | null;
  /** It does, and the others agree better among themselves. */
  isOutOfStep: boolean;
}

/** What can only be said of one annotator after a look at all of them. */
export interface Verdict {
  id: string;
  /** Empty under 20 shared examples. */
  tests: FlagTest[];
  /** Alpha of the others, and how much it differs from alpha of all; null where it is not calculated. */
  without: Without | null;
  drift: Drifted | null;
}

export interface Verdicts {
  people: Verdict[];
  /** Why nothing was tested. */
  notTested: UndefinedReason | null;
}

/** Draws start from the same seed each time, so that a figure can be reproduced. */
const SEED = 1;
const DRIFT_RATE = 0.03;

/** What stands out in a panel of annotators, corrected for having looked at all of them. */
export async function annotatorVerdicts(question: LogQuestion): Promise<Verdicts> {
  const described = await readDescribed(question);
  if (!described) return { people: [], notTested: "not-compared" };
  const { scores, isOrdered } = described;
  const range = scores.levels.at(-1)! - scores.levels[0]!;
  const tested = flagPanel(scores, createRandom(SEED), { statistics: isOrdered ? STATISTICS : UNORDERED_STATISTICS });
  const without = withoutEach(described);
  const drifted = isOrdered ? driftOf(described, range) : null;
  return {
    people: scores.raters.map((id, w) => ({
      id,
      tests: tested.ok ? tested.panel[w]! : [],
      without: without.get(w) ?? null,
      drift: drifted?.[w] ?? null,
    })),
    notTested: tested.ok ? null : tested.reason,
  };
}

function withoutEach({ scaled }: Described): Map<number, Without> {
  const metric = metricOf(scaled.level);
  if (scaled.table.raters.length < 3 || hasTooManyCategories(metric, scaled.table.values.length)) return new Map();
  const panel = leaveOneRaterOut(scaled, metric);
  const odd = new Set(outOfStep(panel));
  return new Map(
    panel.map((one) => {
      const { rater, alpha, difference, matters } = one;
      return [rater, { alpha, difference, matters, isOutOfStep: odd.has(one) }];
    }),
  );
}

/** A trend counts where it survives the panel and the halves lie as far apart as a severity that is worth a talk. */
function driftOf({ scores, circumstances }: Described, range: number): Drifted[] {
  const at = Float64Array.from(scores.source, (t) => Number(circumstances.at[t]));
  const drifts = drift(scores, at);
  const q = benjaminiHochberg(drifts.map(({ trend, firstHalf }) => (firstHalf.nItems < 10 ? null : trend.p)));
  return drifts.map(({ change }, w) => ({
    change,
    q: q[w]!,
    flagged: q[w] !== null && q[w]! <= DRIFT_RATE && Math.abs(change ?? 0) >= range / 16,
  }));
}
