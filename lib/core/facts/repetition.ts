import { PhraseMaker, type Phrases, singleWords } from "./phrases";
import { WordNumbers, type Words, wordsOf } from "./words";

/** Under so many words a text repeats itself without meaning anything by it. */
const FEWEST_WORDS = 30;

export interface Repetition {
  repeated_lines: number | null;
  repeated_paragraphs: number | null;
  top_ngram: number | null;
  repeated_ngrams: number | null;
}

/**
 * Repetition after Rae et al. 2021 (Gopher, appendix A.1.1), counted as datatrove counts it. Lines and paragraphs: the share of those that
 * stood before, of all that are not empty. `top_ngram`: of 2, 3 and 4 words, the share of the characters within the phrase that comes most
 * often, each character once; 0 where none comes twice. `repeated_ngrams`: of 5 to 10 words, the characters of the words in phrases that
 * stood before, each once, of all characters. Of both the largest; shares are between 0 and 1.
 */
export function repetitionOf(text: string): Repetition {
  const words = wordsOf(text);
  return {
    repeated_lines: repeatedShare(text.split(/\r?\n/)),
    repeated_paragraphs: repeatedShare(paragraphsOf(text)),
    ...(words.count < FEWEST_WORDS ? { top_ngram: null, repeated_ngrams: null } : phraseShares(text, words)),
  };
}

/** What blank lines part. */
function paragraphsOf(text: string): string[] {
  const paragraphs: string[] = [];
  let open: string[] = [];
  for (const line of text.split(/\r?\n/)) {
    if (line.trim() !== "") open.push(line);
    else if (open.length > 0) {
      paragraphs.push(open.join("\n"));
      open = [];
    }
  }
  if (open.length > 0) paragraphs.push(open.join("\n"));
  return paragraphs;
}

function repeatedShare(pieces: readonly string[]): number | null {
  const seen = new Set<string>();
  let filled = 0;
  for (const piece of pieces) {
    const bare = piece.trim();
    if (bare === "") continue;
    filled++;
    seen.add(bare);
  }
  return filled < 2 ? null : (filled - seen.size) / filled;
}

function phraseShares(text: string, words: Words): { top_ngram: number; repeated_ngrams: number } {
  const known = new WordNumbers();
  const single = known.of(text, words);
  let [top, repeated] = [0, 0];
  let phrases = singleWords(single, known.distinct);
  const maker = new PhraseMaker(single, known.distinct);
  for (let length = 2; length <= 10; length++) {
    phrases = maker.longer(phrases, length);
    const { numbers, distinct } = phrases;
    // Where no phrase comes twice, no longer one does.
    if (distinct === numbers.length) break;
    if (length <= 4) top = Math.max(top, coveredByTop(words, numbers, distinct, length));
    else repeated = Math.max(repeated, inRepeated(words, phrases, length));
  }
  return { top_ngram: top / text.length, repeated_ngrams: repeated / text.length };
}

/** Characters within the most frequent phrase, each once; of several as frequent the one that comes first. */
function coveredByTop({ starts, ends }: Words, phrases: Int32Array, distinct: number, length: number): number {
  const counts = new Int32Array(distinct);
  for (const phrase of phrases) counts[phrase]!++;
  let top = 0;
  for (let phrase = 1; phrase < distinct; phrase++) if (counts[phrase]! > counts[top]!) top = phrase;
  if (counts[top]! < 2) return 0;
  let [covered, reached] = [0, 0];
  for (let at = 0; at < phrases.length; at++) {
    if (phrases[at] !== top) continue;
    const end = ends[at + length - 1]!;
    covered += end - Math.max(starts[at]!, reached);
    reached = end;
  }
  return covered;
}

/** Characters of the words in phrases that stood before; behind such a phrase one goes on, so that no word counts twice. */
function inRepeated({ starts, ends }: Words, { numbers, distinct }: Phrases, length: number): number {
  const seen = new Uint8Array(distinct);
  let repeated = 0;
  for (let at = 0; at < numbers.length; ) {
    const phrase = numbers[at]!;
    if (seen[phrase] === 0) {
      seen[phrase] = 1;
      at++;
      continue;
    }
    for (let word = at; word < at + length; word++) repeated += ends[word]! - starts[word]!;
    at += length;
  }
  return repeated;
}
