/**
 * Why a statistic has no value. A code, so that views choose the words; never NaN, never a stand-in number.
 */
export type UndefinedReason =
  | "no-items"
  | "no-pairable-items"
  | "no-variation"
  | "one-rater"
  | "one-category"
  | "needs-complete-table"
  | "needs-two-raters"
  | "needs-three-ratings-per-item"
  | "needs-numeric-values"
  | "needs-category-order"
  | "negative-values-on-ratio-level"
  | "values-too-large"
  | "not-identifiable"
  | "too-few-items"
  | "too-many-categories"
  | "too-many-pairs"
  | "too-many-raters"
  | "no-spans"
  | "no-repeats"
  | "not-compared"
  | "levels-differ"
  | "stratum-not-sampled"
  | "none-lacking"
  | "did-not-converge";

/**
 * The one shape in which every statistic is returned.
 *
 * `value` is `null` exactly when `undefinedBecause` is set. `interval` is `[low, high]` at `confidence` (0.95 unless asked
 * otherwise), unrounded, and `null` where no interval is defined (for example a single item).
 */
export interface Estimate {
  value: number | null;
  interval: [low: number, high: number] | null;
  standardError: number | null;
  confidence: number;
  /** How the interval came to be, for example `jackknife-t` or `bootstrap-bca`; `null` without an interval. */
  intervalMethod: string | null;
  /** Items that entered the statistic. */
  items: number;
  /** How many units the interval takes for independent, where these are not the items: copies of a text are one. */
  units?: number;
  raters: number;
  /** Pairs of ratings that were compared. */
  pairs: number;
  judgments: number;
  /** Name of the statistic, for example `alpha-ordinal`. */
  method: string;
  undefinedBecause: UndefinedReason | null;
}
