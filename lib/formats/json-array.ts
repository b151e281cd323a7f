import { ByteWindow } from "@/lib/formats/byte-window";
import { JsonScanner } from "@/lib/formats/json-scanner";
import { parseJsonRecord } from "@/lib/formats/json-text";
import { endOfValue, findRecordList, skipBlank } from "@/lib/formats/json-wrapper";
import { type LineEnd, lineEndOf } from "@/lib/formats/line-end";
import { MAX_RECORD_BYTES, type RecordEvent, refused, type Splitter, tooLong } from "@/lib/formats/record";

const COMMA = 0x2c;
const OPEN_BRACKET = 0x5b;
const CLOSE_BRACKET = 0x5d;
const OPEN_BRACE = 0x7b;
const QUOTE = 0x22;
const LONGEST_SCALAR = 1024;

/** What is expected next. `stopped`: the structure broke, and what follows cannot be trusted. */
type State = "top" | "member" | "first" | "element" | "comma" | "value" | "stopped";

/**
 * The elements of a JSON array; of the lists in a wrapping object such as `{"data": [ … ]}`; or JSON values one after
 * another over any number of lines. Each element is parsed by itself, so a bad one is reported and the next is read.
 * Where the structure around the elements breaks, that place is reported, what came before stays, and reading ends.
 */
export class JsonArraySplitter implements Splitter {
  readonly #window = new ByteWindow();
  #lineEnd: LineEnd | null = null;
  #line = 1;
  #state: State = "top";
  #isComplete = false;
  /** Inside an object whose list of records was found. */
  #isWrapped = false;
  #scanner = new JsonScanner();
  /** Bytes of the value that the scanner has seen and the window still holds. */
  #scanned = 0;
  #isSkipping = false;
  #valueLine = 1;
  /** The object at the top is looked at again only when this many bytes are there, so that the work stays linear. */
  #enough = 0;

  get isStopped(): boolean {
    return this.#state === "stopped";
  }

  *push(chunk: Uint8Array): Generator<RecordEvent> {
    if (this.isStopped) return;
    this.#window.append(chunk);
    yield* this.#drain();
  }

