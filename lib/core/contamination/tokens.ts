import { askedOnce } from "../text/asked-once";
import { composed } from "../text/composed";
import { remembered } from "../text/remembered";

/** The words of a text, each in the form in which words are compared, with where it stands in the text in UTF-16 units. */
export interface Tokens {
  words: string[];
  from: number[];
  to: number[];
}

const UNSPACED = /[\p{sc=Han}\p{sc=Hira}\p{sc=Kana}\p{sc=Thai}\p{sc=Lao}\p{sc=Khmr}\p{sc=Mymr}\p{sc=Tibt}]/u;
const isUnspacedLetter = askedOnce((letter) => UNSPACED.test(letter));
const isMark = askedOnce((letter) => /\p{M}/u.test(letter));
const begins = askedOnce((letter) => /[\p{L}\p{N}]/u.test(letter) && !UNSPACED.test(letter));
// Marks stand after the letter that they belong to, so that a word is whole whatever its normal form.
const goesOn = askedOnce((letter) => /[\p{L}\p{M}\p{N}]/u.test(letter) && !UNSPACED.test(letter));

/** Runs of letters, marks and digits as NFC in lower case; in scripts without spaces each letter by itself. All else is passed over. */
export function tokensOf(text: string): Tokens {
  const tokens: Tokens = { words: [], from: [], to: [] };
  const known = remembered(formOf);
  for (let at = 0; at < text.length; ) {
    const point = text.codePointAt(at)!;
    const from = at;
    at += point > 0xffff ? 2 : 1;
    const isAlone = isUnspacedLetter(point);
    if (!isAlone && !begins(point)) continue;
    const belongs = isAlone ? isMark : goesOn;
    while (at < text.length && belongs(text.codePointAt(at)!)) at += text.codePointAt(at)! > 0xffff ? 2 : 1;
    const word = text.slice(from, at);
    tokens.words.push(isAlone ? known(word) : formOf(word));
    tokens.from.push(from);
    tokens.to.push(at);
  }
  return tokens;
}

const IS_ASCII = /^\p{ASCII}*$/u;
const formOf = (word: string): string => (IS_ASCII.test(word) ? word : composed(word)).toLowerCase();

/** Whether more than half of the tokens are letters of scripts without spaces. */
export function isUnspaced({ words }: Tokens): boolean {
  return 2 * words.filter((word) => isUnspacedLetter(word.codePointAt(0)!)).length > words.length;
}
