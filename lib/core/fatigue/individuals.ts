import { benjaminiHochberg } from "@/lib/core/benjamini-hochberg";
import { circularShiftTest } from "@/lib/core/fatigue/circular-shift";
import { groupByAnnotator, type WorkEvent } from "@/lib/core/fatigue/events";
import { hasteTest } from "@/lib/core/fatigue/haste";
import { byPosition, type Outcomes } from "@/lib/core/fatigue/outcomes";
import type { SessionStyle } from "@/lib/core/fatigue/per-session";
import { type ShrunkenSlope, shrunkenSlopes } from "@/lib/core/fatigue/shrinkage";
import { annotatorSlopes, type SessionSeries } from "@/lib/core/fatigue/slopes";
import { type StyleTests, styleTests } from "@/lib/core/fatigue/style-tests";
import type { Random } from "@/lib/core/random/generator";

/** What one annotator did, as series per session. */
export interface IndividualSeries {
  annotator: string;
  agreement: SessionSeries[];
  speeding: SessionSeries[];
  /** Category codes of each session in order of time. */
  answers: number[][];
}

/** The series of every annotator with an answer; `quality` is the outcome by which they are judged. */
export function individualSeries(
  events: readonly WorkEvent[],
  outcomes: Outcomes,
  styles: readonly SessionStyle[],
  quality: readonly (number | null)[],
): IndividualSeries[] {
  const agreement = groupByAnnotator(byPosition(events, outcomes.sessions, quality));
  const speeding = groupByAnnotator(byPosition(events, outcomes.sessions, outcomes.speeding));
  return [...groupByAnnotator(styles)].map(([annotator, sessions]) => ({
    annotator,
    agreement: agreement.get(annotator) ?? [],
    speeding: speeding.get(annotator) ?? [],
    answers: sessions.map(({ codes }) => codes),
  }));
}

export interface IndividualChange {
  annotator: string;
  slope: number | null;
  shrunken: ShrunkenSlope | null;
  /** slope x (mean session length - 1): change of agreement over a session. */
  changeOverSession: number | null;
  p: number | null;
  q: number | null;
  style: StyleTests | null;
  pSpeedingRise: number | null;
  /** P(the hasty answers are at least this much the worse ones) if haste had nothing to do with it. */
  pHastyWorse: number | null;
  /** Second indicators that point the same way, each at p <= .05 / 3; speeding only where the hasty answers are the worse ones. */
  supportedBy: ("entropy" | "run" | "speeding")[];
  /** "Changed over the session": q <= .1, at least 5 points less agreement, and a second indicator agrees. */
  changed: boolean;
}

const RATE = 0.1;
const LEAST_CHANGE = 0.05;
/** Three second indicators are looked at: together they agree by chance in 5 %. */
const SUPPORT = 0.05 / 3;

const supports = (p: number | null) => p !== null && p <= SUPPORT;

/**
 * Individual verdicts by the cautious rule: single tests at 5 % give two projects in three a false flag, and one or two
 * sessions can hardly show even a strong change. So only a fall of at least 5 points over a session whose circular-shift
 * test survives Benjamini-Hochberg at .1 and that a second indicator supports is called a change; the shrunken slope
 * with its interval is what should be looked at.
 *
 * Faster work is practice as long as the labels stay as they are: speeding supports a change only of somebody whose hasty
 * answers are the worse ones at the same point of the session.
 */
export function individualChanges(individuals: readonly IndividualSeries[], random: Random): IndividualChange[] {
  const slopes = annotatorSlopes(individuals.flatMap(({ agreement }) => agreement));
  const shrunken = new Map(shrunkenSlopes(slopes).map((slope) => [slope.annotator, slope]));
  const tests = individuals.map(({ agreement }) => circularShiftTest(agreement, random));
  const q = benjaminiHochberg(tests.map((test) => test?.p ?? null));
  return individuals.map(({ annotator, agreement, speeding, answers }, k) => {
    const test = tests[k] ?? null;
    const style = styleTests(answers, random);
    const pSpeedingRise = circularShiftTest(speeding, random)?.pRise ?? null;
    const pHastyWorse = hasteTest(agreement, speeding, random);
    const length = agreement.reduce((sum, { x }) => sum + x.length, 0) / Math.max(agreement.length, 1);
    const changeOverSession = test === null ? null : test.slope * (length - 1);
    const supportedBy: IndividualChange["supportedBy"] = [];
    if (style !== null && supports(style.pEntropyFall)) supportedBy.push("entropy");
    if (style !== null && supports(style.pLongRun)) supportedBy.push("run");
    if (supports(pSpeedingRise) && supports(pHastyWorse)) supportedBy.push("speeding");
    const fell = changeOverSession !== null && changeOverSession <= -LEAST_CHANGE;
    return {
      annotator,
      slope: test?.slope ?? null,
      shrunken: shrunken.get(annotator) ?? null,
      changeOverSession,
      p: test?.p ?? null,
      q: q[k]!,
      style,
      pSpeedingRise,
      pHastyWorse,
      supportedBy,
      changed: q[k] != null && q[k]! <= RATE && fell && supportedBy.length > 0,
    };
  });
}
