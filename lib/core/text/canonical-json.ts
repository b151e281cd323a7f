/** Nesting beyond this is refused: it protects the stack and catches values that contain themselves. */
const MAX_DEPTH = 500;

/**
 * The one JSON text of a value, after the JSON Canonicalization Scheme (RFC 8785): no white space, object keys sorted by
 * UTF-16 code units, numbers and strings as ECMAScript serialises them (so -0 is written 0). Equal values have equal
 * texts, whatever order their keys were written in; the text can be hashed.
 *
 * Properties whose value is `undefined` are left out, as in `JSON.stringify`.
 *
 * @throws TypeError for what JSON cannot hold: NaN, infinities, undefined in an array, functions, big integers,
 * class instances, strings with half of a surrogate pair, and values nested deeper than 500 levels.
 */
export function canonicalJson(value: unknown): string {
  return write(value, 0);
}

function write(value: unknown, depth: number): string {
  switch (typeof value) {
    case "string":
      return writeString(value);
    case "number":
      if (!Number.isFinite(value)) throw new TypeError(`${value} has no JSON form`);
      return JSON.stringify(value);
    case "boolean":
      return value ? "true" : "false";
    case "object":
      if (value === null) return "null";
      if (depth >= MAX_DEPTH) throw new TypeError(`nested deeper than ${MAX_DEPTH} levels`);
      return Array.isArray(value) ? writeArray(value, depth + 1) : writeObject(value, depth + 1);
    default:
      throw new TypeError(`a value of type ${typeof value} has no JSON form`);
  }
}

function writeString(text: string): string {
  if (!text.isWellFormed()) throw new TypeError("a string with half of a surrogate pair has no canonical JSON form");
  return JSON.stringify(text);
}

function writeArray(items: readonly unknown[], depth: number): string {
  return `[${Array.from(items, (item) => write(item, depth)).join(",")}]`;
}

function writeObject(object: object, depth: number): string {
  const prototype: unknown = Object.getPrototypeOf(object);
  if (prototype !== Object.prototype && prototype !== null) {
    throw new TypeError("only plain objects have a canonical JSON form");
  }
  const entries = object as Record<string, unknown>;
  let members = "";
  // The default sort compares UTF-16 code units, which is the order that RFC 8785 asks for.
  for (const key of Object.keys(object).sort()) {
    const member = entries[key];
    if (member !== undefined) members += `${members === "" ? "" : ","}${writeKey(key)}${write(member, depth)}`;
  }
  return `{${members}}`;
}

/** The same few keys come again and again, and an import writes millions of them. */
const KEYS = new Map<string, string>();
const [MOST_KEYS, LONGEST_KEY] = [1000, 50];

function writeKey(key: string): string {
  const known = KEYS.get(key);
  if (known !== undefined) return known;
  const written = `${writeString(key)}:`;
  if (KEYS.size < MOST_KEYS && key.length <= LONGEST_KEY) KEYS.set(key, written);
  return written;
}
