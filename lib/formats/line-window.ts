import { ByteWindow } from "@/lib/formats/byte-window";

/** A window that knows the physical line of its first byte that is not consumed. */
export class LineWindow extends ByteWindow {
  line = 1;
  #lineEnd: LineEnd | null = null;

  /** Whether enough has arrived to know what ends a line; before that nothing may be consumed. */
  isReady(isComplete: boolean): boolean {
    this.#lineEnd ??= lineEndOf(this.bytes.subarray(this.position), isComplete);
    return this.#lineEnd !== null;
  }

  /** Moves on to an index of `bytes` and counts the lines that it passes. */
  consume(to: number): void {
    const passed = this.bytes.subarray(this.position, to);
    const lineEnd = this.#lineEnd ?? 0;
    for (let at = passed.indexOf(lineEnd); at !== -1; at = passed.indexOf(lineEnd, at + 1)) this.line += 1;
    this.position = to;
  }
}

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
