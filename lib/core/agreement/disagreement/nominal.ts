import type { Disagreement } from "@/lib/core/agreement/disagreement/form";

/** delta(a, b) = 1 when a and b differ. All sums are of integers and so exact up to 2^53. */
export function nominalDisagreement(categories: number): Disagreement {
  return {
    categories,
    unit: 1,
    between: (a, b) => (a === b ? 0 : 1),
    within(_category, count, from, to) {
      let m = 0;
      let squares = 0;
      for (let k = from; k < to; k++) {
        m += count[k]!;
        squares += count[k]! * count[k]!;
      }
      return m * m - squares;
    },
    times(margins) {
      let total = 0;
      for (const n of margins) total += n;
      return margins.map((n) => total - n);
    },
  };
}
