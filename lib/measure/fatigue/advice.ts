import { directionOf } from "./changes";
import { identifiedAs } from "./identified";
import type { FatigueFigures, MeasureFigures } from "./survey";

/** So much less quality is worth shorter sessions. */
const WORTH = 0.05;
/** Where nothing is known to fall: what people do well with anyway. */
const USUAL_MINUTES = 45;
/** A change that gold should be able to show. */
const TO_BE_FOUND = 0.1;

/** What follows for the next round. */
export type Advice =
  | { says: "shorter-sessions"; labels: number; minutes: number | null }
  | { says: "usual-breaks"; minutes: number }
  | { says: "more-gold"; times: number }
  | { says: "gold-late"; share: number }
  | { says: "random-order" | "third-label" };

/**
 * Suggested session length, breaks and gold. Sessions are to end where quality has fallen by five points, if a fall was found; else the
 * usual pause is suggested and nothing is claimed. Without random orders or a third label the first thing is to make tiredness visible.
 */
export function adviceOf(figures: Advised): Advice[] {
  const identified = identifiedAs(figures);
  if (identified === "not-identifiable") return [{ says: "random-order" }];
  if (identified === "needs-three-ratings-per-item") return [{ says: "third-label" }];
  const quality = figures.measures.find(({ measure }) => measure === "quality");
  const advice: Advice[] = [];
  const isFalling = identified === "identified" && quality && directionOf(quality) === "down";
  if (isFalling) {
    const labels = Math.max(5, Math.round(WORTH / -quality.slope.mean!));
    advice.push({ says: "shorter-sessions", labels, minutes: minutesFor(labels, figures.measures) });
  } else if (identified === "identified") advice.push({ says: "usual-breaks", minutes: USUAL_MINUTES });
  const least = quality?.slope.mde80 == null ? null : quality.slope.mde80 * Math.max(1, figures.typicalLength - 1);
  // The detectable effect goes down with the root of how much was seen.
  if (figures.judgedBy === "gold" && least !== null && least > TO_BE_FOUND)
    advice.push({ says: "more-gold", times: Math.ceil((least / TO_BE_FOUND) ** 2) });
  const late = figures.judgedBy === "gold" && quality ? lateShare(quality) : null;
  if (late !== null && late < LATE_ENOUGH) advice.push({ says: "gold-late", share: late });
  return advice;
}

export type Advised = Pick<FatigueFigures, "identifiability" | "refusal" | "measures" | "judgedBy" | "typicalLength">;

/** Of gold that is spread evenly half stands in the second half of the places. */
const LATE_ENOUGH = 0.3;

/** Share of the gold answers in the second half of the places that are drawn. */
function lateShare({ byPosition }: MeasureFigures): number | null {
  const end = byPosition.at(-1)?.to;
  const all = byPosition.reduce((sum, { answers }) => sum + answers, 0);
  if (end === undefined || all === 0 || byPosition.length < 4) return null;
  const late = byPosition.filter(({ from }) => from >= end / 2).reduce((sum, { answers }) => sum + answers, 0);
  return late / all;
}

/** How long so many labels take, by the middle of people. */
function minutesFor(labels: number, measures: readonly MeasureFigures[]): number | null {
  const time = measures.find(({ measure }) => measure === "time");
  if (!time || time.byPosition.length === 0) return null;
  const within = time.byPosition.filter(({ from }) => from < labels);
  const seconds = within.reduce(
    (sum, { median, from, to }) => sum + Math.exp(median) * (Math.min(to, labels) - from),
    0,
  );
  return Math.max(1, Math.round(seconds / 60));
}

/** What is worth trying first under “what if”: the suggested length, else two thirds of a session in the middle. */
export function proposedCut(figures: Advised): string {
  const shorter = adviceOf(figures).find((advice) => advice.says === "shorter-sessions");
  return shorter ? `position-${shorter.labels}` : lastThird(figures);
}

/** What leaves out the last third of a session in the middle. */
export function lastThird({ typicalLength }: Pick<FatigueFigures, "typicalLength">): string {
  return `position-${Math.max(1, Math.round((typicalLength * 2) / 3))}`;
}

/** After how many minutes a break is worth suggesting. */
export function proposedBreak(advice: readonly Advice[]): number {
  const shorter = advice.find((one) => one.says === "shorter-sessions");
  return Math.min(480, Math.max(5, shorter?.minutes ?? USUAL_MINUTES));
}
