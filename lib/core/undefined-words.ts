import type { UndefinedReason } from "@/lib/core/estimate";

/** One plain sentence for every reason why a statistic has no value: what is missing, and where possible what to do. */
export const UNDEFINED_WORDS: Readonly<Record<UndefinedReason, string>> = {
  "no-items": "There are no ratings yet.",
  "no-pairable-items": "No item has two ratings yet, so there is nothing to compare.",
  "no-variation": "All ratings are the same, so chance agreement cannot be told from real agreement.",
  "one-rater": "Only one person has rated; agreement needs a second.",
  "one-category": "Only one category is declared, so no disagreement is possible.",
  "needs-complete-table": "This statistic needs every rater to have rated every item.",
  "needs-two-raters": "This statistic compares exactly two raters.",
  "needs-three-ratings-per-item": "This needs at least three ratings per item, or gold items.",
  "needs-numeric-values": "This level of measurement needs numbers, and some values are not numbers.",
  "needs-category-order": "An ordinal level needs the order of the categories; declare them from lowest to highest.",
  "negative-values-on-ratio-level": "A ratio scale has no values below zero; use the interval level.",
  "values-too-large": "Some numbers are too large to be added up; write them in a larger unit.",
  "not-identifiable": "The design does not allow the effects to be told apart.",
  "too-few-items": "There are too few items for this statistic.",
  "too-many-categories": "There are too many distinct values to compare each with each; use a coarser scale.",
  "too-many-pairs": "There are too many pairs of ratings to list one by one; select fewer items or raters.",
  "too-many-raters": "There are too many raters and items to separate their effects here.",
  "no-spans": "Neither annotator marked a span, so there is nothing to match.",
  "no-repeats": "Nobody has rated the same item twice, so consistency over repeats is unknown.",
  "not-compared": "Free text is not compared by a coefficient, and spans are matched instead.",
  "levels-differ": "The two were asked at different levels of measurement, so their agreement cannot be subtracted.",
  "stratum-not-sampled": "Of one part nothing was read, so a share of the whole would leave it out.",
  "none-lacking": "Nobody found an example that lacks it, so there is nothing that could be missed.",
  "did-not-converge": "The estimation did not settle on a value.",
};
