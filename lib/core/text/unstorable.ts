/** Why neither PostgreSQL nor canonical JSON can hold a text, or null where both can. */
export function unstorable(text: string): string | null {
  if (text.includes("\u0000")) return "contains a NUL character, which cannot be stored; remove it";
  if (!text.isWellFormed()) return "contains half of a surrogate pair (broken Unicode); re-encode it as UTF-8";
  return null;
}

/** So many UTF-16 code units of a text that we wrote or quote, without what cannot be held: a cut may halve a pair. */
export function storableBeginning(text: string, most: number): string {
  return text.replaceAll("\u0000", "").slice(0, most).toWellFormed();
}

type Path = (string | number)[];

/** Where in a JSON value stands a text that cannot be held, names of members included. */
export function unstorablePaths(value: unknown): Path[] {
  const found: Path[] = [];
  // A list of its own instead of recursion, so that deep nesting cannot exhaust the stack.
  const open: { value: unknown; path: Path }[] = [{ value, path: [] }];
  // What a browser sends to an action may hold itself.
  const seen = new Set<unknown>();
  for (let next = open.pop(); next; next = open.pop()) {
    const { value: part, path } = next;
    if (typeof part === "string" && unstorable(part)) found.push(path);
    if (typeof part !== "object" || part === null || seen.has(part)) continue;
    seen.add(part);
    const isList = Array.isArray(part);
    for (const [key, item] of Object.entries(part)) {
      if (!isList && unstorable(key)) found.push(path);
      open.push({ value: item, path: [...path, isList ? Number(key) : key] });
    }
  }
  return found.reverse();
}
