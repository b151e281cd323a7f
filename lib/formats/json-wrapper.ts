import { JsonScanner } from "@/lib/formats/json-scanner";
import { beginsWithTurn } from "@/lib/formats/lone-turn";

/** Names under which files keep their list of records: `{"data": [ … ]}`. */
const WRAPPERS = new Set([
  "data",
  "dataset",
  "entries",
  "examples",
  "instances",
  "items",
  "records",
  "results",
  "rows",
  "samples",
  "tasks",
  "test",
  "train",
  "validation",
]);

/** Of these, the one under which the list may stand in an object of its own: `{"results": {"results": [ … ]}}`. */
const NESTED = "results";

export type WrapperStep =
  /** `at` is the index of the bracket that opens the list of records, `depth` in how many further objects it stands. */
  | { found: "list"; at: number; depth: number }
  /** `at` is the index behind the brace that closes the object. */
  | { found: "end"; at: number }
  /** `list` is the index of the bracket where the bytes end in the first element of a list, too early to tell of what. */
  | { found: "more"; list?: number; depth?: number }
  | { found: "broken"; at: number };

/**
 * Goes through the members of a JSON object, from behind its opening brace (or behind an earlier member), to the next
 * list of records or to the object's end. `more` means that the bytes end too early to tell.
 */
export function findRecordList(bytes: Buffer, from: number): WrapperStep {
  let index = from;
  for (;;) {
    index = skipBlank(bytes, index, true);
    if (index >= bytes.length) return { found: "more" };
    if (bytes[index] === 0x7d) return { found: "end", at: index + 1 };
    if (bytes[index] !== 0x22) return { found: "broken", at: index };
    const nameEnd = endOfValue(bytes, index);
    const colon = nameEnd === -1 ? -1 : skipBlank(bytes, nameEnd, false);
    const start = colon === -1 ? -1 : skipBlank(bytes, colon + 1, false);
    if (start === -1 || start >= bytes.length) return { found: "more" };
    if (bytes[colon] !== 0x3a) return { found: "broken", at: colon };
    const name = bytes.toString("utf8", index + 1, nameEnd - 1);
    if (bytes[start] === 0x5b && WRAPPERS.has(name)) {
      // A list of turns is a part of this record, not a list of records.
      const isTurns = beginsWithTurn(bytes, start);
      if (isTurns === "more") return { found: "more", list: start, depth: 0 };
      if (!isTurns) return { found: "list", at: start, depth: 0 };
    }
    if (bytes[start] === 0x7b && name === NESTED) {
      const inner = findRecordList(bytes, start + 1);
      if (inner.found === "list") return { ...inner, depth: inner.depth + 1 };
      if (inner.found === "more") return { ...inner, depth: (inner.depth ?? 0) + 1 };
    }
    index = endOfValue(bytes, start);
    if (index === -1) return { found: "more" };
    if (index === start) return { found: "broken", at: start };
  }
}

/** The index behind a JSON value, or -1 when it goes on behind the bytes. Equal to `from` where no value can begin. */
export function endOfValue(bytes: Buffer, from: number): number {
  const first = bytes[from];
  if (first === 0x7b || first === 0x5b || first === 0x22) return new JsonScanner().scan(bytes, from, bytes.length);
  for (let index = from; index < bytes.length; index += 1) {
    const byte = bytes[index] as number;
    if (byte === 0x2c || byte === 0x5d || byte === 0x7d || isBlank(byte)) return index;
  }
  return -1;
}

/** The index of the next byte that is not white space (nor a comma, if asked). */
export function skipBlank(bytes: Buffer, from: number, skipCommas: boolean): number {
  let index = from;
  while (index < bytes.length && (isBlank(bytes[index] as number) || (skipCommas && bytes[index] === 0x2c))) index += 1;
  return index;
}

function isBlank(byte: number): boolean {
  return byte === 0x20 || byte === 0x0a || byte === 0x0d || byte === 0x09;
}
