import { factNamed } from "@/lib/core/facts/catalogue";
import { type Distribution, distributionOf } from "@/lib/core/facts/distribution";
import { unitsOf } from "@/lib/core/facts/place";
import { type HeldPart, type LookQuestion, lookAt, SHOWN_FACTS } from "./looked";

export interface FactOverview {
  fact: string;
  /** Of how many of all examples it is known. */
  known: number;
  distribution: Distribution;
}

export interface Overview {
  /** Of the project, as far as their facts are laid out. */
  examples: number;
  /** Those that meet the conditions. */
  matching: number;
  parts: HeldPart[];
  /** Which parts the facts on parts are about. */
  part: string | null;
  facts: FactOverview[];
}

interface OverviewQuestion extends LookQuestion {
  /** The project's own facts: its slices, the patterns that it searches for. */
  named: readonly string[];
}

/** For a thread: every fact of the examples that meet the conditions. */
export async function overviewOfFacts(question: OverviewQuestion): Promise<Overview> {
  const names = [...SHOWN_FACTS, ...question.named];
  const { table, among, matching, parts, part, partName } = await lookAt(question, names);
  const whole = unitsOf(table, { on: "example" }, undefined, among);
  const chosen = unitsOf(table, { on: "part" }, part, among);
  return {
    examples: table.examples,
    matching,
    parts,
    part: partName,
    facts: names.map((fact) => {
      const definition = factNamed(fact)!;
      const units = definition.on === "example" ? whole : chosen;
      return {
        fact,
        known: table.known.get(fact) ?? 0,
        distribution: distributionOf(definition, table.columns.get(fact)!, units),
      };
    }),
  };
}
