export const LF = 10;
export const CR = 13;
export type LineEnd = typeof LF | typeof CR;

/** How much of a file may go by without a line feed before a lone carriage return is taken for its line end. */
const SAMPLE = 64 * 1024;

/**
 * The byte that ends a file's lines, judged from its beginning: line feed (alone or after a carriage return), or carriage
 * return in files of the old Macintosh kind, which have no line feed at all. `null` while more bytes are needed.
 */
export function lineEndOf(head: Buffer, isComplete: boolean): LineEnd | null {
  if (head.includes(LF)) return LF;
  if (!isComplete && head.length < SAMPLE) return null;
  return head.includes(CR) ? CR : LF;
}
