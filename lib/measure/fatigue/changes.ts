import type { Estimate } from "@/lib/core/estimate";
import type { AcrossAnnotators } from "@/lib/core/fatigue/across-annotators";
import type { FatigueFigures, Measure, MeasureFigures } from "./survey";

/** Measured on the natural logarithm, and told as a ratio: −0.05 is 5 % less. */
const IS_LOG: ReadonlySet<Measure> = new Set<Measure>(["time"]);

/** A change of a measure as it is told. */
function told(measure: Measure, change: number): number {
  return IS_LOG.has(measure) ? Math.expm1(change) : change;
}

type Base = Pick<FatigueFigures, "answers" | "items">;

function estimateOf(measure: Measure, across: AcrossAnnotators, labels: number, method: string, base: Base): Estimate {
  const at = (value: number) => told(measure, value * labels);
  return {
    value: across.mean === null ? null : at(across.mean),
    interval: across.ci95 && [at(across.ci95[0]), at(across.ci95[1])],
    // On the scale of the core: what is told of a logarithm has no error of the same size at both sides.
    standardError: IS_LOG.has(measure) || across.se === null ? null : across.se * labels,
    confidence: 0.95,
    intervalMethod: across.ci95 && "student-t-over-annotators",
    items: base.items,
    raters: across.annotators,
    pairs: 0,
    judgments: base.answers,
    method,
    undefinedBecause: across.mean === null ? (across.undefinedBecause ?? "too-few-items") : null,
  };
}

/** How a measure changes over so many further labels of a session. */
export function changeOver({ measure, slope }: MeasureFigures, labels: number, base: Base): Estimate {
  return estimateOf(measure, slope, labels, "mean-slope-of-annotators", base);
}

/** The smallest change over so many labels that a design like this finds in 80 % of cases, told without a sign; null where unknown. */
export function detectableOver({ measure, slope }: MeasureFigures, labels: number): number | null {
  return slope.mde80 === null ? null : told(measure, slope.mde80 * labels);
}

/** Second half of sessions minus the first. */
export function halvesChange({ measure, halves }: MeasureFigures, base: Base): Estimate {
  return estimateOf(measure, halves, 1, "second-half-minus-first", base);
}

export type Direction = "up" | "down" | "none" | "unknown";

/** Whether a change was found: its adjusted p and its interval both say so. */
export function directionOf({ slope, q }: Pick<MeasureFigures, "slope" | "q">): Direction {
  if (slope.mean === null || slope.ci95 === null || q === null) return "unknown";
  const isFound = q <= FOUND && (slope.ci95[0] > 0 || slope.ci95[1] < 0);
  return isFound ? (slope.mean > 0 ? "up" : "down") : "none";
}

const FOUND = 0.02;
