import { isRecord } from "@/lib/formats/fields";
import { JsonScanner } from "@/lib/formats/json-scanner";
import { zipRow } from "@/lib/formats/json-tables";
import { parseJsonRecord } from "@/lib/formats/json-text";
import { endOfValue, findRecordList, skipBlank } from "@/lib/formats/json-wrapper";
import { LineWindow } from "@/lib/formats/line-window";
import { beginsWithTurn } from "@/lib/formats/lone-turn";
import { MAX_RECORD_BYTES, type RecordEvent, refused, type Splitter, tooLong } from "@/lib/formats/record";

const COMMA = 0x2c;
const OPEN_BRACKET = 0x5b;
const CLOSE_BRACKET = 0x5d;
const OPEN_BRACE = 0x7b;

/** What is expected next. `stopped`: the structure broke, and what follows cannot be trusted. */
type State = "top" | "member" | "first" | "element" | "comma" | "stopped";

/**
 * The elements of a JSON array; of the lists in a wrapping object such as `{"data": [ … ]}`; or JSON values one after
 * another over any number of lines. An array of the turns of one conversation is one record. Each element is parsed by itself, so a bad one is reported and the next is read.
 * Where the structure around the elements breaks, that place is reported, what came before stays, and reading ends.
 */
export class JsonArraySplitter implements Splitter {
  readonly #window = new LineWindow();
  #state: State = "top";
  #element: JsonElement | null = null;
  #isComplete = false;
  /** How many objects are open whose list of records was found. */
  #depth = 0;
  /** The names of the columns, where the object says them apart from its rows. */
  #names: readonly unknown[] | null = null;
  /** The element that is being read is a whole list: one conversation. */
  #isWholeList = false;
  /** What begins at the top is looked at again only when this many bytes are there, so that the work stays linear. */
  #enough = 0;

  /** Whether what was read last stood in a list. */
  isList = false;

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
    if (this.#element) {
      yield refused(this.#element.line, "unexpected-end", "the file ends inside this record; it may be cut off");
    } else if (this.#state !== "top" && this.#state !== "stopped") {
      yield refused(this.#window.line, "unexpected-end", "the file ends before its list is closed; it may be cut off");
    }
  }

  *#drain(): Generator<RecordEvent> {
    if (!this.#window.isReady(this.#isComplete)) return;
    while (!this.isStopped) {
      const event = this.#element ? this.#readElement(this.#element) : this.#readStructure();
      if (event === "more") return;
      if (event) yield event;
    }
  }

  #readElement(element: JsonElement): RecordEvent | "more" {
    const event = element.read(this.#window);
    if (event === "more") return event;
    this.#element = null;
    this.isList = true;
    if (event === "broken") return this.#stop("expected a record");
    this.#state = this.#isWholeList ? "top" : "comma";
    this.#isWholeList = false;
    if (this.#names === null || "error" in event || !Array.isArray(event.value)) return event;
    return { line: event.line, ...zipRow(this.#names, event.value) };
  }

  /** One step between the elements. Returns what to report, if anything, or that more bytes are needed. */
  #readStructure(): RecordEvent | "more" | undefined {
    const window = this.#window;
    if (this.#state !== "member") window.consume(skipBlank(window.bytes, window.position, false));
    if (window.size === 0) return "more";
    const byte = window.bytes[window.position] as number;
    switch (this.#state) {
      case "top":
        if (byte === OPEN_BRACE) return this.#readMembers(window.position + 1);
        if (byte !== OPEN_BRACKET) return this.#stop("expected a list, [, or an object, {");
        return this.#openList();
      case "member":
        return this.#readMembers(window.position);
      case "comma":
        if (byte === COMMA) return this.#enter("element");
        if (byte === CLOSE_BRACKET) return this.#enter(this.#depth > 0 ? "member" : "top");
        return this.#stop("expected a comma or the end of the list, ], behind the record");
      default:
        if (byte === CLOSE_BRACKET && this.#state === "first") return this.#enter(this.#depth > 0 ? "member" : "top");
        if (!isElementStart(byte)) return this.#stop("expected a record");
        this.#element = new JsonElement(window);
    }
  }

  /** Passes one byte of structure. */
  #enter(state: State): undefined {
    this.#window.consume(this.#window.position + 1);
    this.#state = state;
    this.#enough = 0;
  }

  /** At the bracket of a list at the top: goes into it, or takes it as one record where it is one conversation. */
  #openList(): "more" | undefined {
    const { bytes, position, size } = this.#window;
    if (size < this.#enough && !this.#isComplete) return "more";
    const isTurns = beginsWithTurn(bytes, position);
    if (isTurns === "more" && !this.#isComplete && size <= MAX_RECORD_BYTES) {
      this.#enough = 2 * size;
      return "more";
    }
    if (isTurns !== true) return this.#enter("first");
    this.#isWholeList = true;
    this.#enough = 0;
    this.#element = new JsonElement(this.#window);
    return undefined;
  }

  /** Looks in an object at the top for a list of records; an object without one is itself a record. */
  #readMembers(from: number): RecordEvent | "more" | undefined {
    const { bytes, position, size, line } = this.#window;
    if (size < this.#enough && !this.#isComplete) return "more";
    const found = findRecordList(bytes, from);
    const isLast = this.#isComplete || size > MAX_RECORD_BYTES;
    const step =
      found.found === "more" && found.list !== undefined && isLast
        ? ({ found: "list", at: found.list, depth: found.depth ?? 0 } as const)
        : found;
    if (step.found === "more") return this.#awaitMembers();
    const before = bytes.subarray(position, step.at);
    const event = step.found === "end" && this.#depth === 0 ? parseValue(before, line) : undefined;
    if (step.found === "list" && this.#depth === 0) this.#names = namesIn(before);
    this.#window.consume(step.at);
    if (step.found === "broken") return this.#stop("the object that begins the file is not valid JSON");
    if (step.found === "list") {
      this.#depth = Math.max(this.#depth, 1) + step.depth;
      return this.#enter("first");
    }
    this.#depth = Math.max(this.#depth - 1, 0);
    this.#state = this.#depth > 0 ? "member" : "top";
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
    return refused(this.#window.line, "broken-json", `${message}; nothing after this place was read`);
  }
}

/** The names of columns that an object gives before its rows, as pandas writes it: `{"columns": […], "index": […], "data": [[…]]}`. */
function namesIn(before: Buffer): readonly unknown[] | null {
  if (!before.includes('"columns"')) return null;
  const event = parseValue(Buffer.concat([before, Buffer.from("null}")]), 1);
  const columns = "value" in event && isRecord(event.value) ? event.value.columns : null;
  return Array.isArray(columns) ? columns : null;
}

function parseValue(bytes: Buffer, line: number): RecordEvent {
  const scanner = new JsonScanner();
  scanner.scan(bytes, 0, bytes.length);
  return parseJsonRecord(bytes, line, scanner);
}

const LONGEST_SCALAR = 1024;

/** Reads one element of a JSON list, which may arrive in any number of pieces; `line` is that of its first byte. */
class JsonElement {
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
function isElementStart(byte: number): boolean {
  return isOpening(byte) || /[-0-9tfnNI]/.test(String.fromCharCode(byte));
}

function isOpening(byte: number): boolean {
  return byte === 0x7b || byte === 0x5b || byte === 0x22;
}
