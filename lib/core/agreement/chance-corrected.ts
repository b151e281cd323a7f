import type { Contribution } from "@/lib/core/agreement/block-sums";
import { accumulate, resample, type Totals } from "@/lib/core/agreement/block-sums";
import type { Blocks } from "@/lib/core/agreement/blocks";
import { type Disagreement, quadraticForm } from "@/lib/core/agreement/disagreement/form";
import { nominalDisagreement } from "@/lib/core/agreement/disagreement/nominal";
import type { Resampleable } from "@/lib/core/agreement/resampling/resampleable";

/*
 * The coefficients of Gwet's "Handbook of Inter-Rater Reliability" (4th ed. 2014, ch. 2-4) in the forms for missing
 * ratings, (p_a - p_e) / (1 - p_e), written with disagreements d = 1 - w. Their weights are on the category values. Items
 * with a single rating count in the category shares pi_k of Fleiss' kappa and AC, unlike in alpha, and nowhere else.
 */

/** Mean over items of the share of agreeing pairs; the usual percent agreement. */
export function percentAgreementByItem(blocks: Blocks): Resampleable {
  const d = nominalDisagreement(blocks.patterns.categories);
  return resample(accumulate(blocks, pairShares, d, d), (totals) => 1 - observed(totals));
}

/** Agreeing pairs out of all pairs; differs from the mean over items where items have different numbers of ratings. */
export function percentAgreementByPair(blocks: Blocks): Resampleable {
  const d = nominalDisagreement(blocks.patterns.categories);
  return resample(accumulate(blocks, pairs, d, d), (totals) => 1 - observed(totals));
}

/** Fleiss' kappa (Fleiss 1971), generalised: p_e = sum w_kl pi_k pi_l, pi_k the mean share of category k over items. */
export function fleissKappa(blocks: Blocks, disagreement: Disagreement): Resampleable {
  return resample(accumulate(blocks, shares, disagreement, disagreement), (totals) =>
    corrected(totals, totals.expected / totals.mass ** 2),
  );
}

/** Brennan & Prediger (1981): p_e = sum w_kl / q^2 over the q declared categories. PABAK when q = 2. */
export function brennanPrediger(blocks: Blocks, disagreement: Disagreement): Resampleable {
  const expected = sumOfAll(disagreement) / disagreement.categories ** 2;
  return resample(accumulate(blocks, pairShares, disagreement, disagreement), (totals) => corrected(totals, expected));
}

/** Gwet's AC1 (identity weights) and AC2: p_e = sum w_kl / (q (q - 1)) sum pi_k (1 - pi_k) over q declared categories. */
export function gwetAC(blocks: Blocks, disagreement: Disagreement): Resampleable {
  const q = disagreement.categories;
  const weight = (q * q - sumOfAll(disagreement)) / (q * (q - 1));
  const nominal = nominalDisagreement(q);
  return resample(accumulate(blocks, shares, disagreement, nominal), (totals) =>
    q < 2 ? Number.NaN : corrected(totals, 1 - weight * (totals.expected / totals.mass ** 2)),
  );
}

const shares: Contribution = (m, within) => ({
  observed: m < 2 ? 0 : within / (m * (m - 1)),
  ratingWeight: 1 / m,
  pairable: m < 2 ? 0 : 1,
});

/** The same without the items that have no pair: where no category shares are asked for they are no units. */
const pairShares: Contribution = (m, within) => ({ ...shares(m, within), ratingWeight: m < 2 ? 0 : 1 / m });

const pairs: Contribution = (m, within) => ({
  observed: within,
  ratingWeight: m < 2 ? 0 : 1,
  pairable: m * (m - 1),
});

function observed(totals: Totals): number {
  return totals.pairable > 0 ? totals.observed / totals.pairable : Number.NaN;
}

/** (p_a - p_e) / (1 - p_e) = 1 - (1 - p_a) / (1 - p_e). */
function corrected(totals: Totals, expectedDisagreement: number): number {
  return expectedDisagreement > 0 ? 1 - observed(totals) / expectedDisagreement : Number.NaN;
}

function sumOfAll(disagreement: Disagreement): number {
  return quadraticForm(disagreement, new Float64Array(disagreement.categories).fill(1));
}
