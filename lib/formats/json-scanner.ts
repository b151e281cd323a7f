const QUOTE = 0x22;
const BACKSLASH = 0x5c;
const COMMA = 0x2c;
const COLON = 0x3a;
const OPEN_BRACKET = 0x5b;
const CLOSE_BRACKET = 0x5d;
const OPEN_BRACE = 0x7b;
const CLOSE_BRACE = 0x7d;

/** Strings longer than this are crossed with a native search. */
const LONG_STRING = 32;

/**
 * Follows the structure of one JSON array, object or string without building it: finds its last byte, its depth and
 * about how many values it holds. Works on pieces; whether the text between the brackets is valid JSON is left to the
 * parser.
 */
export class JsonScanner {
  /** Deepest nesting seen; 1 for a flat object. */
  deepest = 0;
  /** Commas, brackets and braces outside of strings. */
  values = 0;
  /** Members of objects, those of a key that stands twice both. */
  members = 0;
  #depth = 0;
  #isInString = false;
  #isEscaped = false;

  /** Goes through `bytes[from…to)`. Returns the index behind the value's last byte, or -1 when it goes on. */
  scan(bytes: Buffer, from: number, to: number): number {
    let index = from;
    while (index < to) {
      if (this.#isInString) {
        index = this.#crossString(bytes, index, to);
        if (this.#isInString) return -1;
        if (this.#depth === 0) return index;
      }
      index = this.#crossStructure(bytes, index, to);
      if (this.#depth === 0 && !this.#isInString) return index;
    }
    return -1;
  }

  /** From outside a string to behind the value's end, or behind the quote that opens a string. */
  #crossStructure(bytes: Buffer, from: number, to: number): number {
    for (let index = from; index < to; index += 1) {
      switch (bytes[index]) {
        case QUOTE:
          this.#isInString = true;
          return index + 1;
        case COMMA:
          this.values += 1;
          break;
        case COLON:
          this.members += 1;
          break;
        case OPEN_BRACE:
        case OPEN_BRACKET:
          this.values += 1;
          this.#depth += 1;
          if (this.#depth > this.deepest) this.deepest = this.#depth;
          break;
        case CLOSE_BRACE:
        case CLOSE_BRACKET:
          this.#depth -= 1;
          if (this.#depth <= 0) return index + 1;
          break;
        default:
      }
    }
    return to;
  }

  /** From inside a string to behind the quote that closes it, or to the end of the piece. */
  #crossString(bytes: Buffer, from: number, to: number): number {
    let index = from;
    if (this.#isEscaped) {
      this.#isEscaped = false;
      index += 1;
    }
    const near = Math.min(index + LONG_STRING, to);
    for (; index < near; index += 1) {
      const byte = bytes[index];
      if (byte === QUOTE) return this.#closeString(index);
      if (byte === BACKSLASH) index += 1;
    }
    if (index > to) this.#isEscaped = true;
    return index >= to ? to : this.#crossLongString(bytes, index, to);
  }

  #crossLongString(bytes: Buffer, from: number, to: number): number {
    let start = from;
    for (;;) {
      const quote = bytes.indexOf(QUOTE, start);
      const stop = quote === -1 || quote >= to ? to : quote;
      const isEscaped = backslashesBefore(bytes, stop, start) % 2 === 1;
      if (stop === to) {
        this.#isEscaped = isEscaped;
        return to;
      }
      if (!isEscaped) return this.#closeString(stop);
      start = stop + 1;
    }
  }

  #closeString(quote: number): number {
    this.#isInString = false;
    return quote + 1;
  }
}

function backslashesBefore(bytes: Buffer, index: number, from: number): number {
  let start = index;
  while (start > from && bytes[start - 1] === BACKSLASH) start -= 1;
  return index - start;
}
