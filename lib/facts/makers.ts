import { INSTRUCTION_FACTS, LANGUAGE_FACTS, TOKEN_FACTS } from "@/lib/core/facts/catalogue";
import type { FactMaker } from "@/lib/core/facts/fact";
import { SHAPE_MAKER } from "@/lib/core/facts/shape-maker";
import { TEXT_MAKERS } from "@/lib/core/facts/text-makers";
import { identityMaker } from "./identity-maker";
import { loadedMaker } from "./loaded-maker";
import { personalMaker } from "./personal/personal-maker";

/** Who makes the facts of the catalogue. What a maker is set to stands with the project. */
export const MAKERS = [
  ...TEXT_MAKERS,
  SHAPE_MAKER,
  loadedMaker("tokens", 1, TOKEN_FACTS, async () => (await import("./tokens")).makeTokens),
  loadedMaker("language", 1, LANGUAGE_FACTS, async () => (await import("./language")).makeLanguage),
  loadedMaker("instruction", 1, INSTRUCTION_FACTS, async () => (await import("./instruction")).makeInstruction),
  personalMaker,
  identityMaker,
] as const satisfies readonly FactMaker<never>[];
