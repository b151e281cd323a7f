import { integerBelow } from "@/lib/core/random/draws";
import type { Random } from "@/lib/core/random/generator";
import type { RatingRow } from "@/lib/core/rating-table";

export interface AgreementDesign {
  units: number;
  raters: number;
  /** Share of ratings that are missing at random. */
  missing: number;
  alpha: number;
}

const CATEGORIES = 4;

/**
 * Nominal ratings in 4 equally frequent categories whose population alpha is known: every rater knows the unit's category
 * with probability sqrt(alpha) and guesses evenly otherwise, so two raters agree with probability alpha + (1 - alpha) / 4.
 */
export function simulateAgreement({ units, raters, missing, alpha }: AgreementDesign, random: Random): RatingRow[] {
  const rows: RatingRow[] = [];
  for (let u = 0; u < units; u++) {
    const truth = integerBelow(random, CATEGORIES);
    for (let r = 0; r < raters; r++) {
      const knows = random.uniform() < Math.sqrt(alpha);
      const value = knows ? truth : integerBelow(random, CATEGORIES);
      if (random.uniform() >= missing) rows.push({ item: `u${u}`, rater: `r${r}`, value });
    }
  }
  return rows;
}
