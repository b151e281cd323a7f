import { composed } from "../text/composed";

/** The words of a text, each in the form in which words are compared, with where it stands in the text in UTF-16 units. */
export interface Tokens {
  words: string[];
  from: number[];
  to: number[];
}

// Marks stand after the letter that they belong to, so that a word is whole whatever its normal form.
const UNSPACED = "[\\p{sc=Han}\\p{sc=Hira}\\p{sc=Kana}\\p{sc=Thai}\\p{sc=Lao}\\p{sc=Khmr}\\p{sc=Mymr}\\p{sc=Tibt}]";
const TOKEN = new RegExp(`${UNSPACED}\\p{M}*|[[\\p{L}\\p{N}]--${UNSPACED}][[\\p{L}\\p{M}\\p{N}]--${UNSPACED}]*`, "gv");
const IS_UNSPACED = new RegExp(`^${UNSPACED}`, "v");
const IS_ASCII = /^\p{ASCII}*$/u;

/** Runs of letters, marks and digits as NFC in lower case; in scripts without spaces each letter by itself. All else is passed over. */
export function tokensOf(text: string): Tokens {
  const tokens: Tokens = { words: [], from: [], to: [] };
  for (const { 0: word, index } of text.matchAll(TOKEN)) {
    tokens.words.push(IS_ASCII.test(word) ? word.toLowerCase() : composed(word).toLowerCase());
    tokens.from.push(index);
    tokens.to.push(index + word.length);
  }
  return tokens;
}

/** Whether more than half of the tokens are letters of scripts without spaces. */
export function isUnspaced({ words }: Tokens): boolean {
  return 2 * words.filter((word) => IS_UNSPACED.test(word)).length > words.length;
}
