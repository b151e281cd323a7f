/** What a code point is to the pattern by which o200k_base parts texts into words. */
const [UPPER, LOWER, EITHER, MARK, NUMBER, LINE_END, SPACE, SIGN] = [1, 2, 3, 4, 5, 6, 7, 8] as const;

const classes = new Uint8Array(0x110000);

function classOf(point: number): number {
  if (classes[point] === 0) classes[point] = toldClass(String.fromCodePoint(point));
  return classes[point]!;
}

function toldClass(letter: string): number {
  if (/[\p{Lu}\p{Lt}]/u.test(letter)) return UPPER;
  if (/\p{Ll}/u.test(letter)) return LOWER;
  if (/\p{L}/u.test(letter)) return EITHER;
  if (/\p{M}/u.test(letter)) return MARK;
  if (/\p{N}/u.test(letter)) return NUMBER;
  if (/[\r\n]/.test(letter)) return LINE_END;
  return /\s/u.test(letter) ? SPACE : SIGN;
}

const isEither = (kind: number): boolean => kind === EITHER || kind === MARK;
const beginsWord = (kind: number): boolean => kind === UPPER || isEither(kind);
const endsWord = (kind: number): boolean => kind === LOWER || isEither(kind);
const isBlank = (kind: number): boolean => kind === SPACE || kind === LINE_END;
const isSign = (kind: number): boolean => kind === SIGN || kind === MARK;

/** The class of what stands at a place; 0 behind the end. */
const at = (text: string, place: number): number => (place < text.length ? classOf(text.codePointAt(place)!) : 0);
const unitsOf = (text: string, place: number): number => (text.codePointAt(place)! > 0xffff ? 2 : 1);

/** Where what is of a kind ends, from a place on. */
function behind(text: string, from: number, isOf: (kind: number) => boolean): number {
  let end = from;
  while (isOf(at(text, end))) end += unitsOf(text, end);
  return end;
}

/**
 * Where the word ends that begins at a place, in UTF-16 units: what the pattern of o200k_base matches there, without going back over what was
 * read. Its branches in their order: letters of which the last are small, letters of which the first are capitals, each with one sign or blank
 * before them and a contraction behind; up to three digits; signs with ends of lines behind them; blanks up to the last end of a line; blanks,
 * of which the last is left to a word that follows.
 */
export function endOfWord(text: string, from: number): number {
  const kind = at(text, from);
  const isPrefix = kind >= MARK && kind !== NUMBER && kind !== LINE_END;
  const behindPrefix = isPrefix ? from + unitsOf(text, from) : from;
  const letters =
    (isPrefix && smallEnd(text, behindPrefix)) ||
    smallEnd(text, from) ||
    (isPrefix && capitalEnd(text, behindPrefix)) ||
    capitalEnd(text, from);
  if (letters) return behindContraction(text, letters);
  if (kind === NUMBER) return threeDigits(text, from);
  const signs = text[from] === " " ? from + 1 : from;
  const end = behind(text, signs, isSign);
  if (end > signs) return behindLineEnds(text, end);
  return endOfBlanks(text, from);
}

/** Of `[UPPER]*[LOWER]+`, of which both may be letters without capitals and marks; 0 where there is none. */
function smallEnd(text: string, from: number): number {
  let [end, lastEither] = [from, 0];
  for (let kind = at(text, end); beginsWord(kind); kind = at(text, end)) {
    end += unitsOf(text, end);
    if (kind !== UPPER) lastEither = end;
  }
  const small = behind(text, end, endsWord);
  return small > end ? small : lastEither;
}

/** Of `[UPPER]+[LOWER]*`, where no small letters follow; 0 where there is none. */
function capitalEnd(text: string, from: number): number {
  const end = behind(text, from, beginsWord);
  return end > from ? end : 0;
}

/** `'s`, `'d`, `'m`, `'t`, `'ll`, `'ve` or `'re`, small or capital, where it stands there. */
function behindContraction(text: string, from: number): number {
  if (text[from] !== "'") return from;
  const [first, second] = text.slice(from + 1, from + 3).toLowerCase();
  if (first !== undefined && "sdmt".includes(first)) return from + 2;
  return ["ll", "ve", "re"].includes(`${first}${second}`) ? from + 3 : from;
}

function threeDigits(text: string, from: number): number {
  let end = from;
  for (let digits = 0; digits < 3 && at(text, end) === NUMBER; digits++) end += unitsOf(text, end);
  return end;
}

function behindLineEnds(text: string, from: number): number {
  let end = from;
  while (text[end] === "/" || text[end] === "\n" || text[end] === "\r") end++;
  return end;
}

function endOfBlanks(text: string, from: number): number {
  let [end, lineEnd] = [from, 0];
  for (let kind = at(text, end); isBlank(kind); kind = at(text, end)) {
    end++;
    if (kind === LINE_END) lineEnd = end;
  }
  if (lineEnd > 0) return lineEnd;
  return end === text.length || end === from + 1 ? end : end - 1;
}
