import { factNamed } from "@/lib/core/facts/catalogue";
import type { FactOverview } from "./overview";

/** Facts by whose words examples can be told apart: of whole examples, with two words at least. */
export function wordFacts(facts: readonly FactOverview[]): string[] {
  return facts
    .filter(
      ({ fact, distribution }) =>
        factNamed(fact)?.on === "example" && distribution.is === "words" && distribution.distinct > 1,
    )
    .map(({ fact }) => fact);
}

const FIRST = ["source", "origin", "licence", "model", "import"];

/** By what examples are told apart unless somebody says: their sources where they name several. */
export function usualCut(cuts: readonly string[]): string | undefined {
  return FIRST.find((name) => cuts.includes(name)) ?? cuts[0];
}
