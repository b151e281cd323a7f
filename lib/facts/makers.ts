import {
  INSTRUCTION_FACTS,
  LANGUAGE_FACTS,
  PERSONAL_FACTS,
  TOKEN_FACTS,
  TOPIC_FACTS,
} from "@/lib/core/facts/catalogue";
import type { FactMaker } from "@/lib/core/facts/fact";
import { SHAPE_MAKER } from "@/lib/core/facts/shape-maker";
import { TEXT_MAKERS } from "@/lib/core/facts/text-makers";
import { identityMaker } from "./identity-maker";
import { loadedMaker } from "./loaded-maker";

/** Who makes the facts of the catalogue. What a maker is set to stands with the project. */
export const MAKERS = [
  ...TEXT_MAKERS,
  SHAPE_MAKER,
  loadedMaker("tokens", 2, TOKEN_FACTS, async () => (await import("./tokens")).TOKENS),
  loadedMaker("language", 1, LANGUAGE_FACTS, async () => ({ make: (await import("./language")).makeLanguage })),
  loadedMaker("instruction", 1, INSTRUCTION_FACTS, async () => ({
    make: (await import("./instruction")).makeInstruction,
  })),
  loadedMaker("personal", 2, PERSONAL_FACTS, async () => ({
    make: (await import("./personal/make-personal")).makePersonal,
  })),
  loadedMaker("topic", 2, TOPIC_FACTS, async () => (await import("./topics")).TOPICS),
  identityMaker,
] as const satisfies readonly FactMaker<never>[];
