import { about, above, below } from "@/components/curate/reading/reading-words";
import { formatCount, formatNumber } from "@/components/ui/format";
import type { Estimate } from "@/lib/core/estimate";
import type { CheckMeasured } from "@/lib/curate/measurements/measured";
import type { SideResult } from "@/lib/curate/measurements/result";

const sure = ({ confidence }: Estimate) => `with ${formatNumber(confidence * 100)} % confidence`;

/** How often a check is right: "54 of 60 that it flags lack it: between 80.1 % and 95.6 % of what it flags do, with 95 % confidence." */
export function precisionSentence(precision: Estimate, { decided, lacking }: SideResult): string {
  const { value, interval, intervalMethod } = precision;
  if (value === null || !interval) return "Of what it flags, nothing is decided.";
  const [low, high] = interval;
  if (intervalMethod === "census")
    return `All ${formatNumber(decided)} that it flags were read: ${formatNumber(lacking)} lack it.`;
  const seen = `${formatNumber(lacking)} of ${formatNumber(decided)} that it flags lack it`;
  if (intervalMethod === "none-seen") return `${seen}: under ${below(high)} of what it flags do, ${sure(precision)}.`;
  if (intervalMethod === "all-seen") return `${seen}: over ${above(low)} of what it flags do, ${sure(precision)}.`;
  return `${seen}: between ${above(low)} and ${below(high)} of what it flags do, ${sure(precision)}.`;
}

/** What a check misses: "2 of 60 that it does not flag lack it: of all that lack it, it misses about 22.4 %, between 3.9 % and 37.4 %, …" */
export function missesSentence(misses: Estimate, { decided, lacking }: SideResult): string {
  const { value, interval, intervalMethod, undefinedBecause } = misses;
  if (value === null || !interval)
    return undefinedBecause === "none-lacking"
      ? "Nobody found an example that lacks it, so nothing is known of what it misses."
      : "Of one side nothing is decided, so nothing is known of what it misses.";
  const [low, high] = interval;
  const seen = `${formatNumber(lacking)} of ${formatNumber(decided)} that it does not flag lack it`;
  if (intervalMethod === "census") return `${seen}: of all that lack it, it misses ${about(value)}.`;
  if (intervalMethod === "none-missed")
    return `${seen}: of all that lack it, it misses under ${below(high)}, ${sure(misses)}.`;
  if (intervalMethod === "all-missed")
    return `${seen}: of all that lack it, it misses over ${above(low)}, ${sure(misses)}.`;
  return `${seen}: of all that lack it, by the sizes of both sides, it misses about ${about(value)}, between ${above(low)} and ${below(high)}, ${sure(misses)}.`;
}

interface Named {
  key: string;
  title: string;
}

/** Which check is not to be trusted: the one whose precision reaches down the furthest, then those of which nobody knows. */
export function trustSentence(checks: readonly Named[], measured: ReadonlyMap<string, CheckMeasured>): string {
  const known = checks.flatMap(({ key, title }) => {
    const precision = measured.get(key)?.now?.precision;
    return precision?.interval ? [{ title, interval: precision.interval }] : [];
  });
  const unknown = checks.filter(({ key }) => !measured.get(key)?.now?.precision.interval);
  if (known.length === 0)
    return checks.length === 1
      ? "This check was never measured: nobody knows how often it is right."
      : `None of these ${formatNumber(checks.length)} checks was ever measured: nobody knows how often they are right.`;
  const weakest = known.reduce((least, one) => (one.interval[0] < least.interval[0] ? one : least));
  const [low, high] = weakest.interval;
  // All that it flags were read: nothing is left to chance.
  const lacking = low === high ? about(low) : `between ${above(low)} and ${below(high)}`;
  const said = `Trust “${weakest.title}” least: of what it flags, ${lacking} lack the quality.`;
  if (unknown.length === 0) return said;
  const [first, second, ...others] = unknown.map(({ title }) => `“${title}”`);
  const names = [first, ...(second ? [second] : [])].join(others.length > 0 ? ", " : " and ");
  const rest = others.length > 0 ? ` and ${formatCount(others.length, "other")}` : "";
  return `${said} Never measured: ${names}${rest}.`;
}
