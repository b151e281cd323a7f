import { codePointCounter, codePointLength } from "./code-points";

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
export function editText(text: string, edits: Iterable<Edit>): Edited {
  const editor = new TextEditor(text);
  for (const { from, to, by } of edits) editor.replace(from, to, by);
  return editor.edited();
}

/** Makes one edit after the other, ascending and without overlaps. */
export class TextEditor {
  readonly #pieces: string[] = [];
  readonly #map: Change[] = [];
  readonly #pointsBefore: (offset: number) => number;
  #at = 0;

  constructor(readonly text: string) {
    this.#pointsBefore = codePointCounter(text);
  }

  replace(from: number, to: number, by: string): void {
    if (to - from === by.length && this.text.startsWith(by, from)) return;
    if (from > this.#at) this.#pieces.push(this.text.slice(this.#at, from));
    if (by !== "") this.#pieces.push(by);
    this.#at = to;
    this.#map.push({ from: this.#pointsBefore(from), to: this.#pointsBefore(to), length: codePointLength(by) });
  }

  edited(): Edited {
    if (this.#map.length === 0) return { text: this.text, map: [] };
    this.#pieces.push(this.text.slice(this.#at));
    this.#at = this.text.length;
    return { text: this.#pieces.join(""), map: this.#map };
  }
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

/** One map for two that follow each other, in time linear in both. Pieces of both that touch become one. */
export function composeMaps(first: PositionMap, second: PositionMap): PositionMap {
  const composed: Change[] = [];
  let [own, next, grown] = [0, 0, 0];
  /** Where the next change of each map begins in the text between. */
  const ownStart = () => (own < first.length ? first[own]!.from + grown : Number.POSITIVE_INFINITY);
  const nextStart = () => (next < second.length ? second[next]!.from : Number.POSITIVE_INFINITY);
  while (own < first.length || next < second.length) {
    const from = Math.min(ownStart(), nextStart());
    const before = grown;
    let [to, grows] = [from, 0];
    for (;;) {
      if (ownStart() <= to) {
        const change = first[own++]!;
        to = Math.max(to, change.from + grown + change.length);
        grown += change.length - (change.to - change.from);
      } else if (nextStart() <= to) {
        const change = second[next++]!;
        to = Math.max(to, change.to);
        grows += change.length - (change.to - change.from);
      } else break;
    }
    composed.push({ from: from - before, to: to - grown, length: to - from + grows });
  }
  return composed;
}
