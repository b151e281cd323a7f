import { integerBelow } from "@/lib/core/random/draws";
import { createRandom } from "@/lib/core/random/generator";
import type { RatingTable } from "@/lib/core/rating-table";

/** Ratings 1, 2, ... of which 70 % are right and the rest random; each item has `perItem` different raters. */
export function simulateRatings(design: {
  items: number;
  raters: number;
  perItem: number;
  categories: number;
  seed: number;
}): RatingTable {
  const { items, raters, perItem, categories, seed } = design;
  const random = createRandom(seed);
  const n = items * perItem;
  const table: RatingTable = {
    items: Array.from({ length: items }, (_, i) => `item ${i}`),
    raters: Array.from({ length: raters }, (_, j) => `rater ${j}`),
    values: Array.from({ length: categories }, (_, c) => c + 1),
    item: new Int32Array(n),
    rater: new Int32Array(n),
    value: new Int32Array(n),
  };
  for (let i = 0; i < items; i++) {
    const truth = integerBelow(random, categories);
    const first = integerBelow(random, raters);
    for (let k = 0; k < perItem; k++) {
      const t = i * perItem + k;
      table.item[t] = i;
      table.rater[t] = (first + k) % raters;
      table.value[t] = random.uniform() < 0.7 ? truth : integerBelow(random, categories);
    }
  }
  return table;
}
