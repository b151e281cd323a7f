import { formatCount, formatNumber } from "@/components/ui/format";
import type { Estimate, UndefinedReason } from "@/lib/core/estimate";

/** How a statistic is written. Rounding happens here, never before. */
export interface EstimateFormat {
  /** Digits after the point; two, or none for a percentage. */
  digits?: number;
  /** The value is a share, shown as percent. */
  percent?: boolean;
  /** The value is a difference: a plus sign is written. */
  signed?: boolean;
  unit?: string;
}

/** One end or the middle of an estimate: `0.71`, `87 %`, `+0.09`. */
export function writeValue(value: number, { digits, percent, signed, unit }: EstimateFormat = {}): string {
  return percent
    ? formatNumber(value * 100, { digits: digits ?? 0, signed, unit: "%" })
    : formatNumber(value, { digits: digits ?? 2, signed, unit });
}

/** `[0.64, 0.78]`; the unit is written once, with the value. */
export function writeInterval([low, high]: [number, number], format: EstimateFormat = {}): string {
  const bare = { ...format, unit: undefined };
  const end = (value: number) => writeValue(value, bare).replace(/\u202f%$/, "");
  return `[${end(low)}, ${end(high)}]`;
}

/** The interval of an estimate in words: none where nothing was estimated, since all were looked at. */
export function intervalWords(
  { interval, intervalMethod }: Pick<Estimate, "interval" | "intervalMethod">,
  format: EstimateFormat = {},
): string {
  if (!interval) return "no interval";
  return intervalMethod === "census" ? "all were read" : writeInterval(interval, format);
}

const MOST_MORE = 2;

/** With as many digits more as it takes to tell the ends of the interval apart: of many examples it is narrow. */
export function fitting(format: EstimateFormat = {}, interval: readonly [number, number] | null): EstimateFormat {
  if (!interval || interval[0] === interval[1]) return format;
  const least = format.digits ?? (format.percent ? 0 : 2);
  const areAlike = (digits: number) => {
    const [low, high] = interval.map((end) => writeValue(end, { ...format, digits }));
    return low === high;
  };
  let digits = least;
  while (digits < least + MOST_MORE && areAlike(digits)) digits++;
  return digits === least ? format : { ...format, digits };
}

const METHODS: [RegExp, string][] = [
  [/^alpha-(.+)$/, "Krippendorff’s alpha, $1"],
  [/^cohen(?:-kappa)?-?(.*)$/, "Cohen’s kappa, $1"],
  [/^fleiss(?:-kappa)?-?(.*)$/, "Fleiss’ kappa, $1"],
  [/^kendall-w$/, "Kendall’s W"],
  [/^percent-unit$/, "percent agreement, mean over items"],
  [/^percent-pair$/, "percent agreement, over pairs"],
  [/^span-f1-(.+)$/, "F1 of spans, $1"],
  [/^span-alpha-characters$/, "Krippendorff’s alpha of characters"],
  [/^variance-share-.+$/, "share of variance, REML"],
  [/^ac([12])-?(.*)$/, "Gwet’s AC$1, $2"],
  [/^severity$/, "own score minus the mean of the others on the same examples"],
  [/^right-on-known$/, "share of labels that are the known answer"],
  [/^right-on-known-difference$/, "right or not, minus the share of the others who are, on the same examples"],
  [/^slope-of-log-time-on-log-length$/, "slope of log time on log length"],
  [/^halo$/, "mean correlation of scales, without the examples’ means"],
  [/^first-shown-wins$/, "share won by the response shown first"],
  [/^longer-wins$/, "share won by the longer response"],
  [/^longer-wins-difference$/, "longer chosen or not, minus the share of the others who did, on the same examples"],
  [/^cyclic-triads$/, "share of triads that go round in a circle"],
  [/^fisher-z$/, "Fisher’s z"],
  [/^wilson$/, "Wilson’s interval"],
  [/^woodruff$/, "Woodruff’s interval"],
  [/^recovered-(.+)$/, "put together from both intervals (Newcombe), $1"],
  [/^clopper-pearson$/, "Clopper and Pearson’s exact interval"],
  [/^none-seen$/, "exact one-sided bound, as none was seen"],
  [/^all-seen$/, "exact one-sided bound, as all were alike"],
  [/^gamma-weighted$/, "Fay and Feuer’s interval of a weighted sum"],
  [/^census$/, "all were read, nothing is estimated"],
  [/^jeffreys$/, "Jeffreys’ interval"],
  [/^jeffreys-ratio$/, "posterior of the ratio under Jeffreys’ priors"],
  [/^none-missed$/, "exact one-sided bound, as none was missed"],
  [/^all-missed$/, "exact one-sided bound, as none was found"],
  [/^check-precision$/, "share of what the check flags that lacks its quality"],
  [/^check-misses$/, "share of what lacks the quality that the check does not flag"],
  [/^lacking-(\w+)$/, "share that is not $1"],
  [/^agrees$/, "share of examples on which every answer is what stands"],
  [/^t$/, "Student’s t"],
  [/^t-by-item$/, "Student’s t over examples"],
  [/^bradley-terry$/, "Bradley-Terry strength"],
  [/^sandwich-(.+)$/, "sandwich by prompt, $1 quantiles"],
  [/^jackknife-(.+)$/, "jackknife by item, $1 quantiles"],
  [/^bootstrap-(.+)$/, "bootstrap by item, $1"],
];

/** The name of a method for people, to begin a sentence: `alpha-ordinal` gives `Krippendorff’s alpha, ordinal`. */
export function methodWords(method: string): string {
  const known = METHODS.find(([pattern]) => pattern.test(method));
  const words = known ? method.replace(known[0], known[1]) : method;
  const plain = words.replace(/, $/, "").replaceAll("-", " ");
  return plain.charAt(0).toUpperCase() + plain.slice(1);
}

/** Coefficients that take away what chance alone would give. */
export const CHANCE = /^(alpha|cohen|fleiss|ac[12])/;
export const BELOW_ZERO =
  "Below zero: people agree less often than by chance. Often two readings of one rule; look at the pairs and at what carries it.";

/** A reason in two or three words, for a table cell; the full sentence is in `UNDEFINED_WORDS`. */
export function shortReason(reason: UndefinedReason): string {
  return SHORT[reason] ?? reason.replaceAll("-", " ");
}

/** Where the name of a reason alone would not say what is meant. */
const SHORT: Partial<Record<UndefinedReason, string>> = {
  "no-items": "no ratings yet",
  "no-pairable-items": "no item with two ratings",
  "no-variation": "all answered the same",
  "one-rater": "only one person answered",
  "one-category": "only one possible answer",
  "needs-complete-table": "not everybody rated all",
  "needs-two-raters": "compares just two people",
  "needs-three-ratings-per-item": "needs three ratings each",
  "not-identifiable": "cannot be told apart",
  "no-repeats": "nobody rated twice",
  "stratum-not-sampled": "a part was not read",
  "levels-differ": "asked at different levels",
  "did-not-converge": "no stable value",
};

/** `120 items, 6 raters, 1,204 pairs`: what the statistic rests on; `(100 with copies as one)` behind the items where some are. */
export function baseWords({
  items,
  units,
  raters,
  pairs,
}: Pick<Estimate, "items" | "units" | "raters" | "pairs">): string {
  const apart = units === undefined || units === items ? "" : ` (${formatNumber(units)} with copies as one)`;
  const parts = [`${formatCount(items, "item")}${apart}`, formatCount(raters, "rater")];
  if (pairs > 0) parts.push(formatCount(pairs, "pair"));
  return parts.join(", ");
}
