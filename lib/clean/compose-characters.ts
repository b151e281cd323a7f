import { askedOnce } from "@/lib/core/text/asked-once";
import { composed } from "@/lib/core/text/composed";
import { type Edited, TextEditor } from "@/lib/core/text/position-map";

const isMark = askedOnce((letter) => /\p{M}/u.test(letter));
const isComposed = askedOnce((letter) => letter.normalize("NFC") === letter);
/** Below it nothing is a mark, and each letter is composed. */
const FIRST_MARK = 0x300;

/**
 * The text composed, one edit for each character that changes: a syllable of Hangul or any other letter, with the marks on it, as nothing
 * composes across these.
 */
export function composeCharacters(text: string): Edited {
  if (composed(text) === text) return { text, map: [] };
  /** By the code point of what is one alone, else by all of it. */
  const known = new Map<number | string, string>();
  const editor = new TextEditor(text);
  for (let from = 0; from < text.length; ) {
    const to = endOfCharacter(text, from);
    const point = text.codePointAt(from)!;
    const isAlone = to - from === (point > 0xffff ? 2 : 1);
    if (!isAlone || !isComposed(point)) {
      const key = isAlone ? point : text.slice(from, to);
      let by = known.get(key);
      by ??= composed(text.slice(from, to));
      known.set(key, by);
      editor.replace(from, to, by);
    }
    from = to;
  }
  return editor.edited();
}

function endOfCharacter(text: string, from: number): number {
  const point = text.codePointAt(from)!;
  let to = from + (point > 0xffff ? 2 : 1);
  if (isBetween(point, 0x1100, 0x1112) || isBetween(point, 0xac00, 0xd7a3)) {
    if (isBetween(text.charCodeAt(to), 0x1161, 0x1175)) to++;
    if (isBetween(text.charCodeAt(to), 0x11a8, 0x11c2)) to++;
  }
  while (to < text.length) {
    const next = text.codePointAt(to)!;
    if (next < FIRST_MARK || !isMark(next)) break;
    to += next > 0xffff ? 2 : 1;
  }
  return to;
}

const isBetween = (unit: number, least: number, most: number): boolean => unit >= least && unit <= most;
