import type { Disagreement } from "@/lib/core/agreement/disagreement/form";

/** Above this many categories a table of all distances would need more than 32 MB; statistics that need one refuse. */
export const MOST_TABULATED_CATEGORIES = 2048;

/** Any symmetric delta, computed once for each pair of categories: O(categories^2) memory and time per product. */
export function tabulatedDisagreement(categories: number, delta: (a: number, b: number) => number): Disagreement {
  const table = new Float64Array(categories * categories);
  for (let a = 0; a < categories; a++) {
    for (let b = 0; b < a; b++) {
      const d = delta(a, b);
      table[a * categories + b] = d;
      table[b * categories + a] = d;
    }
  }
  return {
    categories,
    unit: 1,
    between: (a, b) => table[a * categories + b]!,
    within(category, count, from, to) {
      let sum = 0;
      for (let k = from + 1; k < to; k++) {
        const row = category[k]! * categories;
        for (let l = from; l < k; l++) sum += count[k]! * count[l]! * table[row + category[l]!]!;
      }
      return 2 * sum;
    },
    times(margins) {
      const result = new Float64Array(categories);
      for (let a = 0; a < categories; a++) {
        let sum = 0;
        for (let b = 0; b < categories; b++) sum += table[a * categories + b]! * margins[b]!;
        result[a] = sum;
      }
      return result;
    },
  };
}
