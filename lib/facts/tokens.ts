import vocabulary from "gpt-tokenizer/bpeRanks/o200k_base";
import type { FactExample, FactValues } from "@/lib/core/facts/fact";
import { ofParts } from "@/lib/core/facts/part-maker";
import { BytePairs } from "./byte-pairs";
import type { TokenSetting } from "./maker-settings";
import { endOfWord } from "./o200k-words";
import { piecesOf } from "./token-pieces";
import { counterOf, loadCounter } from "./tokenizer";

/** What counts: a tokenizer that somebody gave, or without one OpenAI's o200k_base. */
type TokenParameters = TokenSetting | undefined;

const o200k = new BytePairs(vocabulary);

/** Words come again, so what each takes is kept here. */
const known = new Map<string, number>();
const MOST_KNOWN = 50_000;
const LONGEST_KNOWN = 200;

/**
 * Tokens of a text by o200k_base, the encoding of GPT-4o and later; without marks of a template: such as <|endoftext|> are text like any other,
 * as nobody who counts means them.
 */
export function o200kTokens(text: string): number {
  let tokens = 0;
  for (const piece of piecesOf(text))
    for (let from = 0; from < piece.length; ) {
      const to = endOfWord(piece, from);
      tokens += ofWord(piece.slice(from, to));
      from = to;
    }
  return tokens;
}

function ofWord(word: string): number {
  if (word.length > LONGEST_KNOWN) return o200k.count(word);
  let tokens = known.get(word);
  if (tokens === undefined) {
    if (known.size === MOST_KNOWN) known.clear();
    tokens = o200k.count(word);
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
