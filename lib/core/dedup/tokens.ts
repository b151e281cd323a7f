/** Scripts that put no space between words: each of their letters counts as a word. */
const ALONE = /[\p{sc=Han}\p{sc=Hira}\p{sc=Kana}\p{sc=Thai}\p{sc=Laoo}\p{sc=Khmr}\p{sc=Mymr}\p{sc=Tibt}]/u;
const WITHIN = /[\p{L}\p{M}\p{N}]/u;

type Class = typeof BLANK | typeof SIGN | typeof LETTER | typeof SINGLE;
const BLANK = 1;
const SIGN = 2;
const LETTER = 3;
const SINGLE = 4;

const known = new Uint8Array(0x110000);

function classOf(point: number): Class {
  const found = known[point] as Class | 0;
  if (found !== 0) return found;
  const letter = String.fromCodePoint(point);
  const found2: Class = /\s/u.test(letter) ? BLANK : ALONE.test(letter) ? SINGLE : WITHIN.test(letter) ? LETTER : SIGN;
  known[point] = found2;
  return found2;
}

/** Tokens of a text, each as two hashes of 32 bits. */
export interface Tokens {
  length: number;
  first: Int32Array;
  second: Int32Array;
  /** How many of them are words and not signs. */
  words: number;
}

const START = [0x811c9dc5 | 0, 0x2f0b4c47] as const;
const FACTOR = [0x01000193, 0x5bd1e995] as const;

/** MurmurHash3's finaliser: every bit of the result depends on every bit of `x`. */
export function mixed(x: number): number {
  let h = x | 0;
  h = Math.imul(h ^ (h >>> 16), 0x85ebca6b);
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35);
  return h ^ (h >>> 16);
}

/**
 * A text's words (runs of letters, marks and digits; in scripts without spaces each letter) and the signs between them, one token each,
 * in their order.
 */
export function wordTokens(text: string): Tokens {
  const first = new Int32Array(text.length);
  const second = new Int32Array(text.length);
  let [length, words, a, b, open] = [0, 0, 0, 0, false];
  for (let at = 0; at < text.length; at++) {
    const point = text.codePointAt(at)!;
    if (point > 0xffff) at++;
    const kind = classOf(point);
    if (open && kind !== LETTER) {
      first[length] = mixed(a);
      second[length++] = mixed(b);
      open = false;
    }
    if (kind === BLANK) continue;
    if (!open) [a, b] = START;
    a = Math.imul(a ^ point, FACTOR[0]);
    b = Math.imul(b ^ point, FACTOR[1]);
    if (kind === LETTER) {
      if (!open) words++;
      open = true;
      continue;
    }
    if (kind === SINGLE) words++;
    first[length] = mixed(a);
    second[length++] = mixed(b);
  }
  if (open) {
    first[length] = mixed(a);
    second[length++] = mixed(b);
  }
  return { length, first: first.subarray(0, length), second: second.subarray(0, length), words };
}

/** A text's code points, one token each. */
export function characterTokens(text: string): Omit<Tokens, "words"> {
  const first = new Int32Array(text.length);
  const second = new Int32Array(text.length);
  let length = 0;
  for (let at = 0; at < text.length; at++) {
    const point = text.codePointAt(at)!;
    if (point > 0xffff) at++;
    first[length] = mixed(Math.imul(START[0] ^ point, FACTOR[0]));
    second[length++] = mixed(Math.imul(START[1] ^ point, FACTOR[1]));
  }
  return { length, first: first.subarray(0, length), second: second.subarray(0, length) };
}
