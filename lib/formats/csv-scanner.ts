import { CR, type LineEnd } from "@/lib/formats/line-end";

const QUOTE = 0x22;
const SPACE = 0x20;

export type CsvStep =
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
export function scanCsvRecord(
  bytes: Buffer,
  from: number,
  delimiter: number,
  lineEnd: LineEnd,
  isComplete: boolean,
): CsvStep {
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
