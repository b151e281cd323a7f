import { longerPhrases } from "./phrases";
import { WordNumbers, wordsOf } from "./words";

const PHRASE = 5;
const FEWEST_WORDS = 10;

/**
 * The share of a text's distinct phrases of five words that stand in another one too (containment, Broder 1997), upper and lower case
 * being one; between 0 and 1. Null where the text has fewer than ten words.
 */
export function copiedShare(text: string, into: string): number | null {
  const [own, other] = [text.toLowerCase(), into.toLowerCase()];
  const ownWords = wordsOf(own);
  if (ownWords.count < FEWEST_WORDS) return null;
  const numbers = new WordNumbers();
  const first = numbers.of(own, ownWords);
  const second = numbers.of(other, wordsOf(other));
  // One sequence, so that equal phrases of both have equal numbers; a word that is none keeps them apart.
  const both = new Int32Array(first.length + 1 + second.length);
  both.set(first);
  both[first.length] = -1;
  both.set(second, first.length + 1);
  let phrases = both;
  let distinct = 0;
  for (let length = 2; length <= PHRASE; length++) {
    const longer = longerPhrases(phrases, both, length);
    phrases = longer.numbers as typeof both;
    distinct = longer.distinct;
  }
  const inOther = new Uint8Array(distinct);
  for (let at = first.length + 1; at < phrases.length; at++) inOther[phrases[at]!] = 1;
  const ownPhrases = new Set(phrases.subarray(0, first.length - PHRASE + 1));
  let copied = 0;
  for (const phrase of ownPhrases) copied += inOther[phrase]!;
  return copied / ownPhrases.size;
}
