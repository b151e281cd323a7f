import { designEffect } from "@/lib/core/agreement/design-effect";
import { type RemlModel, remlDeviance, type VarianceComponents } from "@/lib/core/agreement/icc-reml";
import { type RemlInfluence, remlInfluence } from "@/lib/core/agreement/reml-influence";
import type { RatingTable } from "@/lib/core/rating-table";
import { normalQuantile } from "@/lib/core/special/normal";

/** Agreement (ICC 2) counts differences between raters as error, consistency (ICC 3) does not. */
export type IccKind = "agreement" | "consistency";

export function iccFromComponents(kind: IccKind, { unit, rater, residual }: VarianceComponents): number {
  return unit / (unit + residual + (kind === "agreement" ? rater : 0));
}

/**
 * Interval of a share of REML variance components (an intraclass correlation is one) by the delta method: the covariance of
 * the log variances is twice the inverse Hessian of the REML deviance (by central differences), and the interval is symmetric
 * on the logit scale. A variance on the boundary of zero is held there. Where items of the table are copies the variance grows by what it is over units more than
 * over items (`remlInfluence`). `null` where the deviance is not curved upwards or the share is 0 or 1.
 */
export function remlInterval(
  share: (components: VarianceComponents) => number,
  components: VarianceComponents,
  model: RemlModel,
  confidence: number,
  table: RatingTable,
): { interval: [number, number]; standardError: number; units?: number } | null {
  const value = share(components);
  if (!(value > 1e-8 && value < 1 - 1e-12)) return null;
  const whole = [components.unit, components.rater, components.residual];
  const free = [0, 1, 2].filter((k) => whole[k]! > 1e-6 * (components.unit + components.residual));
  const at = (shift: readonly number[]) => {
    const [unit, rater, residual] = whole.map((v, k) => {
      const place = free.indexOf(k);
      return place < 0 ? v : v * Math.exp(shift[place]!);
    }) as [number, number, number];
    return { unit, rater, residual };
  };
  const zero = free.map(() => 0);
  const covariance = invert(
    hessian((shift) => {
      const { unit, rater, residual } = at(shift);
      return remlDeviance(model, unit, rater, residual);
    }, zero),
  );
  if (covariance === null) return null;
  const logit = (shift: readonly number[]) => {
    const rho = share({ ...components, ...at(shift) });
    return Math.log(rho / (1 - rho));
  };
  const gradient = zero.map((_, k) => (logit(moved(zero, k, STEP)) - logit(moved(zero, k, -STEP))) / (2 * STEP));
  const ofModel =
    2 * gradient.reduce((sum, g, k) => sum + g * covariance[k]!.reduce((s, c, l) => s + c * gradient[l]!, 0), 0);
  if (!(ofModel > 0)) return null;
  const copies = table.unitOfItem && copiesAdd(remlInfluence(share, components, table, model.scores), table);
  const variance = ofModel + (copies?.variance ?? 0);
  const reach = normalQuantile(1 - (1 - confidence) / 2) * Math.sqrt(variance);
  const inverse = (x: number) => 1 / (1 + Math.exp(-x));
  const centre = logit(zero);
  return {
    interval: [inverse(centre - reach), inverse(centre + reach)],
    standardError: value * (1 - value) * Math.sqrt(variance),
    ...(copies && { units: copies.units }),
  };
}

/** How much larger the variance is over units than over items. */
function copiesAdd(
  { influence, variance }: RemlInfluence,
  table: RatingTable,
): { units: number; variance: number } | undefined {
  const copies = designEffect(influence, table);
  return copies && { units: copies.units, variance: (copies.effect - 1) * variance };
}

const STEP = 1e-3;

function moved(x: readonly number[], k: number, by: number): number[] {
  return x.map((value, l) => (l === k ? value + by : value));
}

/** Second derivatives by central differences. */
function hessian(f: (x: readonly number[]) => number, x: readonly number[]): number[][] {
  return x.map((_, k) =>
    x.map((_unused, l) => {
      const corner = (a: number, b: number) => f(moved(moved(x, k, a * STEP), l, b * STEP));
      return (corner(1, 1) - corner(1, -1) - corner(-1, 1) + corner(-1, -1)) / (4 * STEP * STEP);
    }),
  );
}

/** Inverse of a small symmetric matrix by Gauss-Jordan; `null` when it is not positive definite. */
function invert(matrix: readonly (readonly number[])[]): number[][] | null {
  const n = matrix.length;
  const rows = matrix.map((row, k) => [...row, ...row.map((_, l) => (k === l ? 1 : 0))]);
  for (let k = 0; k < n; k++) {
    const pivot = rows[k]![k]!;
    if (!(pivot > 0)) return null;
    rows[k] = rows[k]!.map((x) => x / pivot);
    for (let l = 0; l < n; l++) {
      const factor = rows[l]![k]!;
      if (l !== k) rows[l] = rows[l]!.map((x, c) => x - factor * rows[k]![c]!);
    }
  }
  return rows.map((row) => row.slice(n));
}
