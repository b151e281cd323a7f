import { binRanges } from "@/lib/core/facts/bins";
import { factNamed } from "@/lib/core/facts/catalogue";
import type { Distribution } from "@/lib/core/facts/distribution";
import type { FactTest } from "@/lib/core/facts/look-condition";
import { unmarked } from "@/lib/core/text/marked-names";
import { rangeWords, type WordNames, wordName } from "./fact-words";

/** One bar of a distribution: what it is called, how many there are, and what its examples pass. */
export interface FactBar {
  label: string;
  count: number;
  test: FactTest;
}

/** The bars of a distribution in their order, what is missing last. */
export function barsOf(fact: string, distribution: Distribution, names: WordNames): FactBar[] {
  const bars = shownBars(fact, distribution, names);
  const { missing } = distribution;
  return missing > 0 ? [...bars, { label: "none", count: missing, test: { is: "missing" } }] : bars;
}

function shownBars(fact: string, distribution: Distribution, names: WordNames): FactBar[] {
  switch (distribution.is) {
    case "amounts":
      return (distribution.range ? binRanges(distribution.range.bins) : []).map((range, bin) => ({
        label: rangeWords(factNamed(fact)!, range),
        count: distribution.counts[bin]!,
        test: { is: "range", ...range },
      }));
    case "words":
      return distribution.top.map(({ word, count }) => ({
        label: unmarked(wordName(names, fact, word)),
        count,
        test: { is: "word", word },
      }));
    case "flags":
      return [
        { label: "yes", count: distribution.yes, test: { is: "flag", flag: true } },
        { label: "no", count: distribution.no, test: { is: "flag", flag: false } },
      ];
    case "lists":
      return [
        ...distribution.types.map(({ type, having }) => ({
          label: type,
          count: having,
          test: { is: "type" as const, type },
        })),
        {
          label: "nothing",
          count: distribution.units - distribution.missing - distribution.having,
          test: { is: "none" },
        },
      ];
    case "hashes":
      return distribution.top.map(({ hash, count }) => ({
        label: hash.slice(0, 8),
        count,
        test: { is: "hash", hash },
      }));
  }
}
