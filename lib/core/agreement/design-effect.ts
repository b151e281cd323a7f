import type { RatingTable } from "@/lib/core/rating-table";
import { normalQuantile } from "@/lib/core/special/normal";
import { studentTQuantile } from "@/lib/core/special/student-t";
import { itemsOfUnits } from "./units";

/** What copies do to the variance of a statistic. */
export interface DesignEffect {
  /** Units that have a part in the statistic. */
  units: number;
  /** Its variance with units taken as one against that with every item taken as one: 1 and more. */
  effect: number;
}

/**
 * The effect of units of several items on the variance of a statistic, from the influence of each item on it:
 * sum over units of (sum of its influences)^2 / sum over items of influence^2, the misspecification effect (Skinner, Holt & Smith
 * 1989, 2.2) of the linearised statistic, times (t / z)^2 since few large units say little of their variance (`degreesOfUnits`). Never below 1, so that
 * copies make no interval narrower. `influence` is about 0 on average; NaN
 * for an item without a part in it. Undefined where every item with a part is a unit by itself.
 */
export function designEffect(influence: Float64Array, table: RatingTable): DesignEffect | undefined {
  if (!table.unitOfItem) return undefined;
  const parts = itemsOfUnits(table)
    .map((items) => items.map((item) => influence[item]!).filter((value) => !Number.isNaN(value)))
    .filter((values) => values.length > 0);
  if (parts.every((values) => values.length === 1)) return undefined;
  let [alone, together] = [0, 0];
  for (const values of parts) {
    let sum = 0;
    for (const value of values) {
      alone += value * value;
      sum += value;
    }
    together += sum * sum;
  }
  const reach =
    studentTQuantile(P, degreesOfUnits(parts.map((values) => ({ size: values.length, n: 1 })))) / normalQuantile(P);
  return { units: parts.length, effect: (alone > 0 ? Math.max(1, together / alone) : 1) * reach ** 2 };
}

/** Where the reach of a t is held against that of a normal distribution. */
const P = 0.975;

/**
 * Degrees of freedom of a variance over so many units of these sizes whose items are alike: (sum m^2)^2 / sum m^4 (Satterthwaite 1946; as Bell & McCaffrey
 * 2002 have it for clusters). Their number where all are of one size.
 */
export function degreesOfUnits(sizes: readonly { size: number; n: number }[]): number {
  let [squares, fourths] = [0, 0];
  for (const { size, n } of sizes) {
    squares += n * size ** 2;
    fourths += n * size ** 4;
  }
  return squares ** 2 / fourths;
}

/** Deviations from their mean, NaN where there is none. */
export function centred(influence: Float64Array): Float64Array {
  let [sum, n] = [0, 0];
  for (const value of influence) {
    if (Number.isNaN(value)) continue;
    sum += value;
    n++;
  }
  return influence.map((value) => value - sum / n);
}
