import { ByteWindow } from "@/lib/formats/byte-window";
import { type LineEnd, lineEndOf } from "@/lib/formats/line-end";

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
