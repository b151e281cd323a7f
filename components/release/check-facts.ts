import { about, above, below } from "@/components/curate/reading/reading-words";
import type { Definition } from "@/components/ui/definition-list";
import type { Estimate } from "@/lib/core/estimate";
import type { ReleaseManifest } from "@/lib/release/schema";

type Rates = Pick<Estimate, "value" | "interval">;

function rateWords({ value, interval }: Rates): string {
  if (value === null || !interval) return "not known";
  if (interval[0] === interval[1]) return about(value);
  return `${about(value)} (${above(interval[0])} to ${below(interval[1])})`;
}

/** What a manifest says of the checks of its version: how often each is right and what it misses, or that nobody measured it. */
export function checkFacts({ checks = [] }: ReleaseManifest): Definition[] {
  return checks.map(({ title, measured }) => ({
    term: `Check “${title}”`,
    value: measured
      ? `precision ${rateWords(measured.precision)}, misses ${rateWords(measured.misses)}`
      : "never measured",
  }));
}
