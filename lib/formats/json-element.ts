import { JsonScanner } from "@/lib/formats/json-scanner";
import { parseJsonRecord } from "@/lib/formats/json-text";
import { endOfValue } from "@/lib/formats/json-wrapper";
import type { LineWindow } from "@/lib/formats/line-window";
import { MAX_RECORD_BYTES, type RecordEvent, tooLong } from "@/lib/formats/record";

const LONGEST_SCALAR = 1024;

/** Reads one element of a JSON list, which may arrive in any number of pieces; `line` is that of its first byte. */
export class JsonElement {
  readonly line: number;
  readonly #isScalar: boolean;
  readonly #scanner = new JsonScanner();
  /** Bytes that the scanner has seen and the window still holds. */
  #scanned = 0;
  #isSkipping = false;

  /** Begins at the window's position, where `isElementStart` holds. */
  constructor(window: LineWindow) {
    this.line = window.line;
    this.#isScalar = !isOpening(window.bytes[window.position] as number);
  }

  /** The element when it is complete, `more` when bytes are missing, `broken` when it cannot be a JSON value. */
  read(window: LineWindow): RecordEvent | "more" | "broken" {
    const { bytes, position, size } = window;
    const end = this.#isScalar
      ? endOfValue(bytes, position)
      : this.#scanner.scan(bytes, position + this.#scanned, bytes.length);
    if (end !== -1) return this.#finish(window, end);
    if (this.#isScalar) return size > LONGEST_SCALAR ? "broken" : "more";
    this.#scanned = size;
    if (this.#isSkipping || size > MAX_RECORD_BYTES) {
      this.#isSkipping = true;
      this.#scanned = 0;
      window.consume(bytes.length);
    }
    return "more";
  }

  #finish(window: LineWindow, end: number): RecordEvent {
    const { bytes, position } = window;
    const isTooLong = this.#isSkipping || end - position > MAX_RECORD_BYTES;
    const event = isTooLong
      ? tooLong(this.line)
      : parseJsonRecord(bytes.subarray(position, end), this.line, this.#scanner);
    window.consume(end);
    return event;
  }
}

/** A bracket, brace or quote; a number, true, false or null; NaN and Infinity too, so that the parser can name them. */
export function isElementStart(byte: number): boolean {
  return isOpening(byte) || /[-0-9tfnNI]/.test(String.fromCharCode(byte));
}

function isOpening(byte: number): boolean {
  return byte === 0x7b || byte === 0x5b || byte === 0x22;
}
