import type { FactMaker } from "@/lib/core/facts/fact";
import { SHAPE_MAKER } from "@/lib/core/facts/shape-maker";
import { TEXT_MAKERS } from "@/lib/core/facts/text-makers";
import { INSTRUCTION_MAKER } from "./instruction";
import { LANGUAGE_MAKER } from "./language";
import { TOKEN_MAKER } from "./tokens";

/**
 * Who makes the facts of the catalogue. What a maker is set to stands with the project. Tokenizer and language models are loaded with this
 * list (a second, 150 MB), so only what derives facts imports it.
 */
export const MAKERS = [
  ...TEXT_MAKERS,
  SHAPE_MAKER,
  TOKEN_MAKER,
  LANGUAGE_MAKER,
  INSTRUCTION_MAKER,
] as const satisfies readonly FactMaker<never>[];
