import { leaveOneRaterOut, outOfStep } from "@/lib/core/agreement/leave-one-out";
import { hasTooManyCategories, metricOf } from "@/lib/core/agreement/metric-of-level";
import { benjaminiHochberg } from "@/lib/core/benjamini-hochberg";
import { drift } from "@/lib/core/distribution/drift";
import { type FlagTest, flagPanel } from "@/lib/core/distribution/flags";
import { relativePace } from "@/lib/core/distribution/pace";
import { STATISTICS, UNORDERED_STATISTICS } from "@/lib/core/distribution/permutation-statistics";
import type { Estimate, UndefinedReason } from "@/lib/core/estimate";
import { createRandom } from "@/lib/core/random/generator";
import type { LogQuestion } from "@/lib/measure/rated";
import { type Described, readDescribed } from "./described";

/** How somebody's severity went on over their labels, whatever their sessions did. */
export interface Drifted {
  /** By the trend from the middle of the first half to that of the second; null where there is none. */
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
  /** Their active time as a multiple of the others' on the same examples; null where too few times are known. */
  pace: number | null;
}

export interface Verdicts {
  people: Verdict[];
  /** Why nothing was tested. */
  notTested: UndefinedReason | null;
}

/** Draws start from the same seed each time, so that a figure can be reproduced. */
const SEED = 1;
const DRIFT_RATE = 0.003;

/** What stands out in a panel of annotators, corrected for having looked at all of them. */
export async function annotatorVerdicts(question: LogQuestion): Promise<Verdicts> {
  const described = await readDescribed(question);
  if (!described) return { people: [], notTested: "not-compared" };
  const { scores, isOrdered } = described;
  const range = scores.levels.at(-1)! - scores.levels[0]!;
  const without = withoutEach(described);
  const odd = [...without].filter(([, { isOutOfStep }]) => isOutOfStep).map(([w]) => w);
  const statistics = isOrdered ? STATISTICS : UNORDERED_STATISTICS;
  const tested = flagPanel(scores, createRandom(SEED), { statistics }, odd);
  const drifted = isOrdered ? driftOf(described, range) : null;
  const pace = relativePace(described.scaled.table, described.circumstances.activeMs);
  return {
    people: scores.raters.map((id, w) => ({
      id,
      tests: tested.ok ? tested.panel[w]! : [],
      without: without.get(w) ?? null,
      drift: drifted?.[w] ?? null,
      pace: pace[w]!,
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

/** A trend counts where it survives the panel and moves by as much as a severity that is worth a talk. */
function driftOf({ scores, circumstances }: Described, range: number): Drifted[] {
  const at = Float64Array.from(scores.source, (t) => circumstances.at[t]!);
  const place = placesInSessions(circumstances);
  const drifts = drift(
    scores,
    at,
    Float64Array.from(scores.source, (t) => place[t]!),
  );
  const q = benjaminiHochberg(drifts.map(({ trend, firstHalf }) => (firstHalf.nItems < 10 ? null : trend.p)));
  return drifts.map(({ trend, firstHalf }, w) => {
    const change = trend.slope === null ? null : trend.slope * firstHalf.nItems;
    const flagged = q[w] !== null && q[w]! <= DRIFT_RATE && Math.abs(change ?? 0) >= range / 16;
    return { change, q: q[w]!, flagged };
  });
}

/** How far from the middle of its session each label was given; 0 where that is not known. */
function placesInSessions({ session, position }: Described["circumstances"]): Float64Array {
  const sum = new Map<number, { n: number; sum: number }>();
  const isKnown = (t: number) => session[t]! >= 0 && position[t]! > 0;
  session.forEach((code, t) => {
    if (!isKnown(t)) return;
    const own = sum.get(code) ?? { n: 0, sum: 0 };
    sum.set(code, { n: own.n + 1, sum: own.sum + position[t]! });
  });
  return Float64Array.from(session, (code, t) =>
    isKnown(t) ? position[t]! - sum.get(code)!.sum / sum.get(code)!.n : 0,
  );
}
