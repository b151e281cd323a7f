import { ByteWindow } from "@/lib/formats/byte-window";
import { type Delimiter, splitCells } from "@/lib/formats/csv-cells";
import { decodeText } from "@/lib/formats/encoding";
import { CR, type LineEnd, lineEndOf } from "@/lib/formats/line-window";
import {
  MAX_RECORD_BYTES,
  type RecordEvent,
  type RecordPosition,
  refused,
  type Splitter,
  tooLong,
} from "@/lib/formats/record";

const QUOTE = 0x22;

const UNCLOSED = "a quote opens in this line and is not closed; close it, or double the quotes that belong to the text";
const JUNK = 'text follows a closing quote; double the quotes that belong to the text, as in "a ""word"" here"';

/**
 * Cuts bytes into CSV records and these into cells (RFC 4180, any delimiter of `DELIMITERS`). Blank lines are passed
 * over. After a record with broken quotes reading goes on with the next physical line, so that one stray quote does not
 * take the rest of the file with it.
 */
export class CsvSplitter implements Splitter<string[]> {
  readonly #window = new ByteWindow();
  readonly #delimiter: Delimiter;
  #lineEnd: LineEnd | null = null;
  #line = 1;
  #row = 1;
  /** An unfinished record is looked at again only when this many bytes are there, so that the work stays linear. */
  #enough = 0;
  #isSkipping = false;
  /** Index of the next quote in the window, or its length when there is none. */
  #nextQuote = 0;

  constructor(delimiter: Delimiter) {
    this.#delimiter = delimiter;
  }

  *push(chunk: Uint8Array): Generator<RecordEvent<string[]>> {
    this.#window.append(chunk);
    yield* this.#drain(false);
  }

