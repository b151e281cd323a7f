import { benjaminiHochberg } from "@/lib/core/benjamini-hochberg";
import { circularShiftTest } from "@/lib/core/fatigue/circular-shift";
import { groupByAnnotator, type Outcome, type WorkColumns } from "@/lib/core/fatigue/events";
import { hasteTest } from "@/lib/core/fatigue/haste";
import type { Outcomes } from "@/lib/core/fatigue/outcomes";
import type { SessionStyle } from "@/lib/core/fatigue/per-session";
import { type ShrunkenSlope, shrunkenSlopes } from "@/lib/core/fatigue/shrinkage";
import {
  type AnnotatorSlope,
  annotatorSlopes,
  byPosition,
  type SessionSeries,
  sessionSeries,
} from "@/lib/core/fatigue/slopes";
import { type StyleTests, styleTests } from "@/lib/core/fatigue/style-tests";
import type { Random } from "@/lib/core/random/generator";

/** What one annotator did, as series per session. */
export interface IndividualSeries {
  annotator: string;
  /** Of agreement; null where no position varies. */
  slope: AnnotatorSlope | null;
  agreement: SessionSeries[];
  speeding: SessionSeries[];
  /** Category codes of each session in order of time. */
  answers: Int32Array[];
}

/** The series of every annotator with an answer; `quality` is the outcome by which they are judged. */
export function individualSeries(
  work: WorkColumns,
  outcomes: Outcomes,
  styles: readonly SessionStyle[],
  quality: Outcome,
): IndividualSeries[] {
  const series = byPosition(work, outcomes.sessions, quality);
  const slopes = new Map(annotatorSlopes(series).map((slope) => [slope.annotator, slope]));
  const agreement = groupByAnnotator(sessionSeries(series));
  const speeding = groupByAnnotator(sessionSeries(byPosition(work, outcomes.sessions, outcomes.speeding)));
  return [...groupByAnnotator(styles)].map(([annotator, own]) => ({
    annotator,
    slope: slopes.get(annotator) ?? null,
    agreement: agreement.get(annotator) ?? [],
    speeding: speeding.get(annotator) ?? [],
    answers: own.map(({ codes }) => codes),
  }));
}

export interface IndividualChange {
  annotator: string;
  slope: number | null;
  /** slope -+ 1.96 standard errors; null without one. */
  interval: [low: number, high: number] | null;
  shrunken: ShrunkenSlope | null;
  /** slope x (mean session length - 1): change of agreement over a session. */
  changeOverSession: number | null;
  /** Of a fall, one-sided: nothing else is called a change. */
  p: number | null;
  /** Of the fall together with the second indicators, adjusted over the panel. */
  q: number | null;
  style: StyleTests | null;
  pSpeedingRise: number | null;
  /** P(the hasty answers are at least this much the worse ones) if haste had nothing to do with it. */
  pHastyWorse: number | null;
  /** Second indicators that point the same way, each at p <= .05 / 3; speeding only where the hasty answers are the worse ones. */
  supportedBy: ("entropy" | "run" | "speeding")[];
  /** "Changed over the session": a fall at p <= .05 of at least 5 points, a second indicator that agrees, and both together q <= .02. */
  changed: boolean;
}

const RATE = 0.02;
const ALONE = 0.05;
const LEAST_CHANGE = 0.05;
/** Three second indicators are looked at: together they agree by chance in 5 %. */
const SUPPORT = 0.05 / 3;

/**
 * Individual verdicts by the cautious rule: single tests at 5 % give two projects in three a false flag, and one or two
 * sessions can hardly show even a strong change. So only a fall of at least 5 points over a session that a second indicator
 * supports is called a change. Each of the two must be seen by itself (p <= .05), and their p together (Fisher 1932) must survive
 * Benjamini-Hochberg at .02 over the panel: two signs that agree say more than either, and asking the fall alone to survive the panel
 * would leave most of what five sessions can show unsaid (docs/calibration.md). The shrunken slope with its interval is what should be
 * looked at.
 *
 * Faster work is practice as long as the labels stay as they are: speeding supports a change only of somebody whose hasty
 * answers are the worse ones at the same point of the session.
 */
export function individualChanges(individuals: readonly IndividualSeries[], random: Random): IndividualChange[] {
  const slopes = individuals.map(({ slope }) => slope).filter((slope) => slope !== null);
  const shrunken = new Map(shrunkenSlopes(slopes).map((slope) => [slope.annotator, slope]));
  const falls = individuals.map(({ agreement }) => circularShiftTest(agreement, random));
  const second = individuals.map((individual) => secondIndicators(individual, random));
  const q = benjaminiHochberg(falls.map((fall, k) => fall && together(fall.pFall, second[k]!.p)));
  return individuals.map(({ annotator, agreement, slope }, k) => {
    const fall = falls[k] ?? null;
    const { p: _p, ...signs } = second[k]!;
    const length = agreement.reduce((sum, { x }) => sum + x.length, 0) / Math.max(agreement.length, 1);
    const changeOverSession = fall === null ? null : fall.slope * (length - 1);
    const error = slope?.se ?? null;
    const isFall = fall !== null && fall.pFall <= ALONE && changeOverSession! <= -LEAST_CHANGE;
    return {
      annotator,
      slope: fall?.slope ?? null,
      interval: fall && error !== null ? [fall.slope - 1.96 * error, fall.slope + 1.96 * error] : null,
      shrunken: shrunken.get(annotator) ?? null,
      changeOverSession,
      p: fall?.pFall ?? null,
      q: q[k]!,
      ...signs,
      changed: isFall && signs.supportedBy.length > 0 && q[k]! <= RATE,
    };
  });
}

/** What else may point to a change of one annotator, and how surprising the strongest of the three is among three. */
function secondIndicators({ agreement, speeding, answers }: IndividualSeries, random: Random) {
  const style = styleTests(answers, random);
  const pSpeedingRise = circularShiftTest(speeding, random)?.pRise ?? null;
  const pHastyWorse = hasteTest(agreement, speeding, random);
  const signs = {
    entropy: style?.pEntropyFall ?? 1,
    run: style?.pLongRun ?? 1,
    speeding: Math.max(pSpeedingRise ?? 1, pHastyWorse ?? 1),
  };
  const names = ["entropy", "run", "speeding"] as const;
  return {
    style,
    pSpeedingRise,
    pHastyWorse,
    supportedBy: names.filter((name) => signs[name] <= SUPPORT),
    p: Math.min(1, names.length * Math.min(...Object.values(signs))),
  };
}

/** P of a product of two independent p at least this small (Fisher 1932). */
function together(a: number, b: number): number {
  const product = a * b;
  return product * (1 - Math.log(product));
}
