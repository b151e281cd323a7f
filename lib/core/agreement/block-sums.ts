import type { Blocks } from "@/lib/core/agreement/blocks";
import { type Disagreement, dot } from "@/lib/core/agreement/disagreement/form";
import type { Resampleable } from "@/lib/core/agreement/resampling/resampleable";

/** What an item of m ratings, with summed disagreement `within` between them, adds to the sums. */
export type Contribution = (
  m: number,
  within: number,
) => {
  observed: number;
  /** Weight of each of its ratings in the margins; 0 leaves the item out. */
  ratingWeight: number;
  /** What it adds to the divisor of the observed disagreement. */
  pairable: number;
};

/** One unit of each block: its sums, and its margins as sparse cells (categories ascending). */
export interface BlockSums {
  start: Int32Array;
  category: Int32Array;
  count: Float64Array;
  observed: Float64Array;
  pairable: Float64Array;
  /** Sum of the unit's margins; 0 when it has no part in the statistic. */
  mass: Float64Array;
}

/** Adds up the contributions of the items of each block. */
export function sumBlocks(blocks: Blocks, contribution: Contribution, form: Disagreement): BlockSums {
  const { patterns } = blocks;
  const size = blocks.units.length;
  const observed = new Float64Array(size);
  const pairable = new Float64Array(size);
  const mass = new Float64Array(size);
  const start = new Int32Array(size + 1);
  const cells = blocks.pattern.reduce((n, p) => n + patterns.start[p + 1]! - patterns.start[p]!, 0);
  const category = new Int32Array(cells);
  const count = new Float64Array(cells);
  const placeOf = new Int32Array(patterns.categories).fill(-1);
  let k = 0;
  for (let b = 0; b < size; b++) {
    for (let part = blocks.start[b]!; part < blocks.start[b + 1]!; part++) {
      const p = blocks.pattern[part]!;
      const from = patterns.start[p]!;
      const to = patterns.start[p + 1]!;
      const within = form.within(patterns.category, patterns.count, from, to);
      const add = contribution(patterns.size[p]!, within);
      const times = blocks.times[part]!;
      observed[b]! += times * add.observed;
      pairable[b]! += times * add.pairable;
      mass[b]! += times * add.ratingWeight * patterns.size[p]!;
      if (add.ratingWeight === 0) continue;
      for (let cell = from; cell < to; cell++) {
        const c = patterns.category[cell]!;
        if (placeOf[c]! < start[b]!) {
          placeOf[c] = k;
          category[k++] = c;
        }
        count[placeOf[c]!]! += times * add.ratingWeight * patterns.count[cell]!;
      }
    }
    start[b + 1] = k;
    if (blocks.start[b + 1]! - blocks.start[b]! > 1) sortCells(category, count, start[b]!, k);
  }
  return { start, category, count, observed, pairable, mass };
}

/** Insertion sort of a few cells by category, which some metrics rely on. */
function sortCells(category: Int32Array, count: Float64Array, from: number, to: number) {
  for (let k = from + 1; k < to; k++) {
    const c = category[k]!;
    const n = count[k]!;
    let l = k;
    for (; l > from && category[l - 1]! > c; l--) {
      category[l] = category[l - 1]!;
      count[l] = count[l - 1]!;
    }
    category[l] = c;
    count[l] = n;
  }
}

/** Sums over items, from which a coefficient follows. */
export interface Totals {
  observed: number;
  pairable: number;
  /** Sum of the margins. */
  mass: number;
  /** The quadratic form of the margins. */
  expected: number;
}

/** Totals with one unit of a block deleted, or with other numbers of units, without going back to the ratings. */
interface ResampleableTotals {
  readonly units: Float64Array;
  readonly all: Totals;
  without(b: number): Totals;
  weighted(weights: Float64Array): Totals;
}

/** The value of a coefficient from totals; `NaN` where it is undefined. */
type Formula = (totals: Totals) => number;

export function resample(totals: ResampleableTotals, formula: Formula): Resampleable {
  return {
    units: totals.units,
    value: formula(totals.all),
    without: (b) => formula(totals.without(b)),
    weighted: (weights) => formula(totals.weighted(weights)),
  };
}

/**
 * Sums what the items of each block contribute. Deleting a unit with margins r from margins n changes the quadratic form
 * to n'Dn - 2 r'Dn + r'Dr, so each deletion costs as much as the unit has categories.
 */
export function accumulate(
  blocks: Blocks,
  contribution: Contribution,
  observedForm: Disagreement,
  expectedForm: Disagreement,
): ResampleableTotals {
  const parts = sumBlocks(blocks, contribution, observedForm);
  const { start, category, count, observed, pairable, mass } = parts;
  const size = observed.length;
  const units = blocks.units.map((n, b) => (mass[b]! > 0 ? n : 0));
  const margins = new Float64Array(expectedForm.categories);

  const sum = (weights: Float64Array): Totals => {
    margins.fill(0);
    const totals = { observed: 0, pairable: 0, mass: 0, expected: 0 };
    for (let b = 0; b < size; b++) {
      const w = weights[b]!;
      if (w === 0) continue;
      totals.observed += w * observed[b]!;
      totals.pairable += w * pairable[b]!;
      totals.mass += w * mass[b]!;
      for (let k = start[b]!; k < start[b + 1]!; k++) margins[category[k]!]! += w * count[k]!;
    }
    totals.expected = expectedOf(expectedForm, margins, totals.mass);
    return totals;
  };

  const all = sum(units);
  const fullMargins = margins.slice();
  const slope = expectedForm.times(fullMargins);

  const without = (b: number): Totals => {
    let cross = 0;
    for (let k = start[b]!; k < start[b + 1]!; k++) cross += count[k]! * slope[category[k]!]!;
    const left = {
      observed: all.observed - observed[b]!,
      pairable: all.pairable - pairable[b]!,
      mass: all.mass - mass[b]!,
      expected: all.expected - 2 * cross + expectedForm.within(category, count, start[b]!, start[b + 1]!),
    };
    if (left.expected < all.expected * 1e-6) {
      margins.set(fullMargins);
      for (let k = start[b]!; k < start[b + 1]!; k++) margins[category[k]!]! -= count[k]!;
      left.expected = expectedOf(expectedForm, margins, left.mass);
    }
    return left;
  };
  return { units, all, without, weighted: sum };
}

/** n'Dn, and exactly 0 when a single category is left: rounding must not turn "no variation" into a number. */
function expectedOf(form: Disagreement, margins: Float64Array, mass: number): number {
  let used = 0;
  for (const n of margins) if (n > 1e-12 * mass) used++;
  return used < 2 ? 0 : dot(margins, form.times(margins));
}
