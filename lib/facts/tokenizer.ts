import { Tokenizer } from "@huggingface/tokenizers";
import { piecesOf } from "./token-pieces";

/** An uploaded tokenizer as a project keeps it: only what counting needs. */
export interface StoredTokenizer {
  /** SHA-256 of `json`, in hexadecimal. */
  hash: string;
  /** Size of the vocabulary. */
  tokens: number;
  json: string;
}

export type CountTokens = (text: string) => number;

/** Several of its steps take all of a text at once. */
const LONGEST_PIECE = 10_000;
/** Built ones are large, and one process counts for few projects at a time. */
const KEPT = 2;

const built = new Map<string, CountTokens>();

/** Builds a tokenizer that `readTokenizer` has read, if it is not built: `kept` says its JSON by its hash. */
export async function loadCounter(hash: string, kept: (hash: string) => Promise<string>): Promise<void> {
  const known = built.get(hash) ?? buildCounter(JSON.parse(await kept(hash)) as object);
  built.delete(hash);
  built.set(hash, known);
  if (built.size > KEPT) built.delete(built.keys().next().value!);
}

/**
 * Tokens of a text by a tokenizer that was loaded, without what a template adds. Texts over 10,000 characters are cut at white space where
 * there is any: with tokenizers that merge across words a cut may add a token.
 */
export function counterOf(hash: string): CountTokens {
  const known = built.get(hash);
  if (!known) throw new Error("The tokenizer was not loaded.");
  return known;
}

/** Throws what the library says of a tokenizer that it does not understand. */
export function buildCounter(json: object): CountTokens {
  const tokenizer = new Tokenizer(json, {});
  return (text) => {
    let tokens = 0;
    for (const run of piecesOf(text))
      for (const piece of shortPieces(run)) tokens += tokenizer.tokenize(piece, { add_special_tokens: false }).length;
    return tokens;
  };
}

function* shortPieces(text: string): Generator<string> {
  let from = 0;
  while (text.length - from > LONGEST_PIECE) {
    const space = text.lastIndexOf(" ", from + LONGEST_PIECE);
    const cut = space > from ? space : from + LONGEST_PIECE;
    const unit = text.charCodeAt(cut);
    const whole = unit >= 0xdc00 && unit <= 0xdfff ? cut - 1 : cut;
    yield text.slice(from, whole);
    from = whole;
  }
  yield text.slice(from);
}
