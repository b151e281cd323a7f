import type { Contribution } from "@/lib/core/agreement/block-sums";
import { accumulate, resample, type Totals } from "@/lib/core/agreement/block-sums";
import type { Blocks } from "@/lib/core/agreement/blocks";
import type { Disagreement } from "@/lib/core/agreement/disagreement/form";
import type { Resampleable } from "@/lib/core/agreement/resampling/resampleable";

/**
 * Krippendorff's alpha with any metric, for any number of raters and missing ratings (Krippendorff 2011, "Computing
 * Krippendorff's Alpha-Reliability"):
 *
 *     alpha = 1 - D_o / D_e,   D_o = (1/n) sum_u W_u / (m_u - 1),   D_e = n'Dn / (n (n - 1))
 *
 * with W_u the summed disagreement over ordered pairs within unit u, and margins over pairable ratings only: a unit with
 * one rating has no part in it, not even in D_e. Undefined without pairable units or without variation (D_e = 0).
 */
export function alpha(blocks: Blocks, disagreement: Disagreement): Resampleable {
  return resample(accumulate(blocks, coincidences, disagreement, disagreement), fromCoincidences);
}

/** Observed and expected disagreement in the raw units of the metric; `null` when there is no pairable unit. */
export function alphaDisagreements(
  blocks: Blocks,
  disagreement: Disagreement,
): { observed: number; expected: number } | null {
  const { all } = accumulate(blocks, coincidences, disagreement, disagreement);
  if (all.mass === 0) return null;
  return {
    observed: (all.observed / all.mass) * disagreement.unit,
    expected: (all.expected / (all.mass * (all.mass - 1))) * disagreement.unit,
  };
}

/** An item with m >= 2 ratings gives each of them the weight 1, spread over its m - 1 partners. */
export const coincidences: Contribution = (m, within) =>
  m < 2 ? { observed: 0, ratingWeight: 0, pairable: 0 } : { observed: within / (m - 1), ratingWeight: 1, pairable: m };

function fromCoincidences({ observed, expected, mass }: Totals): number {
  return expected > 0 ? 1 - ((mass - 1) * observed) / expected : Number.NaN;
}
