import { countTokens, setMergeCacheSize } from "gpt-tokenizer/encoding/o200k_base";
import { partMaker } from "@/lib/core/facts/part-maker";
import { piecesOf } from "./token-pieces";
import { counterOf, type StoredTokenizer } from "./tokenizer";

export interface TokenParameters {
  /** An uploaded tokenizer; without one OpenAI's o200k_base counts. */
  tokenizer?: StoredTokenizer;
}

/** Marks such as <|endoftext|> are text like any other: nobody who counts means them. */
const AS_TEXT = { allowedSpecial: new Set<string>(), disallowedSpecial: new Set<string>() };

// Texts of strangers fill this cache with pieces that never come again.
setMergeCacheSize(20_000);

/** Tokens of a text by o200k_base, the encoding of GPT-4o and later; without marks of a template. */
export function o200kTokens(text: string): number {
  let tokens = 0;
  for (const piece of piecesOf(text)) tokens += countTokens(piece, AS_TEXT);
  return tokens;
}

/** Makes `TOKEN_FACTS`. */
export const TOKEN_MAKER = partMaker(
  "tokens",
  1,
  ["tokens"],
  (text: string, parameters: TokenParameters | undefined) => ({
    tokens: parameters?.tokenizer ? counterOf(parameters.tokenizer)(text) : o200kTokens(text),
  }),
);
