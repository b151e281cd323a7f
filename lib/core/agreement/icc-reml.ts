import { type CrossedData, type CrossedSums, crossedSums, fitCrossed } from "@/lib/core/agreement/crossed-model";
import { nelderMead } from "@/lib/core/agreement/nelder-mead";
import { activeRaters } from "@/lib/core/agreement/pair-counts";
import type { RatingTable } from "@/lib/core/rating-table";
import { groupByCode } from "@/lib/core/rating-table";

/** With more raters and more items than this the dense part of the equations is too large. */
const MOST_DENSE_EFFECTS = 500;

/** Variance components of y = mu + unit + rater + residual by restricted maximum likelihood. */
export interface VarianceComponents {
  unit: number;
  rater: number;
  residual: number;
  /** REML criterion, -2 log restricted likelihood. */
  deviance: number;
}

/** What the fit needs of the data, and whether items or raters are the rows of the crossed design (the larger factor is). */
export interface RemlModel {
  sums: CrossedSums;
  itemsAreRows: boolean;
  /** By category, as they were fitted. */
  scores: Float64Array;
}

export type RemlResult =
  | { ok: true; components: VarianceComponents; model: RemlModel }
  | { ok: false; reason: "no-variation" | "not-identifiable" | "too-many-raters" | "did-not-converge" };

/**
 * REML fit of two crossed random effects (Patterson & Thompson 1971), for tables where not everyone rated everything: the
 * numbers of `lmer(y ~ 1 + (1 | unit) + (1 | rater))`. On a complete table the ratios are ICC(2) and ICC(3).
 */
export function remlComponents(table: RatingTable, scores: Float64Array): RemlResult {
  const { data, itemsAreRows } = crossedData(table, scores);
  if (Math.min(data.rowCount, data.columnCount) > MOST_DENSE_EFFECTS) return { ok: false, reason: "too-many-raters" };
  const spread = data.y.reduce((sum, y) => sum + y * y, 0);
  if (!(spread > 0)) return { ok: false, reason: "no-variation" };
  if (data.y.length <= data.rowCount || data.columnCount < 2) return { ok: false, reason: "not-identifiable" };
  const n = data.y.length;
  const sums = crossedSums(data);
  const profiled = ([a, b]: readonly number[]) => {
    const fit = fitCrossed(sums, a! ** 2, b! ** 2);
    return fit === null || !(fit.residual > 1e-14 * spread)
      ? Number.POSITIVE_INFINITY
      : fit.logDeterminant + (n - 1) * (1 + Math.log((2 * Math.PI * fit.residual) / (n - 1)));
  };
  const found = nelderMead(profiled, [1, 0.5], 0.5);
  const fit = found && fitCrossed(sums, found[0]! ** 2, found[1]! ** 2);
  if (!found || !fit || !Number.isFinite(profiled(found))) return { ok: false, reason: "did-not-converge" };
  const residual = fit.residual / (n - 1);
  const [rows, columns] = [found[0]! ** 2 * residual, found[1]! ** 2 * residual];
  const [unit, rater] = itemsAreRows ? [rows, columns] : [columns, rows];
  return {
    ok: true,
    components: { unit, rater, residual, deviance: profiled(found) },
    model: { sums, itemsAreRows, scores },
  };
}

/** -2 log restricted likelihood at given variances; infinite where it is undefined. */
export function remlDeviance({ sums, itemsAreRows }: RemlModel, unit: number, rater: number, residual: number): number {
  const [rows, columns] = itemsAreRows ? [unit, rater] : [rater, unit];
  const fit = fitCrossed(sums, rows / residual, columns / residual);
  if (fit === null) return Number.POSITIVE_INFINITY;
  return fit.logDeterminant + (sums.observations - 1) * Math.log(2 * Math.PI * residual) + fit.residual / residual;
}

/** Centred scores sorted by the larger of the two factors, which is the cheap one to eliminate. */
function crossedData(table: RatingTable, scores: Float64Array): { data: CrossedData; itemsAreRows: boolean } {
  const raters = activeRaters(table);
  const rated = [...new Set(table.item)];
  const codeOfRater = new Map(raters.map((r, code) => [r, code]));
  const codeOfItem = new Map(rated.map((i, code) => [i, code]));
  const rater = table.rater.map((r) => codeOfRater.get(r)!);
  const item = table.item.map((i) => codeOfItem.get(i)!);
  const itemsAreRows = rated.length >= raters.length;
  const [rows, rowCount] = itemsAreRows ? [item, rated.length] : [rater, raters.length];
  const [columns, columnCount] = itemsAreRows ? [rater, raters.length] : [item, rated.length];
  const { order } = groupByCode(rows, rowCount);
  const values = Float64Array.from(order, (t) => scores[table.value[t]!]!);
  const mean = values.reduce((sum, y) => sum + y / values.length, 0);
  const data = {
    y: values.map((y) => y - mean),
    rows: rows.map((_, k) => rows[order[k]!]!),
    columns: columns.map((_, k) => columns[order[k]!]!),
    rowCount,
    columnCount,
  };
  return { data, itemsAreRows };
}
