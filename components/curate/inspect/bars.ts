import { binRanges } from "@/lib/core/facts/bins";
import { factNamed } from "@/lib/core/facts/catalogue";
import { type FactPlace, type FactTest, inRange } from "@/lib/core/facts/condition";
import type { Distribution } from "@/lib/core/facts/distribution";
import { unmarked } from "@/lib/core/text/marked-names";
import type { WordNames } from "@/lib/guideline/checks/check-words";
import { rangeWords, wordName } from "./fact-words";

/** One bar of a distribution: what it is called, how many there are, and what its examples meet; null where nothing can be asked of them. */
export interface FactBar {
  label: string;
  count: number;
  condition: FactTest | null;
}

/** The bars of a distribution in their order; then what has no value, and what was not looked at. */
export function barsOf(place: FactPlace, distribution: Distribution, names: WordNames): FactBar[] {
  const { missing, unlooked } = distribution;
  return [
    ...shownBars(place, distribution, names),
    ...(missing > unlooked
      ? [{ label: "none", count: missing - unlooked, condition: { ...place, operator: "none" as const } }]
      : []),
    ...(unlooked > 0 ? [{ label: "not looked at", count: unlooked, condition: null }] : []),
  ];
}

function shownBars(place: FactPlace, distribution: Distribution, names: WordNames): FactBar[] {
  const { fact } = place;
  switch (distribution.is) {
    case "amounts":
      return (distribution.range ? binRanges(distribution.range.bins) : []).map((range, bin) => ({
        label: rangeWords(factNamed(fact)!, range),
        count: distribution.counts[bin]!,
        condition: inRange(place, range),
      }));
    case "words":
      return distribution.top.map(({ word, count }) => ({
        label: unmarked(wordName(names, fact, word)),
        count,
        condition: { ...place, operator: "is", values: [word] },
      }));
    case "flags":
      return [
        { label: "yes", count: distribution.yes, condition: { ...place, operator: "yes" } },
        { label: "no", count: distribution.no, condition: { ...place, operator: "no" } },
      ];
    case "lists":
      return [
        ...distribution.types.map(({ type, having }) => ({
          label: type,
          count: having,
          condition: { ...place, operator: "has" as const, types: [type] },
        })),
        {
          label: "nothing",
          count: distribution.units - distribution.missing - distribution.having,
          condition: { ...place, operator: "has-not" },
        },
      ];
    case "hashes":
      return distribution.top.map(({ hash, count }) => ({
        label: hash.slice(0, 8),
        count,
        condition: { ...place, operator: "is", values: [hash] },
      }));
  }
}
