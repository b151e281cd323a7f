import { countTokens, setMergeCacheSize } from "gpt-tokenizer/encoding/o200k_base";
import { O200K_TOKEN_SPLIT_REGEX } from "gpt-tokenizer/encodingParams/constants";
import type { FactExample, FactValues } from "@/lib/core/facts/fact";
import { ofParts } from "@/lib/core/facts/part-maker";
import type { TokenSetting } from "./maker-settings";
import { piecesOf } from "./token-pieces";
import { counterOf, loadCounter } from "./tokenizer";

/** What counts: a tokenizer that somebody gave, or without one OpenAI's o200k_base. */
type TokenParameters = TokenSetting | undefined;

/** Marks such as <|endoftext|> are text like any other: nobody who counts means them. */
const AS_TEXT = { allowedSpecial: new Set<string>(), disallowedSpecial: new Set<string>() };

/**
 * Words come again, so what each takes is kept here. The library's own cache keeps the latest in a Map by deleting and setting at each hit,
 * which takes longer the more there are: a text of one word took six seconds instead of a hundredth.
 */
const known = new Map<string, number>();
const MOST_KNOWN = 50_000;
setMergeCacheSize(0);

/** Tokens of a text by o200k_base, the encoding of GPT-4o and later; without marks of a template. */
export function o200kTokens(text: string): number {
  let tokens = 0;
  for (const piece of piecesOf(text))
    for (const [word] of piece.matchAll(O200K_TOKEN_SPLIT_REGEX)) tokens += ofWord(word);
  return tokens;
}

function ofWord(word: string): number {
  let tokens = known.get(word);
  if (tokens === undefined) {
    if (known.size === MOST_KNOWN) known.clear();
    tokens = countTokens(word, AS_TEXT);
    known.set(word, tokens);
  }
  return tokens;
}

/** Makes `TOKEN_FACTS`. */
export const TOKENS = {
  async prepare(parameters?: TokenParameters, kept?: (hash: string) => Promise<string>): Promise<void> {
    if (parameters?.tokenizer && kept) await loadCounter(parameters.tokenizer.hash, kept);
  },
  make(example: FactExample, parameters: TokenParameters): FactValues {
    const count = parameters?.tokenizer ? counterOf(parameters.tokenizer.hash) : o200kTokens;
    return { example: {}, parts: ofParts(example, (text) => ({ tokens: count(text) })) };
  },
};
