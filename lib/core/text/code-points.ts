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
  let at = 0;
  let count = 0;
  return offsets.map((offset) => {
    for (; at < Math.min(offset, text.length); at += unitsAt(text, at)) count++;
    return count;
  });
}

/** Length in code points. */
export function codePointLength(text: string): number {
  return codePointsBefore(text, text.length);
}

function unitsAt(text: string, at: number): number {
  return (text.codePointAt(at) ?? 0) > 0xffff ? 2 : 1;
}
