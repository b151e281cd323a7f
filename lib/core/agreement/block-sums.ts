import type { Blocks } from "@/lib/core/agreement/blocks";
import type { Disagreement } from "@/lib/core/agreement/disagreement/form";

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