  *end(): Generator<RecordEvent> {
    this.#isComplete = true;
    yield* this.#drain();
    if (this.#state === "value") {
      yield refused(this.#valueLine, "unexpected-end", "the file ends inside this record; it may be cut off");
    } else if (this.#state !== "top" && this.#state !== "stopped") {
      yield refused(this.#line, "unexpected-end", "the file ends before its list is closed; it may be cut off");
    }
  }

  *#drain(): Generator<RecordEvent> {
    this.#lineEnd ??= lineEndOf(this.#window.bytes.subarray(this.#window.position), this.#isComplete);
    if (this.#lineEnd === null) return;
    for (;;) {
      if (this.#state === "value") {
        const event = this.#readValue();
        if (event === null) return;
        yield event;
      } else {
        if (this.#state !== "member") this.#consume(skipBlank(this.#window.bytes, this.#window.position, false));
        if (this.#window.size === 0 || this.isStopped) return;
        const event = this.#readStructure();
        if (event === "more") return;
        if (event) yield event;
      }
    }
  }

  /** One step between the values. Returns what to report, if anything, or that more bytes are needed. */
  #readStructure(): RecordEvent | "more" | undefined {
    const byte = this.#window.bytes[this.#window.position] as number;
    switch (this.#state) {
      case "top":
        if (byte === OPEN_BRACE) return this.#readMembers(this.#window.position + 1);
        if (byte !== OPEN_BRACKET) return this.#stop("expected a list, [, or an object, {");
        return this.#enter("first");
      case "member":
        return this.#readMembers(this.#window.position);
      case "comma":
        if (byte === COMMA) return this.#enter("element");
        if (byte === CLOSE_BRACKET) return this.#enter(this.#isWrapped ? "member" : "top");
        return this.#stop("expected a comma or the end of the list, ], behind the record");
      default:
        if (byte === CLOSE_BRACKET && this.#state === "first") return this.#enter(this.#isWrapped ? "member" : "top");
        return isOpening(byte) || isScalarStart(byte) ? this.#beginValue() : this.#stop("expected a record");
    }
  }

  #enter(state: State): undefined {
    this.#consume(this.#window.position + 1);
    this.#state = state;
    this.#enough = 0;
  }

  #beginValue(): undefined {
    this.#state = "value";
    this.#valueLine = this.#line;
    this.#scanner = new JsonScanner();
    this.#scanned = 0;
  }

  #readValue(): RecordEvent | null {
    const { bytes, position, size } = this.#window;
    const first = bytes[position];
    const isScalar = !this.#isSkipping && this.#scanned === 0 && !isOpening(first);
    const end = isScalar
      ? endOfValue(bytes, position)
      : this.#scanner.scan(bytes, position + this.#scanned, bytes.length);
    if (end !== -1) return this.#finishValue(end);
    if (isScalar) return size > LONGEST_SCALAR ? this.#stop("expected a record") : null;
    this.#scanned = size;
    if (this.#isSkipping || size > MAX_RECORD_BYTES) {
      this.#isSkipping = true;
      this.#consume(bytes.length);
      this.#scanned = 0;
    }
    return null;
  }

  #finishValue(end: number): RecordEvent {
    const { bytes, position } = this.#window;
    const isTooLong = this.#isSkipping || end - position > MAX_RECORD_BYTES;
    const event = isTooLong
      ? tooLong(this.#valueLine)
      : parseJsonRecord(bytes.subarray(position, end), this.#valueLine, this.#scanner);
    this.#consume(end);
    this.#isSkipping = false;
    this.#state = "comma";
    return event;
  }

  /** Looks in an object at the top for a list of records; an object without one is itself a record. */
  #readMembers(from: number): RecordEvent | "more" | undefined {
    const { bytes, position, size } = this.#window;
    if (size < this.#enough && !this.#isComplete) return "more";
    const step = findRecordList(bytes, from);
    if (step.found === "more") return this.#awaitMembers();
    if (step.found === "broken") {
      this.#consume(step.at);
      return this.#stop("the object that begins the file is not valid JSON");
    }
    if (step.found === "list") {
      this.#consume(step.at);
      this.#isWrapped = true;
      return this.#enter("first");
    }
    const event = this.#isWrapped ? undefined : parseValue(bytes.subarray(position, step.at), this.#line);
    this.#consume(step.at);
    this.#state = "top";
    this.#isWrapped = false;
    this.#enough = 0;
    return event;
  }

  #awaitMembers(): RecordEvent | "more" {
    const { size } = this.#window;
    if (this.#isComplete) return this.#stop("the file ends inside this object; it may be cut off");
    if (size > MAX_RECORD_BYTES) {
      return this.#stop('found no list called "data", "examples" or the like in the first 16 MB of this object');
    }
    this.#enough = 2 * size;
    return "more";
  }

  #stop(message: string): RecordEvent {
    this.#state = "stopped";
    return refused(this.#line, "broken-json", `${message}; nothing after this place was read`);
  }

  /** Moves on to an index of the window and counts the lines that it passes. */
  #consume(to: number): void {
    const { bytes, position } = this.#window;
    const passed = bytes.subarray(position, to);
    const lineEnd = this.#lineEnd ?? 0;
    for (let at = passed.indexOf(lineEnd); at !== -1; at = passed.indexOf(lineEnd, at + 1)) this.#line += 1;
    this.#window.position = to;
  }
}

function parseValue(bytes: Buffer, line: number): RecordEvent {
  const scanner = new JsonScanner();
  scanner.scan(bytes, 0, bytes.length);
  return parseJsonRecord(bytes, line, scanner);
}

function isOpening(byte: number | undefined): boolean {
  return byte === OPEN_BRACE || byte === OPEN_BRACKET || byte === QUOTE;
}

/** Numbers, true, false and null; also NaN and Infinity, so that the parser can say what is wrong with them. */
function isScalarStart(byte: number): boolean {
  return /[-0-9tfnNI]/.test(String.fromCharCode(byte));
}
