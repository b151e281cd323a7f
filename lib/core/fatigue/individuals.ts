import { benjaminiHochberg } from "@/lib/core/benjamini-hochberg";
import { circularShiftTest } from "@/lib/core/fatigue/circular-shift";
import { groupByAnnotator, type WorkEvent } from "@/lib/core/fatigue/events";
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
  /** Second indicators that point the same way, each at p <= .05. */
  supportedBy: ("entropy" | "run" | "speeding")[];
  /** "Changed over the session": q <= .1, at least 5 points less agreement, and a second indicator agrees. */
  changed: boolean;
}

const RATE = 0.1;
const LEAST_CHANGE = 0.05;
const SUPPORT = 0.05;

/**
 * Individual verdicts by the cautious rule: single tests at 5 % give two projects in three a false flag, and one or two
 * sessions can hardly show even a strong change. So only a fall of at least 5 points over a session whose circular-shift
 * test survives Benjamini-Hochberg at .1 and that a second indicator supports is called a change; the shrunken slope
 * with its interval is what should be looked at.
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
    const length = agreement.reduce((sum, { x }) => sum + x.length, 0) / Math.max(agreement.length, 1);
    const changeOverSession = test === null ? null : test.slope * (length - 1);
    const supportedBy: IndividualChange["supportedBy"] = [];
    if (style !== null && style.pEntropyFall <= SUPPORT) supportedBy.push("entropy");
    if (style !== null && style.pLongRun <= SUPPORT) supportedBy.push("run");
    if (pSpeedingRise !== null && pSpeedingRise <= SUPPORT) supportedBy.push("speeding");
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
      supportedBy,
      changed: q[k] != null && q[k]! <= RATE && fell && supportedBy.length > 0,
    };
  });
}
