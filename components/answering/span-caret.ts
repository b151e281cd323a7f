import { codePointLength, unitOffset } from "@/lib/core/text/code-points";

/** The place in a text from which words are marked by keyboard: code points from 0. */
export interface Caret {
  /** Where the selection began. */
  anchor: number;
  at: number;
}

export type CaretMove = "word" | "character" | "line";

/**
 * Moves the caret by a word (to the next beginning of one), a character as people see it, or to the neighbouring line's beginning.
 * With `extend` the selection grows, else it closes.
 */
export function moveCaret(text: string, caret: Caret, by: CaretMove, direction: 1 | -1, extend: boolean): Caret {
  const stops = by === "line" ? lineStarts(text) : segmentStarts(text, by);
  const at =
    direction === 1
      ? (stops.find((stop) => stop > caret.at) ?? codePointLength(text))
      : (stops.findLast((stop) => stop < caret.at) ?? 0);
  return { at, anchor: extend ? caret.anchor : at };
}

/** The word under the caret; the caret itself where it stands between words. */
export function wordAt(text: string, at: number): { start: number; end: number } {
  const segments = new Intl.Segmenter(undefined, { granularity: "word" }).segment(text);
  const found = segments.containing(unitOffset(text, at));
  if (!found?.isWordLike) return { start: at, end: at };
  const start = codePointLength(text.slice(0, found.index));
  return { start, end: start + codePointLength(found.segment) };
}

function segmentStarts(text: string, by: "word" | "character"): number[] {
  const segmenter = new Intl.Segmenter(undefined, { granularity: by === "word" ? "word" : "grapheme" });
  const starts: number[] = [];
  let at = 0;
  for (const { segment, isWordLike } of segmenter.segment(text)) {
    if (by === "character" || isWordLike) starts.push(at);
    at += codePointLength(segment);
  }
  return starts;
}

function lineStarts(text: string): number[] {
  const starts = [0];
  let at = 0;
  for (const character of text) {
    at++;
    if (character === "\n") starts.push(at);
  }
  return starts;
}
