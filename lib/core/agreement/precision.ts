import type { Estimate } from "@/lib/core/estimate";

/** How wide an interval is, and how many items with two ratings or more would bring it to a width that is wanted. */
export interface Precision {
  /** Half of the interval. */
  reach: number;
  wanted: number;
  /** Items in all; the ones that there are where the interval is narrow enough. */
  items: number;
  /** How many more than there are. */
  more: number;
}

/**
 * The number of items at which the interval of an estimate would reach no farther than `wanted` to either side. The standard error of a
 * mean over independent items falls with the square root of their number, so n' = n (reach / wanted)^2; more items of the same kind are
 * taken for granted. `null` without an interval, or where it has no width.
 */
export function precisionOf({ interval, items }: Estimate, wanted: number): Precision | null {
  if (interval === null || items === 0) return null;
  const reach = (interval[1] - interval[0]) / 2;
  if (!(reach > 0)) return null;
  const needed = Math.max(items, Math.ceil(items * (reach / wanted) ** 2));
  return { reach, wanted, items: needed, more: needed - items };
}
