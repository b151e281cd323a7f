import { onScale } from "../answers/scale-grid";
import { pointsOf, scalePoints } from "../answers/scale-points";
import type { JsonSchema } from "../judge/json-schema";
import type { Kind } from "./kind";
import { shapeWords } from "./words";

/** With more points than this, none are offered. */
const MOST_DECLARED = 21;

/** A number from min to max on the step; any number in between without a step. What is off by floating point alone is put right. */
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
    const number = typeof value === "number" ? onScale(settings, value, scalePoints(settings) ?? []) : null;
    if (number !== null) return { ok: true, value: number };
    const isWithin = typeof value === "number" && value >= min && value <= max;
    return { ok: false, message: `give a number from ${min} to ${max}${isWithin ? ` in steps of ${step}` : ""}` };
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
