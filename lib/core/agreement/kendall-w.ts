import { midRanks } from "@/lib/core/agreement/midranks";

/**
 * Kendall's coefficient of concordance with correction for ties (Kendall & Smith 1939; Siegel & Castellan 1988):
 *
 *     W = 12 S / (m^2 (n^3 - n) - m sum_j T_j)
 *
 * for m raters who each ranked all n items, S the squared deviations of the items' rank sums, T_j = sum (t^3 - t) over the
 * ties of rater j. `scores[j]` are the scores of rater j. `null` without variation.
 */
export function kendallW(scores: readonly Float64Array[]): number | null {
  const m = scores.length;
  const n = scores[0]?.length ?? 0;
  const sums = new Float64Array(n);
  let ties = 0;
  for (const own of scores) {
    const ranked = midRanks(own);
    ties += ranked.ties;
    ranked.ranks.forEach((rank, i) => {
      sums[i]! += rank;
    });
  }
  const mean = (m * (n + 1)) / 2;
  const spread = sums.reduce((sum, s) => sum + (s - mean) ** 2, 0);
  const largest = m * m * (n ** 3 - n) - m * ties;
  return largest > 0 ? (12 * spread) / largest : null;
}
