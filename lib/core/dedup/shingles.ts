import { characterTokens, mixed, type Tokens, wordTokens } from "./tokens";

/** Tokens in a shingle. */
const WIDTH = 5;
/** Texts of fewer words are the same or they are not: in so few, one word is the whole difference. */
const FEWEST_WORDS = 5;
/** From so many words on a text is compared by words. */
const BY_WORDS = 50;
/** The lowest threshold at which similar texts are looked for. */
export const LOWEST_THRESHOLD = 0.7;
/** Texts of fewer words are compared by characters with those that have under `BY_WORDS`. */
const BY_CHARACTERS = Math.ceil(BY_WORDS / LOWEST_THRESHOLD);

/**
 * A set of shingles: of five tokens in a row, a hash of 53 bits, each once and in ascending order. That two different shingles of two
 * texts of a thousand have one hash happens once in 10^10 pairs of texts.
 */
export type ShingleSet = Float64Array;

/**
 * A text as it is compared: by its words, by its characters, or, between the two, in both ways. Neither where it is too short to be
 * anything but the same.
 */
export interface ShingledText {
  words: ShingleSet | null;
  characters: ShingleSet | null;
}

/** The shingles of a text in its normal form, as they come: in no order, and some several times. */
export function shinglesOf(text: string): ShingledText {
  const tokens = wordTokens(text);
  const { words } = tokens;
  return {
    words: words >= BY_WORDS ? windowsOf(tokens) : null,
    characters: words >= FEWEST_WORDS && words < BY_CHARACTERS ? windowsOf(characterTokens(text)) : null,
  };
}

/** Takes a text in its normal form apart, to be compared. */
export function shingled(text: string): ShingledText {
  const { words, characters } = shinglesOf(text);
  return { words: words && setOf(words), characters: characters && setOf(characters) };
}

function windowsOf({ length, first, second }: Pick<Tokens, "length" | "first" | "second">): Float64Array | null {
  const windows = length - WIDTH + 1;
  if (windows < 1) return null;
  const hashes = new Float64Array(windows);
  for (let from = 0; from < windows; from++) {
    let [a, b] = [0, 0];
    for (let at = from; at < from + WIDTH; at++) {
      a = Math.imul(a, 0x01000193) + first[at]!;
      b = Math.imul(b, 0x5bd1e995) + second[at]!;
    }
    hashes[from] = (mixed(b) >>> 11) * 0x1_0000_0000 + (mixed(a) >>> 0);
  }
  return hashes;
}

function setOf(hashes: Float64Array): ShingleSet {
  hashes.sort();
  let distinct = 0;
  for (const hash of hashes) if (distinct === 0 || hash !== hashes[distinct - 1]) hashes[distinct++] = hash;
  return hashes.slice(0, distinct);
}

/**
 * The Jaccard similarity of two texts: the shingles that both have among those that either has, from 0 to 1. By words where both are
 * compared by words, by characters where both are by these, and 0 where neither: one is too short, or much longer than the other. Less
 * than `atLeast` is answered as 0, since then the sets need not be read to their ends.
 */
export function similarity(a: ShingledText, b: ShingledText, atLeast = 0): number {
  if (a.words && b.words) return jaccard(a.words, b.words, atLeast);
  if (a.characters && b.characters) return jaccard(a.characters, b.characters, atLeast);
  return 0;
}

function jaccard(a: ShingleSet, b: ShingleSet, atLeast: number): number {
  // Of which shared s of n + m - s: at least t where s >= t (n + m) / (1 + t).
  let spare = a.length + b.length - 2 * ((atLeast * (a.length + b.length)) / (1 + atLeast)) + 1e-9;
  if (Math.abs(a.length - b.length) > spare) return 0;
  let [i, j, shared] = [0, 0, 0];
  while (i < a.length && j < b.length) {
    const [x, y] = [a[i]!, b[j]!];
    if (x === y) {
      shared++;
      i++;
      j++;
    } else {
      if (x < y) i++;
      else j++;
      if (--spare < 0) return 0;
    }
  }
  const found = shared / (a.length + b.length - shared);
  return found >= atLeast ? found : 0;
}
