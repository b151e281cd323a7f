import type { Contribution } from "@/lib/core/agreement/block-sums";
import { accumulate, resample } from "@/lib/core/agreement/block-sums";
import type { Blocks } from "@/lib/core/agreement/blocks";
import { nominalDisagreement } from "@/lib/core/agreement/disagreement/nominal";
import type { Resampleable } from "@/lib/core/agreement/resampling/resampleable";

/**
 * Scott's pi (Scott 1955) of two raters: (p_o - p_e) / (1 - p_e) with p_e from the pooled margins of the items that both
 * rated.
 */
export function scottPi(blocks: Blocks): Resampleable {
  const d = nominalDisagreement(blocks.patterns.categories);
  return resample(accumulate(blocks, bothRated, d, d), ({ observed, pairable, expected, mass }) =>
    expected > 0 ? 1 - observed / pairable / (expected / mass ** 2) : Number.NaN,
  );
}

const bothRated: Contribution = (m, within) =>
  m === 2 ? { observed: within / 2, ratingWeight: 1, pairable: 1 } : { observed: 0, ratingWeight: 0, pairable: 0 };
