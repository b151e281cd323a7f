import { codePointLength, codePointOffsets } from "./code-points";

/** A piece of a text that was replaced: from (inclusive) to (exclusive) in code points, and how many stand there now. */
export interface Change {
  from: number;
  to: number;
  length: number;
}

/** What was replaced between two states of a text, ascending and without overlaps; where nothing is named the texts are alike. */
export type PositionMap = readonly Change[];

/** What to put in place of a piece of a text; from and to in UTF-16 units. */
export interface Edit {
  from: number;
  to: number;
  by: string;
}

export interface Edited {
  text: string;
  map: PositionMap;
}

/** The text with every edit made. Edits are ascending and do not overlap; those that change nothing are left out of the map. */
export function editText(text: string, edits: readonly Edit[]): Edited {
  const real = edits.filter(({ from, to, by }) => text.slice(from, to) !== by);
  if (real.length === 0) return { text, map: [] };
  const points = codePointOffsets(
    text,
    real.flatMap(({ from, to }) => [from, to]),
  );
  const pieces: string[] = [];
  let at = 0;
  for (const { from, to, by } of real) {
    pieces.push(text.slice(at, from), by);
    at = to;
  }
  pieces.push(text.slice(at));
  const map = real.map(({ by }, place) => ({
    from: points[2 * place]!,
    to: points[2 * place + 1]!,
    length: codePointLength(by),
  }));
  return { text: pieces.join(""), map };
}

export interface Moved {
  from: number;
  to: number;
  /** False where an end lay within a piece that was replaced: it was moved out, so that the span holds all of what stands there now. */
  exact: boolean;
}

/**
 * Where a span of the old text lies in the new one, in code points. Null where nothing is left of it. What was put in between at its ends
 * does not belong to it; a piece that was replaced and lies in it does.
 */
export function moveSpan(map: PositionMap, span: { from: number; to: number }): Moved | null {
  let shift = 0;
  let from = -1;
  let to = -1;
  let exact = true;
  for (const change of map) {
    const end = change.from + shift + change.length;
    if (from < 0 && span.from < change.to) {
      const isWithin = span.from > change.from;
      from = isWithin ? change.from + shift : span.from + shift;
      exact &&= !isWithin;
    }
    if (to < 0 && span.to <= change.from) to = span.to + shift;
    else if (to < 0 && span.to < change.to) {
      to = end;
      exact = false;
    }
    shift += change.length - (change.to - change.from);
  }
  if (from < 0) from = span.from + shift;
  if (to < 0) to = span.to + shift;
  return to > from ? { from, to, exact } : null;
}

/** One map for two that follow each other. Pieces of both that touch become one. */
export function composeMaps(first: PositionMap, second: PositionMap): PositionMap {
  const between = [
    ...inBetween(first),
    ...second.map(({ from, to, length }) => ({ from, to, grew: 0, grows: length - (to - from) })),
  ];
  between.sort((a, b) => a.from - b.from || a.to - b.to);
  const composed: Change[] = [];
  let shift = 0;
  for (let at = 0; at < between.length; ) {
    const block = { ...between[at]! };
    for (at++; at < between.length && between[at]!.from <= block.to; at++) {
      const next = between[at]!;
      block.to = Math.max(block.to, next.to);
      block.grew += next.grew;
      block.grows += next.grows;
    }
    const size = block.to - block.from;
    const from = block.from - shift;
    composed.push({ from, to: from + size - block.grew, length: size + block.grows });
    shift += block.grew;
  }
  return composed;
}

/** The changes of a map as they lie in the text that it leads to. */
function inBetween(map: PositionMap) {
  let shift = 0;
  return map.map(({ from, to, length }) => {
    const start = from + shift;
    const grew = length - (to - from);
    shift += grew;
    return { from: start, to: start + length, grew, grows: 0 };
  });
}
