import { pointsOf, scalePoints } from "../answers/scale-points";
import type { JsonSchema } from "../judge/json-schema";
import type { Kind } from "./kind";
import { shapeWords } from "./words";

/** With more points than this, none are offered. */
const MOST_DECLARED = 21;

/** A number from min to max on the step; any number in between without a step. */
export const scale: Kind = {
  isCompared: true,
  hasCoefficients: true,
  isOption: false,
  isNumber: true,
  isOrdered: false,
  isPreference: false,
  marksText: false,
  namesResponses: () => false,
  check: ({ scale: settings }, value) => {
    if (!settings) return { ok: false, message: "this criterion has no scale" };
    const { min, max, step } = settings;
    const range = `a number from ${min} to ${max}`;
    if (typeof value !== "number" || !(value >= min && value <= max)) return { ok: false, message: `give ${range}` };
    if (step !== undefined && !isOnStep(value, min, step)) {
      return { ok: false, message: `give ${range} in steps of ${step}` };
    }
    return { ok: true, value: value === 0 ? 0 : value };
  },
  declared: ({ scale: settings }) => (settings && pointsOf(settings, MOST_DECLARED)) ?? [],
  conditions: ({ scale: settings }) => (settings && scalePoints(settings)) ?? [],
  words: shapeWords,
  judge: {
    schema: ({ scale: settings }): JsonSchema => {
      const points = settings && scalePoints(settings);
      if (points) return { type: "number", enum: points };
      return settings ? { type: "number", minimum: settings.min, maximum: settings.max } : { type: "number" };
    },
    words: ({ scale: settings }) => {
      if (!settings) return "a number";
      const points = scalePoints(settings);
      return points ? `one of ${points.join(", ")}` : `a number from ${settings.min} to ${settings.max}`;
    },
  },
  grading: "point",
};

/** Tolerates the rounding of decimal steps such as 0.1 in binary floating point. */
function isOnStep(value: number, min: number, step: number): boolean {
  const steps = (value - min) / step;
  return Math.abs(steps - Math.round(steps)) <= 1e-9 * Math.max(1, Math.abs(steps));
}
