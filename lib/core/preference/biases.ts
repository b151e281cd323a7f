import type { Estimate } from "@/lib/core/estimate";
import type { Comparison } from "@/lib/core/preference/comparison";
import { shareEstimate } from "@/lib/core/preference/share";

/** Share of decided comparisons that the response shown first won; .5 without position bias. */
export function positionBias(comparisons: readonly Comparison[]): Estimate {
  const decided = comparisons.filter(({ winner }) => winner !== "tie");
  const first = decided.filter(({ winner }) => winner === "first").length;
  return shareEstimate("first-shown-wins", first, decided.length, extent(decided));
}

/** Share of decided comparisons between responses of different known length that the longer one won; .5 without bias. */
export function lengthBias(comparisons: readonly Comparison[]): Estimate {
  const decided = comparisons.filter(
    ({ winner, firstLength, secondLength }) =>
      winner !== "tie" && firstLength != null && secondLength != null && firstLength !== secondLength,
  );
  const longer = decided.filter(
    ({ winner, firstLength, secondLength }) => (winner === "first") === firstLength! > secondLength!,
  ).length;
  return shareEstimate("longer-wins", longer, decided.length, extent(decided));
}

/** Share of comparisons that ended in a tie. */
export function tieRate(comparisons: readonly Comparison[]): Estimate {
  const ties = comparisons.filter(({ winner }) => winner === "tie").length;
  return shareEstimate("tie-rate", ties, comparisons.length, extent(comparisons));
}

/** Any of these figures for each annotator by name, in the order of first appearance. */
export function byAnnotator(
  comparisons: readonly Comparison[],
  figure: (own: readonly Comparison[]) => Estimate,
): Map<string, Estimate> {
  const groups = new Map<string, Comparison[]>();
  for (const comparison of comparisons) {
    const group = groups.get(comparison.annotator);
    if (group) group.push(comparison);
    else groups.set(comparison.annotator, [comparison]);
  }
  return new Map([...groups].map(([annotator, own]) => [annotator, figure(own)]));
}

/** How many different items and annotators stand behind a figure. */
export function extent(comparisons: readonly Comparison[]): { items: number; raters: number } {
  return {
    items: new Set(comparisons.map(({ item }) => item)).size,
    raters: new Set(comparisons.map(({ annotator }) => annotator)).size,
  };
}
