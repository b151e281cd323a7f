/** From where to where a scale goes, and by which steps, if by any. */
export interface ScaleRange {
  min: number;
  max: number;
  step?: number | undefined;
}

/** What floating point adds to a number that was computed, as 0.1 + 0.2: it is taken for the number that was meant. */
const NOISE = 1e-9;
/** Within these, noise stays far below a step, and a step above what a number can hold. */
const MOST_STEPS = 1_000_000;
const MOST_PLACES = 20;

/** Why a scale cannot be asked, if it cannot. One that can takes its own ends as answers. */
export function scaleProblem({ min, max, step }: ScaleRange): string | null {
  if (!(max > min)) return "the scale's max must be above its min";
  if (!Number.isFinite(max - min)) return "the scale's min and max are too far apart";
  if (step === undefined) return null;
  const farthest = Math.max(Math.abs(min), Math.abs(max));
  if (farthest / step > MOST_STEPS)
    return `steps of ${step} are too small for numbers as large as ${farthest}; leave the step out`;
  if (placesOf(min, step) > MOST_PLACES) return `write min and step with at most ${MOST_PLACES} places`;
  if (pointNear(min, step, max) === max) return null;
  const below = stepsBetween(min, max, step);
  const ends = below > 0 ? `${pointAt(min, step, below)} or ${pointAt(min, step, below + 1)}` : pointAt(min, step, 1);
  return `steps of ${step} from ${min} do not meet the max ${max}, so nobody could answer it: make it ${ends}, or choose another step`;
}

/**
 * The number that a scale has for a given one, which may be off by noise: of a scale with steps the point, of another its end or one of
 * the `points` that it offers, else the number as it is. Null where the scale has no such number.
 */
export function onScale({ min, max, step }: ScaleRange, value: number, points: readonly number[] = []): number | null {
  const known = step === undefined ? [min, max, ...points] : [pointNear(min, step, value)];
  const slack = NOISE * (step === undefined ? max - min : Math.max(Math.abs(value), step));
  const meant = known.find((point) => Math.abs(value - point) <= slack) ?? (step === undefined ? value : undefined);
  // An answer of minus zero is one of zero.
  return meant !== undefined && meant >= min && meant <= max ? meant + 0 : null;
}

/** How many whole steps lie between two numbers. */
export function stepsBetween(min: number, max: number, step: number): number {
  return Math.floor((max - min) / step + NOISE);
}

/** The point so many steps from min, free of what binary fractions add to decimal steps such as 0.1. */
export function pointAt(min: number, step: number, index: number): number {
  return Number((min + index * step).toFixed(Math.min(placesOf(min, step), MOST_PLACES)));
}

function pointNear(min: number, step: number, value: number): number {
  return pointAt(min, step, Math.round((value - min) / step));
}

/** With how many places behind the point two numbers are written. */
function placesOf(...numbers: number[]): number {
  return Math.max(
    ...numbers.map((number) => {
      const [digits = "", exponent = "0"] = String(number).split("e");
      return Math.max(0, (digits.split(".")[1]?.length ?? 0) - Number(exponent));
    }),
  );
}
