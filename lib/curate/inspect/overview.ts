import { factNamed } from "@/lib/core/facts/catalogue";
import { type Distribution, distributionOf } from "@/lib/core/facts/distribution";
import { unitsOf } from "@/lib/core/facts/place";
import { type HeldPart, type LookQuestion, lookAt } from "./looked";

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
  /** By name. */
  facts: readonly string[];
}

/** For a thread: facts of the examples that meet the conditions. */
export async function overviewOfFacts({ facts, ...question }: OverviewQuestion): Promise<Overview> {
  const { table, among, matching, parts, part, partName } = await lookAt(question, facts);
  const whole = unitsOf(table, { on: "example" }, undefined, among);
  const chosen = unitsOf(table, { on: "part" }, part, among);
  return {
    examples: table.examples,
    matching,
    parts,
    part: partName,
    facts: facts.map((fact) => {
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
