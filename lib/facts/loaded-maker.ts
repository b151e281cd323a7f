import type { FactDefinition, FactMaker } from "@/lib/core/facts/fact";

/**
 * A maker that works with a model or a vocabulary of some size. Name, version and facts are known to all; the rest is loaded where facts are
 * made, and not with every page and thread.
 */
export function loadedMaker<Parameters = undefined>(
  name: string,
  version: number,
  facts: readonly FactDefinition[],
  load: () => Promise<FactMaker<Parameters>["make"]>,
): FactMaker<Parameters> {
  let make: FactMaker<Parameters>["make"] | undefined;
  return {
    name,
    version,
    facts,
    async prepare() {
      make ??= await load();
    },
    make(example, parameters) {
      if (!make) throw new Error(`The maker ${name} was not prepared.`);
      return make(example, parameters);
    },
  };
}
