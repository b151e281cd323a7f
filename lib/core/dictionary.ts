import type { Value } from "@/lib/core/rating-table";

/** Numbers strings in the order in which they come. A `Map`, not an object, so that `__proto__` and lone surrogates are ordinary keys. */
export function createDictionary() {
  const codes = new Map<string, number>();
  const entries: string[] = [];
  return { entries, encode: (entry: string) => codeOf(codes, entries, entry, entry) };
}

/** Strings, numbers and sets in one numbering; two sets are the same value when they have the same members. */
export function createValueDictionary() {
  const scalars = new Map<string | number, number>();
  const sets = new Map<string, number>();
  const entries: Value[] = [];
  const encode = (value: Value): number => {
    if (typeof value === "string" || typeof value === "number") {
      return codeOf(scalars, entries, value, value === 0 ? 0 : value);
    }
    const members = [...new Set(value)].sort();
    return codeOf(sets, entries, JSON.stringify(members), members);
  };
  return { entries, encode };
}

/** The number of a key; a new key takes the next one, and its entry is listed. */
function codeOf<Key, Entry>(codes: Map<Key, number>, entries: Entry[], key: Key, entry: Entry): number {
  let code = codes.get(key);
  if (code === undefined) {
    code = entries.length;
    codes.set(key, code);
    entries.push(entry);
  }
  return code;
}
