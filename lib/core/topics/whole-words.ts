import { LONE_LETTER, letterClass } from "@/lib/core/facts/letters";

/** Letters that a word put together of pairs has at most. */
const MOST_JOINED = 6;
const segmenter = new Intl.Segmenter("und", { granularity: "word" });

/**
 * Terms as people would write them: of scripts without spaces, pairs that overlap are one word where the dictionary of Unicode's segmenter has
 * it ("日本", "本人": "日本人"); else one that overlaps with a word before it and is none itself is dropped.
 */
export function wholeWords(terms: readonly string[]): string[] {
  const words: string[] = [];
  for (const term of terms) {
    const at = isOfLoneLetters(term) ? words.findIndex((word) => overlapping(word, term) !== null) : -1;
    if (at < 0) {
      words.push(term);
      continue;
    }
    const whole = overlapping(words[at]!, term)!;
    if (isWord(whole)) words[at] = whole;
    else if (isWord(term)) words.push(term);
  }
  return words;
}

/** What a word and a pair are together where the one ends with what the other begins with; null where they do not overlap, or are too long. */
function overlapping(word: string, pair: string): string | null {
  if (!isOfLoneLetters(word) || [...word].length >= MOST_JOINED) return null;
  const [first, last] = [...pair] as [string, string];
  if (word.endsWith(first)) return word + last;
  return word.startsWith(last) ? first + word : null;
}

function isOfLoneLetters(term: string): boolean {
  return letterClass(term.codePointAt(0)!) === LONE_LETTER;
}

function isWord(text: string): boolean {
  return [...segmenter.segment(text)].length === 1;
}
