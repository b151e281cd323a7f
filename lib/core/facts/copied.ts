import { PhraseMaker, singleWords } from "./phrases";
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
  const maker = new PhraseMaker(both, numbers.distinct);
  let phrases = singleWords(both, numbers.distinct);
  for (let length = 2; length <= PHRASE; length++) phrases = maker.longer(phrases, length);
  const { distinct } = phrases;
  const inOther = new Uint8Array(distinct);
  for (let at = first.length + 1; at < phrases.numbers.length; at++) inOther[phrases.numbers[at]!] = 1;
  const seen = new Uint8Array(distinct);
  let [ownPhrases, copied] = [0, 0];
  for (let at = 0; at <= first.length - PHRASE; at++) {
    const phrase = phrases.numbers[at]!;
    if (seen[phrase] === 1) continue;
    seen[phrase] = 1;
    ownPhrases++;
    copied += inOther[phrase]!;
  }
  return copied / ownPhrases;
}
