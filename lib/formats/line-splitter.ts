import { ByteWindow } from "@/lib/formats/byte-window";
import { CR, type LineEnd, lineEndOf } from "@/lib/formats/line-window";
import { MAX_RECORD_BYTES } from "@/lib/formats/record";

/** A physical line without its end; `null` for a line that is longer than a record may be. */
export interface Line {
  line: number;
  bytes: Buffer | null;
}

/** Cuts bytes into physical lines. Lines end in LF, CR LF or, in files without any LF, CR. */
export class LineSplitter {
  readonly #window = new ByteWindow();
  #lineEnd: LineEnd | null = null;
  #line = 1;
  /** Bytes after the window's position that are known to hold no line end. */
  #scanned = 0;
  #isSkipping = false;

  *push(chunk: Uint8Array): Generator<Line> {
    this.#window.append(chunk);
    yield* this.#drain(false);
  }

  *end(): Generator<Line> {
    yield* this.#drain(true);
    const { bytes, position, size } = this.#window;
    if (this.#isSkipping) yield { line: this.#line, bytes: null };
    else if (size > 0) yield { line: this.#line, bytes: withoutReturn(bytes.subarray(position)) };
  }

  *#drain(isComplete: boolean): Generator<Line> {
    const window = this.#window;
    this.#lineEnd ??= lineEndOf(window.bytes.subarray(window.position), isComplete);
    if (this.#lineEnd === null) return;
    for (;;) {
      const end = window.bytes.indexOf(this.#lineEnd, window.position + this.#scanned);
      if (end === -1) break;
      yield { line: this.#line, bytes: this.#take(end) };
      this.#line += 1;
    }
    this.#scanned = window.size;
    if (this.#isSkipping || window.size > MAX_RECORD_BYTES) this.#skip();
  }

  #take(end: number): Buffer | null {
    const window = this.#window;
    const isTooLong = this.#isSkipping || end - window.position > MAX_RECORD_BYTES;
    const bytes = isTooLong ? null : withoutReturn(window.bytes.subarray(window.position, end));
    window.position = end + 1;
    this.#scanned = 0;
    this.#isSkipping = false;
    return bytes;
  }

  /** Forgets the beginning of a line that is too long, and waits for its end. */
  #skip(): void {
    this.#isSkipping = true;
    this.#window.position += this.#window.size;
    this.#scanned = 0;
  }
}

function withoutReturn(bytes: Buffer): Buffer {
  return bytes[bytes.length - 1] === CR ? bytes.subarray(0, -1) : bytes;
}
