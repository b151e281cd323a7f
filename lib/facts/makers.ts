import type { FactMaker } from "@/lib/core/facts/fact";

/** Who makes the facts of the catalogue. What a maker is set to stands with the project. */
export const MAKERS = [] as const satisfies readonly FactMaker<never>[];
