import type { Disagreement } from "@/lib/core/agreement/disagreement/form";

/** Scores divided by a power of two near their range: an exact division, after which no square can overflow. */
export function rescale(scores: Float64Array): { scaled: Float64Array; factor: number } {
  let low = Number.POSITIVE_INFINITY;
  let high = Number.NEGATIVE_INFINITY;
  for (const x of scores) {
    if (x < low) low = x;
    if (x > high) high = x;
  }
  const halfRange = high / 2 - low / 2;
  const factor = halfRange > 0 ? 2 ** Math.min(1023, Math.max(-1021, Math.floor(Math.log2(halfRange)) + 1)) : 1;
  const origin = low / 2 + high / 2;
  return { scaled: scores.map((x) => (x / 2 - origin / 2) / (factor / 2)), factor };
}

/**
 * delta(a, b) = squared Euclidean distance between points, one array of coordinates per dimension: one for an interval
 * scale, two for a circle. Sums of x and x^2 replace the double sum, so cost is linear in the number of categories.
 */
export function squaredDistance(dimensions: readonly Float64Array[], unit = 1): Disagreement {
  return {
    categories: dimensions[0]!.length,
    unit,
    between(a, b) {
      let sum = 0;
      for (const x of dimensions) sum += (x[a]! - x[b]!) ** 2;
      return sum;
    },
    within(category, count, from, to) {
      let sum = 0;
      for (const x of dimensions) sum += spread(x, category, count, from, to);
      return sum;
    },
    times(margins) {
      const result = new Float64Array(margins.length);
      for (const x of dimensions) addTimes(x, margins, result);
      return result;
    },
  };
}

/** 2 (m sum r x^2 - (sum r x)^2) around the first score, so that equal scores give exactly zero. */
export function spread(x: Float64Array, category: Int32Array, count: Float64Array, from: number, to: number): number {
  if (to - from < 2) return 0;
  const origin = x[category[from]!]!;
  let m = 0;
  let sum = 0;
  let squares = 0;
  for (let k = from; k < to; k++) {
    const r = count[k]!;
    const d = x[category[k]!]! - origin;
    m += r;
    sum += r * d;
    squares += r * d * d;
  }
  return 2 * (m * squares - sum * sum);
}

function addTimes(x: Float64Array, margins: Float64Array, into: Float64Array) {
  let total = 0;
  let sum = 0;
  let squares = 0;
  for (let c = 0; c < x.length; c++) {
    total += margins[c]!;
    sum += margins[c]! * x[c]!;
    squares += margins[c]! * x[c]! * x[c]!;
  }
  for (let c = 0; c < x.length; c++) into[c]! += total * x[c]! * x[c]! - 2 * x[c]! * sum + squares;
}

/** delta(a, b) = |x_a - x_b| for scores in ascending order, by running sums. */
export function absoluteDistance(x: Float64Array): Disagreement {
  return {
    categories: x.length,
    unit: 1,
    between: (a, b) => Math.abs(x[a]! - x[b]!),
    within(category, count, from, to) {
      let below = 0;
      let belowSum = 0;
      let sum = 0;
      for (let k = from; k < to; k++) {
        const d = x[category[k]!]! - x[category[from]!]!;
        sum += count[k]! * (d * below - belowSum);
        below += count[k]!;
        belowSum += count[k]! * d;
      }
      return 2 * sum;
    },
    times(margins) {
      let above = 0;
      let aboveSum = 0;
      for (let c = 0; c < x.length; c++) {
        above += margins[c]!;
        aboveSum += margins[c]! * x[c]!;
      }
      let below = 0;
      let belowSum = 0;
      return margins.map((n, c) => {
        above -= n;
        aboveSum -= n * x[c]!;
        const value = x[c]! * below - belowSum + (aboveSum - x[c]! * above);
        below += n;
        belowSum += n * x[c]!;
        return value;
      });
    },
  };
}
