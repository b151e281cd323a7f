import { composed } from "@/lib/core/text/composed";

/** Marks around a word that do not change what it says. Signs such as < > - + / stay, since they can. */
const OUTER_MARKS = ".,;:!?\"'“”‘’()*_`…";
const MIN_LENGTH = 4;

/**
 * Whether two texts differ only as a typing slip does: in white space, letter case, marks around words, or by one letter (missing,
 * added, replaced, or two swapped) within words of four letters or more that keep their first letter. A word more or fewer, a
 * changed number and a changed sign are never a slip. In doubt the answer is no, since a change of meaning must not pass unseen.
 */
export function isTypingSlip(before: string, after: string): boolean {
  const [left, right] = [wordsOf(before), wordsOf(after)];
  return left.length === right.length && left.every((word, index) => isSameWord(word, right[index]!));
}

function wordsOf(text: string): string[] {
  return composed(text)
    .split(/\s+/)
    .map((word) => withoutMarks(word).toLowerCase())
    .filter((word) => word !== "");
}

function withoutMarks(word: string): string {
  let [from, to] = [0, word.length];
  while (from < to && OUTER_MARKS.includes(word[from]!)) from++;
  while (to > from && OUTER_MARKS.includes(word[to - 1]!)) to--;
  return word.slice(from, to);
}

function isSameWord(a: string, b: string): boolean {
  if (a === b) return true;
  const isPlain = Math.min(a.length, b.length) >= MIN_LENGTH && /^[\p{L}'’]+$/u.test(a) && /^[\p{L}'’]+$/u.test(b);
  return isPlain && a[0] === b[0] && isOneEdit(a, b);
}

function isOneEdit(a: string, b: string): boolean {
  const [short, long] = a.length <= b.length ? [a, b] : [b, a];
  if (long.length - short.length > 1) return false;
  let at = 0;
  while (at < short.length && short[at] === long[at]) at++;
  if (short.length < long.length) return short.slice(at) === long.slice(at + 1);
  const isSwap = a[at] === b[at + 1] && a[at + 1] === b[at] && a.slice(at + 2) === b.slice(at + 2);
  return isSwap || a.slice(at + 1) === b.slice(at + 1);
}
