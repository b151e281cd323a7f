import { coincidences } from "@/lib/core/agreement/alpha";
import { type BlockSums, sumBlocks } from "@/lib/core/agreement/block-sums";
import type { Blocks } from "@/lib/core/agreement/blocks";
import { spread } from "@/lib/core/agreement/disagreement/distance";
import { nominalDisagreement } from "@/lib/core/agreement/disagreement/nominal";
import { MOST_TABULATED_CATEGORIES } from "@/lib/core/agreement/disagreement/tabulated";
import { ordinalCurvature } from "@/lib/core/agreement/ordinal-curvature";
import type { Resampleable } from "@/lib/core/agreement/resampling/resampleable";

/**
 * Krippendorff's alpha on the ordinal metric (sum_{g=c..k} n_g - (n_c + n_k) / 2)^2, whose n_g are the margins of these
 * very data (Krippendorff 2011). The bracket is the distance between mid-ranks R_c = sum_{g<c} n_g + n_c / 2, so ordinal
 * alpha is interval alpha on R, with n'Dn = n (n^3 - sum n_c^3) / 6, the variance of mid-ranks with ties.
 *
 * Deleting a unit moves every mid-rank; the delete-one values are exact all the same, at O(k^2) for a unit with k
 * categories. Above `MOST_TABULATED_CATEGORIES` they are undefined, and so is the interval.
 */
export function alphaOrdinal(blocks: Blocks): Resampleable & { observed: number; expected: number } {
  const sums = sumBlocks(blocks, coincidences, nominalDisagreement(blocks.patterns.categories));
  const units = blocks.units.map((n, b) => (sums.mass[b]! > 0 ? n : 0));

  const evaluate = (weights: Float64Array) => {
    const margins = new Float64Array(blocks.patterns.categories);
    for (let b = 0; b < weights.length; b++) if (weights[b]! > 0) addCells(sums, b, weights[b]!, margins);
    const n = margins.reduce((sum, count) => sum + count, 0);
    const ranks = midRanks(margins);
    let observed = 0;
    for (let b = 0; b < weights.length; b++)
      if (weights[b]! > 0) observed += weights[b]! * observedIn(blocks, b, ranks);
    return { margins, n, ranks, observed, dispersion: rankDispersion(margins, n) };
  };

  const all = evaluate(units);
  const curvature = all.margins.length <= MOST_TABULATED_CATEGORIES ? ordinalCurvature(blocks, all.ranks) : null;
  const shifted = all.ranks.slice();
  const used = countUsed(all.margins);

  const without = (b: number): number => {
    if (curvature === null) return Number.NaN;
    const { start, category, count } = sums;
    const n = all.n - sums.mass[b]!;
    let dispersion = all.dispersion - (all.n ** 3 - n ** 3);
    let below = 0;
    let emptied = 0;
    for (let k = start[b]!; k < start[b + 1]!; k++) {
      const c = category[k]!;
      const left = all.margins[c]! - count[k]!;
      dispersion += all.margins[c]! ** 3 - left ** 3;
      if (left === 0) emptied++;
      shifted[c] = all.ranks[c]! - below - count[k]! / 2;
      below += count[k]!;
    }
    if (used - emptied < 2) return Number.NaN;
    const rest = all.observed + curvature.change(category, count, start[b]!, start[b + 1]!);
    return coefficient(n, rest - observedIn(blocks, b, shifted), dispersion);
  };

  return {
    units,
    value: used < 2 ? Number.NaN : coefficient(all.n, all.observed, all.dispersion),
    without,
    weighted: (weights) => {
      const { margins, n, observed, dispersion } = evaluate(weights);
      return countUsed(margins) < 2 ? Number.NaN : coefficient(n, observed, dispersion);
    },
    observed: all.observed / all.n,
    expected: all.dispersion / (6 * (all.n - 1)),
  };
}

/** 1 - (n - 1) A / n'Dn with n'Dn = n dispersion / 6. */
function coefficient(n: number, observed: number, dispersion: number): number {
  return 1 - (6 * (n - 1) * observed) / (n * dispersion);
}

/** Mid-ranks R_c = sum_{g<c} n_g + n_c / 2. */
function midRanks(margins: Float64Array): Float64Array {
  let below = 0;
  return margins.map((n) => {
    below += n;
    return below - n / 2;
  });
}

/** n^3 - sum n_c^3 without cancellation. */
function rankDispersion(margins: Float64Array, n: number): number {
  return margins.reduce((sum, count) => sum + count * (n - count) * (n + count), 0);
}

function countUsed(margins: Float64Array): number {
  return margins.reduce((used, n) => used + (n > 0 ? 1 : 0), 0);
}

function addCells({ start, category, count }: BlockSums, b: number, weight: number, into: Float64Array) {
  for (let k = start[b]!; k < start[b + 1]!; k++) into[category[k]!]! += weight * count[k]!;
}

/** Disagreement within the items of one unit of block `b`, each divided by m - 1, on the given ranks. */
function observedIn(blocks: Blocks, b: number, ranks: Float64Array): number {
  const { start, category, count, size } = blocks.patterns;
  let sum = 0;
  for (let part = blocks.start[b]!; part < blocks.start[b + 1]!; part++) {
    const p = blocks.pattern[part]!;
    if (size[p]! < 2) continue;
    sum += (blocks.times[part]! * spread(ranks, category, count, start[p]!, start[p + 1]!)) / (size[p]! - 1);
  }
  return sum;
}
