import type { VarianceComponents } from "@/lib/core/agreement/icc-reml";
import { groupByItem, type RatingTable } from "@/lib/core/rating-table";

/** What single items say of the logit of a share of variance. */
export interface RemlInfluence {
  /** How far each item moves it; NaN for one without ratings. */
  influence: Float64Array;
  /** Its variance over independent items under the model. */
  variance: number;
}

/**
 * How far each item moves the logit of a share of REML variance components: its score of the likelihood, by log variances of item and residual,
 * times the inverse of their information (White 1982), with the raters' means taken as known. NaN throughout where the information is singular.
 */
export function remlInfluence(
  share: (components: VarianceComponents) => number,
  components: VarianceComponents,
  table: RatingTable,
  scores: Float64Array,
): RemlInfluence {
  const { unit, residual } = components;
  const { start, order } = groupByItem(table);
  const score = withoutRaters(table, scores, start, order);
  const byUnit = new Float64Array(table.items.length).fill(Number.NaN);
  const byResidual = byUnit.slice();
  const information = { uu: 0, ur: 0, rr: 0 };
  for (let item = 0; item < byUnit.length; item++) {
    const [from, to] = [start[item]!, start[item + 1]!];
    const k = to - from;
    if (k === 0) continue;
    let [mean, squares] = [0, 0];
    for (let t = from; t < to; t++) mean += score[t]! / k;
    for (let t = from; t < to; t++) squares += (score[t]! - mean) ** 2;
    const marginal = residual + k * unit;
    const excess = (k * mean * mean) / marginal - 1;
    byUnit[item] = (k * unit * excess) / (2 * marginal);
    byResidual[item] = (squares / residual - (k - 1) + (residual * excess) / marginal) / 2;
    information.uu += (k * unit) ** 2 / (2 * marginal ** 2);
    information.ur += (k * unit * residual) / (2 * marginal ** 2);
    information.rr += (k - 1 + (residual / marginal) ** 2) / 2;
  }
  const { uu, ur, rr } = information;
  const determinant = uu * rr - ur * ur;
  const [du, dr] = gradient(share, components);
  return {
    influence: byUnit.map((u, item) => {
      const r = byResidual[item]!;
      return (du * (rr * u - ur * r) + dr * (uu * r - ur * u)) / determinant;
    }),
    variance: (du * du * rr - 2 * du * dr * ur + dr * dr * uu) / determinant,
  };
}

/** Scores in the order of items, without how far each rater lies above the others on the same items. */
function withoutRaters(table: RatingTable, scores: Float64Array, start: Int32Array, order: Int32Array): Float64Array {
  const value = Float64Array.from(order, (t) => scores[table.value[t]!]!);
  const sums = new Float64Array(table.raters.length);
  const counts = new Float64Array(table.raters.length);
  for (let item = 0; item + 1 < start.length; item++) {
    const own = value.subarray(start[item], start[item + 1]);
    const mean = own.reduce((sum, x) => sum + x, 0) / own.length;
    own.forEach((x, k) => {
      const rater = table.rater[order[start[item]! + k]!]!;
      sums[rater]! += x - mean;
      counts[rater]!++;
    });
  }
  const rest = value.map((x, k) => x - sums[table.rater[order[k]!]!]! / counts[table.rater[order[k]!]!]!);
  const mean = rest.reduce((sum, x) => sum + x, 0) / rest.length;
  return rest.map((x) => x - mean);
}

const STEP = 1e-4;

/** Of the logit by the log variances of item and residual, by central differences. */
function gradient(
  share: (components: VarianceComponents) => number,
  components: VarianceComponents,
): [unit: number, residual: number] {
  const logit = (unit: number, residual: number) => {
    const rho = share({
      ...components,
      unit: components.unit * Math.exp(unit),
      residual: components.residual * Math.exp(residual),
    });
    return Math.log(rho / (1 - rho));
  };
  return [(logit(STEP, 0) - logit(-STEP, 0)) / (2 * STEP), (logit(0, STEP) - logit(0, -STEP)) / (2 * STEP)];
}
