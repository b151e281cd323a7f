import { formatNumber } from "@/components/ui/format";
import { factNamed } from "@/lib/core/facts/catalogue";
import type { AmountDistribution, Distribution } from "@/lib/core/facts/distribution";
import type { FactDefinition } from "@/lib/core/facts/fact";
import type { WordNames } from "@/lib/guideline/checks/check-words";
import { amountWords } from "../amount-words";
import { shareWords } from "../share-words";
import { wordName } from "./fact-words";

/** What a distribution says, in a sentence; it claims nothing beyond what was looked at. */
export function readingOf(fact: string, distribution: Distribution, names: WordNames = {}): string {
  const definition = factNamed(fact)!;
  const { units, missing } = distribution;
  if (units === 0) return "There is nothing to look at.";
  if (missing === units) return distribution.is === "words" ? "None says." : "Of none it is known.";
  const known = units - missing;
  const rest = missing > 0 ? ` ${missingWords(distribution, missing, units)}` : "";
  return `${sayKnown(definition, distribution, known, names)}${rest}`;
}

function missingWords(distribution: Distribution, missing: number, units: number): string {
  const share = shareWords(missing, units);
  return distribution.is === "words" ? `${share} say none.` : `For ${share} there is none.`;
}

function sayKnown(definition: FactDefinition, distribution: Distribution, known: number, names: WordNames): string {
  switch (distribution.is) {
    case "amounts":
      return amounts(definition, distribution);
    case "words": {
      const [first, second] = distribution.top;
      const name = (word: string) => wordName(names, definition.name, word);
      if (!first) return "None says.";
      if (distribution.distinct === 1)
        return known === 1 ? `It is ${name(first.word)}.` : `All are ${name(first.word)}.`;
      const share = shareWords(first.count, known);
      if (first.count * 2 > known) return `Mostly ${name(first.word)} (${share}).`;
      const different = `${formatNumber(distribution.distinct)} different`;
      return second && second.count === first.count
        ? `${different}, none more frequent than all others.`
        : `${different}; ${name(first.word)} is the most frequent (${share}).`;
    }
    case "flags":
      return shareSentence(distribution.yes, known);
    case "lists": {
      const [type] = distribution.types;
      const mostly = type && distribution.types.length > 1 ? ` Most often: ${type.type}.` : "";
      return `${shareSentence(distribution.having, known)}${mostly}`;
    }
    case "hashes":
      return distribution.repeated === 0
        ? "No two are the same."
        : `${shareWords(distribution.repeated, known)} are the same as another.`;
  }
}

function shareSentence(having: number, known: number): string {
  if (having === 0) return known === 1 ? "It has not." : `None of ${formatNumber(known)}.`;
  if (having === known) return known === 1 ? "It has." : `All ${formatNumber(known)}.`;
  return `${shareWords(having, known)}: ${formatNumber(having)} of ${formatNumber(known)}.`;
}

function amounts(definition: FactDefinition, { range, units, missing }: AmountDistribution): string {
  if (!range) return "Of none it is known.";
  const { least, most, quantiles } = range;
  const write = (amount: number) => amountWords(definition.name, amount);
  const unit = definition.unit ? ` ${definition.unit}` : "";
  const [, low, median, high, top] = quantiles as [number, number, number, number, number];
  if (least === most)
    return units - missing === 1 ? `It has ${write(least)}${unit}.` : `All have ${write(least)}${unit}.`;
  if (top === 0 && least === 0) return `19 in 20 have none; the most is ${write(most)}${unit}.`;
  if (low === high) return `At least half have ${write(median)}${unit}; the most is ${write(most)}.`;
  return `Half have ${write(low)} to ${write(high)}${unit}; the most is ${write(most)}.`;
}
