import type { Estimate, UndefinedReason } from "@/lib/core/estimate";

/** An estimate made up for looking at it. */
export function sample(
  value: number | null,
  interval: [number, number] | null,
  items: number,
  method = "alpha-ordinal",
): Estimate {
  return {
    value,
    interval,
    standardError: interval && (interval[1] - interval[0]) / 3.92,
    confidence: 0.95,
    intervalMethod: interval && "jackknife-t",
    items,
    raters: 6,
    pairs: items * 3,
    judgments: items * 3,
    method,
    undefinedBecause: null,
  };
}

export function missing(reason: UndefinedReason, items = 0): Estimate {
  return { ...sample(null, null, items), undefinedBecause: reason };
}