  *end(): Generator<RecordEvent<string[]>> {
    yield* this.#drain(true);
    if (this.#isSkipping) yield tooLong(this.#line);
  }

  *#drain(isComplete: boolean): Generator<RecordEvent<string[]>> {
    const window = this.#window;
    this.#lineEnd ??= lineEndOf(window.bytes.subarray(window.position), isComplete);
    if (this.#lineEnd === null || (window.size < this.#enough && !isComplete)) return;
    this.#enough = 0;
    this.#nextQuote = 0;
    while (window.size > 0) {
      const event = this.#next(this.#lineEnd, isComplete);
      if (event === "more") return;
      if (event) yield event;
    }
  }

  /** Reads one record; nothing for a blank line. */
  #next(lineEnd: LineEnd, isComplete: boolean): RecordEvent<string[]> | "more" | undefined {
    const { bytes, position } = this.#window;
    const lineStop = bytes.indexOf(lineEnd, position);
    if (this.#isSkipping) return this.#skipLine(lineStop);
    const stop = lineStop === -1 && isComplete ? bytes.length : lineStop;
    if (stop !== -1 && this.#quoteFrom(position) >= stop) return this.#take(stop, 1);
    const step = scanCsvRecord(bytes, position, this.#delimiter.charCodeAt(0), lineEnd, isComplete);
    if (step.found === "record")
      return this.#take(step.end, countBytes(bytes.subarray(position, step.end), lineEnd) + 1);
    const isLineThere = lineStop !== -1 || isComplete;
    if (step.found === "junk" && isLineThere) return this.#refuseLine(lineStop, "text-after-quote", JUNK);
    if (isComplete) return this.#refuseLine(lineStop, "unclosed-quote", UNCLOSED);
    if (this.#window.size <= MAX_RECORD_BYTES) {
      this.#enough = 2 * this.#window.size;
      return "more";
    }
    if (lineStop !== -1) return this.#refuseLine(lineStop, "unclosed-quote", UNCLOSED);
    return this.#skipLine(-1);
  }

  #take(end: number, lines: number): RecordEvent<string[]> | undefined {
    const { bytes, position } = this.#window;
    const place = this.#place();
    this.#window.position = Math.min(end + 1, bytes.length);
    this.#line += lines;
    this.#row += 1;
    const record = bytes.subarray(position, bytes[end - 1] === CR && end > position ? end - 1 : end);
    if (record.length > MAX_RECORD_BYTES) return { ...tooLong(place.line), ...place };
    if (record.length === 0) return undefined;
    const text = decodeText(record, place.line);
    return typeof text === "string" ? { ...place, value: splitCells(text, this.#delimiter) } : { ...text, ...place };
  }

  /** Reports the line on which a record begins, and goes on with the next. */
  #refuseLine(lineStop: number, code: string, message: string): RecordEvent<string[]> {
    const event = { ...refused(this.#line, code, message), ...this.#place() };
    this.#window.position = lineStop === -1 ? this.#window.bytes.length : lineStop + 1;
    this.#line += 1;
    this.#row += 1;
    return event;
  }

  #skipLine(lineStop: number): RecordEvent<string[]> | "more" {
    this.#isSkipping = lineStop === -1;
    this.#window.position = lineStop === -1 ? this.#window.bytes.length : lineStop + 1;
    if (lineStop === -1) return "more";
    const event = { ...tooLong(this.#line), ...this.#place() };
    this.#line += 1;
    this.#row += 1;
    return event;
  }

  /** Where the record begins that is read next. */
  #place(): RecordPosition {
    return this.#row === this.#line ? { line: this.#line } : { line: this.#line, row: this.#row };
  }

  #quoteFrom(position: number): number {
    if (this.#nextQuote < position || this.#nextQuote === 0) {
      const { bytes } = this.#window;
      const quote = bytes.indexOf(QUOTE, position);
      this.#nextQuote = quote === -1 ? bytes.length : quote;
    }
    return this.#nextQuote;
  }
}

function countBytes(bytes: Buffer, byte: number): number {
  let count = 0;
  for (let at = bytes.indexOf(byte); at !== -1; at = bytes.indexOf(byte, at + 1)) count += 1;
  return count;
}

const SPACE = 0x20;

type CsvStep =
  /** `end` is the index of the line end (or of the end of the bytes) behind the record. */
  | { found: "record"; end: number }
  /** The bytes end inside the record. */
  | { found: "more" }
  /** Text follows a closing quote. */
  | { found: "junk" };

/**
 * Finds the end of a CSV record that begins at `from`, after RFC 4180: a field may stand in double quotes and then holds
 * delimiters, line ends and doubled quotes. A quote inside an unquoted field is an ordinary character.
 */
function scanCsvRecord(bytes: Buffer, from: number, delimiter: number, lineEnd: LineEnd, isComplete: boolean): CsvStep {
  let index = from;
  for (;;) {
    if (delimiter === SPACE) while (bytes[index] === SPACE) index += 1;
    if (bytes[index] === QUOTE) {
      const close = closingQuote(bytes, index + 1, isComplete);
      if (close === -1) return { found: "more" };
      index = close + 1;
      const next = bytes[index];
      if (next === CR && (bytes[index + 1] === lineEnd || (isComplete && index + 1 === bytes.length))) index += 1;
      else if (next === CR && lineEnd !== CR && index + 1 === bytes.length) return { found: "more" };
      else if (next !== undefined && next !== delimiter && next !== lineEnd) return { found: "junk" };
    } else {
      while (index < bytes.length && bytes[index] !== delimiter && bytes[index] !== lineEnd) index += 1;
    }
    if (index >= bytes.length) return isComplete ? { found: "record", end: bytes.length } : { found: "more" };
    if (bytes[index] === lineEnd) return { found: "record", end: index };
    index += 1;
  }
}

/** The quote that closes a field, or -1. A doubled quote is one quote of the text. */
function closingQuote(bytes: Buffer, from: number, isComplete: boolean): number {
  for (let quote = bytes.indexOf(QUOTE, from); quote !== -1; quote = bytes.indexOf(QUOTE, quote + 2)) {
    if (quote + 1 === bytes.length) return isComplete ? quote : -1;
    if (bytes[quote + 1] !== QUOTE) return quote;
  }
  return -1;
}
