import { classedOnce } from "../text/asked-once";
import { composed } from "../text/composed";
import { remembered } from "../text/remembered";

/** The words of a text, each in the form in which words are compared, with where it stands in the text in UTF-16 units. */
export interface Tokens {
  words: string[];
  from: number[];
  to: number[];
}

const UNSPACED = /[\p{sc=Han}\p{sc=Hira}\p{sc=Kana}\p{sc=Thai}\p{sc=Lao}\p{sc=Khmr}\p{sc=Mymr}\p{sc=Tibt}]/u;

const [OTHER, LETTER, MARK, ALONE, MARK_ALONE] = [0, 1, 2, 3, 4] as const;
const classOf = classedOnce((letter) => {
  const isMark = /\p{M}/u.test(letter);
  if (UNSPACED.test(letter)) return isMark ? MARK_ALONE : ALONE;
  if (isMark) return MARK;
  return /[\p{L}\p{N}]/u.test(letter) ? LETTER : OTHER;
});

/** Runs of letters, marks and digits as NFC in lower case; in scripts without spaces each letter by itself. All else is passed over. */
export function tokensOf(text: string): Tokens {
  const tokens: Tokens = { words: [], from: [], to: [] };
  const known = remembered(formOf);
  /** The same by code point, of what is one. */
  const letters = new Map<number, string>();
  for (let at = 0; at < text.length; ) {
    const point = text.codePointAt(at)!;
    const [from, kind] = [at, classOf(point)];
    at += point > 0xffff ? 2 : 1;
    if (kind === OTHER || kind === MARK) continue;
    const isAlone = kind >= ALONE;
    const letter = at;
    for (let next = text.codePointAt(at); next !== undefined; next = text.codePointAt(at)) {
      const is = classOf(next);
      // Marks stand after the letter that they belong to, so that a word is whole whatever its normal form.
      if (is !== MARK && is !== (isAlone ? MARK_ALONE : LETTER)) break;
      at += next > 0xffff ? 2 : 1;
    }
    let word = isAlone && at === letter ? letters.get(point) : undefined;
    word ??= known(text.slice(from, at));
    if (isAlone && at === letter) letters.set(point, word);
    tokens.words.push(word);
    tokens.from.push(from);
    tokens.to.push(at);
  }
  return tokens;
}

const formOf = (word: string): string => composed(word).toLowerCase();

/** Whether more than half of the tokens are letters of scripts without spaces. */
export function isUnspaced({ words }: Tokens): boolean {
  return 2 * words.filter((word) => classOf(word.codePointAt(0)!) >= ALONE).length > words.length;
}
