import { cohenKappa } from "@/lib/core/agreement/cohen";
import type { Disagreement } from "@/lib/core/agreement/disagreement/form";
import { DEFAULT_CONFIDENCE, undefinedEstimate, unlessForced } from "@/lib/core/agreement/estimate-from";
import type { PairCounts } from "@/lib/core/agreement/pair-counts";
import { CHANCE_CORRECTED, within } from "@/lib/core/agreement/range";
import type { Estimate } from "@/lib/core/estimate";
import { normalQuantile } from "@/lib/core/special/normal";
import { studentTQuantile } from "@/lib/core/special/student-t";

/** Cohen's kappa of the items that two raters both rated, with the interval of Fleiss, Cohen & Everitt (1969); copies are one unit. */
export function cohenEstimate(
  method: string,
  counts: PairCounts,
  disagreement: Disagreement,
  confidence = DEFAULT_CONFIDENCE,
): Estimate {
  const { value, standardError, items, units } = cohenKappa(counts, disagreement);
  const base = { items, raters: 2, pairs: items, judgments: 2 * items };
  const estimate = undefinedEstimate(method, base, items === 0 ? "no-pairable-items" : "no-variation", confidence);
  if (value === null || standardError === null) return estimate;
  const p = 1 - (1 - confidence) / 2;
  const reach = (units ? studentTQuantile(p, units.degrees) : normalQuantile(p)) * standardError;
  return unlessForced({
    ...estimate,
    value,
    standardError,
    ...(units && { units: units.n }),
    interval: within([value - reach, value + reach], value, CHANCE_CORRECTED),
    intervalMethod: "fleiss-cohen-everitt",
    undefinedBecause: null,
  });
}
