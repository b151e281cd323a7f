import { absoluteDistance, rescale, squaredDistance } from "@/lib/core/agreement/disagreement/distance";
import type { Disagreement } from "@/lib/core/agreement/disagreement/form";
import { tabulatedDisagreement } from "@/lib/core/agreement/disagreement/tabulated";

/** Interval metric (c - k)^2 (Krippendorff 2011). */
export function intervalDisagreement(scores: Float64Array): Disagreement {
  const { scaled, factor } = rescale(scores);
  return squaredDistance([scaled], factor * factor);
}

/** Ratio metric ((c - k) / (c + k))^2 for scores >= 0; 0 between two zeros (Krippendorff 2011). */
export function ratioDisagreement(scores: Float64Array): Disagreement {
  return tabulatedDisagreement(scores.length, (a, b) => {
    const c = scores[a]! / 2;
    const k = scores[b]! / 2;
    return c + k === 0 ? 0 : ((c - k) / (c + k)) ** 2;
  });
}

/**
 * Circular metric sin^2(pi (c - k) / U) on a circle of circumference U (Krippendorff 2011): half the chord between
 * points of the unit circle, squared. Scores that differ by whole turns are the same point.
 */
export function circularDisagreement(scores: Float64Array, circumference: number): Disagreement {
  const angle = scores.map((x) => 2 * Math.PI * (x / circumference - Math.floor(x / circumference)));
  return squaredDistance([angle.map((t) => Math.cos(t) / 2), angle.map((t) => Math.sin(t) / 2)]);
}

/** 1 minus Gwet's linear weights: |c - k| / (max - min) over the declared categories, scores ascending. */
export function linearDisagreement(scores: Float64Array): Disagreement {
  return absoluteDistance(toUnitRange(scores));
}

/** 1 minus Gwet's quadratic weights: (c - k)^2 / (max - min)^2 over the declared categories, scores ascending. */
export function quadraticDisagreement(scores: Float64Array): Disagreement {
  return squaredDistance([toUnitRange(scores)]);
}

function toUnitRange(ascending: Float64Array): Float64Array {
  const { scaled } = rescale(ascending);
  const low = scaled[0] ?? 0;
  const range = (scaled.at(-1) ?? 0) - low || 1;
  return scaled.map((x) => (x - low) / range);
}
