import type { Estimate } from "@/lib/core/estimate";
import { normalQuantile } from "@/lib/core/special/normal";

/**
 * A share k / n with Wilson's score interval (1927): (p + z^2/2n -+ z sqrt(p(1-p)/n + z^2/4n^2)) / (1 + z^2/n), which is
 * never empty at 0 or 1. Undefined (`no-items`) for n = 0. `items` and `raters` describe what was counted.
 */
export function shareEstimate(
  method: string,
  successes: number,
  trials: number,
  { items, raters }: { items: number; raters: number },
  confidence = 0.95,
): Estimate {
  const common = { confidence, items, raters, pairs: trials, judgments: trials, method };
  if (trials === 0) {
    return {
      ...common,
      value: null,
      interval: null,
      standardError: null,
      intervalMethod: null,
      undefinedBecause: "no-items",
    };
  }
  const p = successes / trials;
  const z = normalQuantile(0.5 + confidence / 2);
  const scale = 1 + (z * z) / trials;
  const centre = (p + (z * z) / (2 * trials)) / scale;
  const reach = (z / scale) * Math.sqrt((p * (1 - p)) / trials + (z * z) / (4 * trials * trials));
  return {
    ...common,
    value: p,
    interval: [Math.max(0, centre - reach), Math.min(1, centre + reach)],
    standardError: Math.sqrt((p * (1 - p)) / trials),
    intervalMethod: "wilson",
    undefinedBecause: null,
  };
}
