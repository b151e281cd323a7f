import { decodeText } from "@/lib/formats/encoding";
import { MAX_JSON_DEPTH, MAX_JSON_VALUES, type RecordEvent, refused } from "@/lib/formats/record";

/** What `JsonScanner` found out about a record before it is parsed. */
export interface JsonExtent {
  deepest: number;
  values: number;
  members: number;
}

/**
 * Parses the JSON of one record. Refuses, with the line: bytes that are not UTF-8, NUL, invalid JSON, and what would cost
 * too much stack or memory. Of a key that stands twice the last counts, and the event names it; `__proto__` is a key like any other. An integer that a
 * double cannot hold exactly becomes the string of its digits, so that long ids survive.
 */
export function parseJsonRecord(bytes: Buffer, line: number, extent: JsonExtent): RecordEvent {
  if (extent.deepest > MAX_JSON_DEPTH) {
    return refused(line, "too-deep", `the JSON is nested deeper than ${MAX_JSON_DEPTH} levels; flatten it`);
  }
  if (extent.values > MAX_JSON_VALUES) {
    return refused(line, "too-many-values", `the record holds more than ${MAX_JSON_VALUES} values; split it`);
  }
  const text = decodeText(bytes, line);
  if (typeof text !== "string") return text;
  try {
    const value: unknown = JSON.parse(LONG_INTEGER.test(text) ? quoteLongIntegers(text) : text);
    return membersOf(value) === extent.members ? { line, value } : { line, value, repeatedKey: repeatedKey(text) };
  } catch (error) {
    return refused(line, "invalid-json", explain(text, error as SyntaxError));
  }
}

function membersOf(value: unknown): number {
  if (typeof value !== "object" || value === null) return 0;
  const members = Object.values(value);
  let count = Array.isArray(value) ? 0 : members.length;
  for (const member of members) if (typeof member === "object") count += membersOf(member);
  return count;
}

const TOKEN = /"(?:[^"\\]|\\.)*"(\s*:)?|[{}]/gs;

/** The first key that stands twice in an object of a JSON text. */
function repeatedKey(text: string): string | undefined {
  const objects: Set<string>[] = [];
  for (const [token, colon] of text.matchAll(TOKEN)) {
    if (token === "{") objects.push(new Set());
    else if (token === "}") objects.pop();
    else if (colon !== undefined) {
      const key = JSON.parse(token.slice(0, -colon.length)) as string;
      if (objects.at(-1)?.has(key)) return key;
      objects.at(-1)?.add(key);
    }
  }
  return undefined;
}

const LONG_INTEGER = /[:[,]\s*-?\d{16}/;
const NUMBER = /-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?/g;

/** Puts quotes around integers that a double would round, outside of strings. */
function quoteLongIntegers(text: string): string {
  const parts: string[] = [];
  let from = 0;
  while (from < text.length) {
    const quote = text.indexOf('"', from);
    const end = quote === -1 ? text.length : quote;
    parts.push(text.slice(from, end).replace(NUMBER, quoteUnlessExact));
    from = quote === -1 ? end : endOfString(text, quote + 1);
    parts.push(text.slice(end, from));
  }
  return parts.join("");
}

function quoteUnlessExact(number: string): string {
  return /^-?\d{16,}$/.test(number) && String(Number(number)) !== number ? `"${number}"` : number;
}

/** The index behind the quote that closes a string, or the text's length. */
function endOfString(text: string, from: number): number {
  for (let quote = text.indexOf('"', from); quote !== -1; quote = text.indexOf('"', quote + 1)) {
    let start = quote;
    while (start > from && text[start - 1] === "\\") start -= 1;
    if ((quote - start) % 2 === 0) return quote + 1;
  }
  return text.length;
}

function explain(text: string, error: SyntaxError): string {
  if (/^Unexpected token '[NI]'|^No number after minus/.test(error.message) && /NaN|Infinity/.test(text)) {
    return "not valid JSON: NaN and Infinity are not JSON values; write null instead";
  }
  if (/^\s*[{[]\s*'/.test(text)) {
    return "not valid JSON: names and texts must stand in double quotes; this looks like Python, write it with json.dumps";
  }
  // The engine's message quotes the text itself, which may be long or hostile; only its reason and position are kept.
  const reason = error.message.split(/ in JSON|, (?:\.\.\.)?"| after JSON/, 1)[0] ?? "";
  const position = /position (\d+)/.exec(error.message)?.[1];
  const place = position === undefined ? "" : ` at character ${Number(position) + 1} of the record`;
  return `not valid JSON: ${reason.charAt(0).toLowerCase()}${reason.slice(1)}${place}; correct it`;
}
