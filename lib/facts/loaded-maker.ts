import type { FactDefinition, FactMaker } from "@/lib/core/facts/fact";

type Loaded<Parameters> = Pick<FactMaker<Parameters>, "make" | "prepare">;

/**
 * A maker that works with a model or a vocabulary of some size. Name, version and facts are known to all; the rest is loaded where facts are
 * made, and not with every page and thread.
 */
export function loadedMaker<Parameters = undefined>(
  name: string,
  version: number,
  facts: readonly FactDefinition[],
  load: () => Promise<Loaded<Parameters>>,
): FactMaker<Parameters> {
  let loaded: Loaded<Parameters> | undefined;
  return {
    name,
    version,
    facts,
    async prepare(parameters, kept) {
      loaded ??= await load();
      await loaded.prepare?.(parameters, kept);
    },
    make(example, parameters) {
      if (!loaded) throw new Error(`The maker ${name} was not prepared.`);
      return loaded.make(example, parameters);
    },
  };
}
