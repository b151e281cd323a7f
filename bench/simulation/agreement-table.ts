import { integerBelow } from "@/lib/core/random/draws";
import type { Random } from "@/lib/core/random/generator";
import type { RatingRow } from "@/lib/core/rating-table";

export interface AgreementDesign {
  units: number;
  raters: number;
  /** Share of ratings that are missing at random. */
  missing: number;
  alpha: number;
  /** How many copies every fifth unit has, with the labels of the first. */
  copies?: number;
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

/** The same with copies, and of each item the number of the unit that it says again or is. */
export function simulateCopied(
  design: AgreementDesign,
  random: Random,
): { rows: RatingRow[]; unitOf: (item: string) => number } {
  const rows = simulateAgreement(design, random);
  const numberOf = (item: string) => Number(item.slice(1).split(" ")[0]);
  const copies = rows
    .filter(({ item }) => numberOf(item) % 5 === 0)
    .flatMap((row) => Array.from({ length: design.copies ?? 0 }, (_, k) => ({ ...row, item: `${row.item} ${k}` })));
  return { rows: [...rows, ...copies], unitOf: numberOf };
}
