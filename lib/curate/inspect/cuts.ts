import { factNamed } from "@/lib/core/facts/catalogue";
import type { FactOverview } from "./overview";

/** Whether examples may be told apart by a fact: words on whole examples. */
export function isCut(name: string): boolean {
  const fact = factNamed(name);
  return fact?.on === "example" && fact.kind === "word";
}

/** Facts by whose words they are: those that have two at least. */
export function wordFacts(facts: readonly FactOverview[]): string[] {
  return facts
    .filter(({ fact, distribution }) => isCut(fact) && distribution.is === "words" && distribution.distinct > 1)
    .map(({ fact }) => fact);
}

const FIRST = ["source", "origin", "licence", "model", "import"];

/** By what examples are told apart unless somebody says: their sources where they name several. */
export function usualCut(cuts: readonly string[]): string | undefined {
  return FIRST.find((name) => cuts.includes(name)) ?? cuts[0];
}
