import { groupByItem, type RatingTable } from "@/lib/core/rating-table";

/** Fewer examples say too little about a person's pace. */
const MIN_SHARED = 20;

/**
 * Each rater's time as a multiple of the others' on the same items: exp of the mean, over items that somebody else timed too, of ln own
 * time minus the mean of the others' logs. `milliseconds` has one number for each rating; what is not positive is unknown. `null` under
 * 20 such items.
 */
export function relativePace(table: RatingTable, milliseconds: ArrayLike<number>): (number | null)[] {
  const { start, order } = groupByItem(table);
  const sum = new Float64Array(table.raters.length);
  const n = new Int32Array(table.raters.length);
  for (let i = 0; i < table.items.length; i++) {
    const timed = Array.from(order.subarray(start[i], start[i + 1])).filter((t) => milliseconds[t]! > 0);
    if (timed.length < 2) continue;
    const logs = timed.map((t) => Math.log(milliseconds[t]!));
    const total = logs.reduce((a, b) => a + b, 0);
    timed.forEach((t, k) => {
      sum[table.rater[t]!]! += logs[k]! - (total - logs[k]!) / (timed.length - 1);
      n[table.rater[t]!]!++;
    });
  }
  return Array.from(n, (items, w) => (items < MIN_SHARED ? null : Math.exp(sum[w]! / items)));
}
