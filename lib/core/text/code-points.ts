/** Spans count in Unicode code points; a browser's text counts in UTF-16 units. */

/** How many code points stand before a UTF-16 offset; an offset inside a surrogate pair counts the pair as before it. */
export function codePointsBefore(text: string, offset: number): number {
  let count = 0;
  for (let at = 0; at < Math.min(offset, text.length); at += unitsAt(text, at)) count++;
  return count;
}

/** The UTF-16 offset of a code point; the text's length beyond its end. */
export function unitOffset(text: string, codePoint: number): number {
  let at = 0;
  for (let left = codePoint; left > 0 && at < text.length; left--) at += unitsAt(text, at);
  return at;
}

/** The UTF-16 offsets of several ascending code points in one pass. */
export function unitOffsets(text: string, codePoints: readonly number[]): number[] {
  let at = 0;
  let reached = 0;
  return codePoints.map((codePoint) => {
    for (; reached < codePoint && at < text.length; reached++) at += unitsAt(text, at);
    return at;
  });
}

/** How many code points stand before several ascending UTF-16 offsets, in one pass. */
export function codePointOffsets(text: string, offsets: readonly number[]): number[] {
  return offsets.map(codePointCounter(text));
}

/** Says how many code points stand before an offset; asked for ascending ones it goes through the text once. */
export function codePointCounter(text: string): (offset: number) => number {
  let at = 0;
  let count = 0;
  return (offset) => {
    for (const end = Math.min(offset, text.length); at < end; at += unitsAt(text, at)) count++;
    return count;
  };
}

/** Length in code points. */
export function codePointLength(text: string): number {
  return codePointsBefore(text, text.length);
}

function unitsAt(text: string, at: number): number {
  const isPair = (text.charCodeAt(at) & 0xfc00) === 0xd800 && (text.charCodeAt(at + 1) & 0xfc00) === 0xdc00;
  return isPair ? 2 : 1;
}
