/** What a code point is to those who take texts apart. */
export const OTHER = 0;
export const SPACE = 1;
/** A letter of a script that sets spaces between words. */
export const LETTER = 2;
export const DIGIT = 3;
/** An accent or vowel sign that belongs to the letter before it. */
export const MARK = 4;
/** A letter of a script without spaces between words: a word of its own. */
export const LONE_LETTER = 5;

const WITHOUT_SPACES =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]/u;

function classify(codePoint: number): number {
  const letter = String.fromCodePoint(codePoint);
  if (/\s/u.test(letter)) return SPACE;
  if (/\p{M}/u.test(letter)) return MARK;
  if (/\p{N}/u.test(letter)) return DIGIT;
  if (!/\p{L}/u.test(letter)) return OTHER;
  return WITHOUT_SPACES.test(letter) ? LONE_LETTER : LETTER;
}

/** Asked for each letter of each text, so a table, filled as it is asked; 0 is what nobody asked about yet. */
let table: Uint8Array | undefined;

/** One of the classes above. */
export function letterClass(codePoint: number): number {
  table ??= new Uint8Array(0x110000);
  const known = table[codePoint]!;
  if (known > 0) return known - 1;
  const kind = classify(codePoint);
  table[codePoint] = kind + 1;
  return kind;
}

/** How many UTF-16 units the code point at `at` takes; half of a pair stands for itself. */
export function unitsAt(text: string, at: number): number {
  const unit = text.charCodeAt(at);
  if (unit < 0xd800 || unit > 0xdbff) return 1;
  const next = text.charCodeAt(at + 1);
  return next >= 0xdc00 && next <= 0xdfff ? 2 : 1;
}
