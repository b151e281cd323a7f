import { LETTER, LONE_LETTER, letterClass, unitsAt } from "@/lib/core/facts/letters";
import { wordsOf } from "@/lib/core/facts/words";

/** What is read of a text, in UTF-16 units: what it is about, its beginning says. */
const READ_OF_TEXT = 4000;
/** Longer runs of letters are no words: encoded files, keys, laughter. */
const LONGEST_WORD = 30;
const SHORTEST_WORD = 2;

/** What letters stand in without being words: addresses, and signs as HTML writes them. */
const NO_WORDS = /(?:https?:\/\/|www\.)\S+|&#?\w{1,8};/giu;

/**
 * The terms of a text, in their order: its words in lower case and NFC, without numbers, lone letters, addresses and entities; in scripts without spaces each pair
 * of neighbouring letters (Han, Kana, Thai, Lao, Khmer, Myanmar). Only the first 4,000 UTF-16 units are read.
 */
export function termsOf(text: string): string[] {
  const read = text.slice(0, READ_OF_TEXT).replace(NO_WORDS, " ").normalize("NFC").toLowerCase();
  const { count, starts, ends } = wordsOf(read);
  const terms: string[] = [];
  for (let word = 0; word < count; word++) {
    const [start, end] = [starts[word]!, ends[word]!];
    const kind = letterClass(read.codePointAt(start)!);
    if (kind === LONE_LETTER) {
      const isFollowed = word + 1 < count && starts[word + 1] === end && isLone(read, end);
      if (isFollowed) terms.push(read.slice(start, ends[word + 1]));
    } else if (kind === LETTER && end - start >= SHORTEST_WORD && end - start <= LONGEST_WORD)
      terms.push(read.slice(start, end));
  }
  return terms;
}

function isLone(text: string, at: number): boolean {
  return letterClass(text.codePointAt(at)!) === LONE_LETTER;
}

/** Letters by which words are told apart. */
const STEM = 6;

/**
 * What words of one stem have in common, without knowing their language: their first six letters. Truncation does for retrieval about what
 * stemmers do, in languages with much inflection more (McNamee, Nicholas and Mayfield 2009, SIGIR, "Addressing morphological variation in
 * alphabetic languages").
 */
export function stemOf(term: string): string {
  if (term.length <= STEM) return term;
  let at = 0;
  for (let letters = 0; letters < STEM && at < term.length; letters++) at += unitsAt(term, at);
  return term.slice(0, at);
}
