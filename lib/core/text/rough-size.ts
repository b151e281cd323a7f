/**
 * About how much memory a JSON value takes: the UTF-16 code units of its texts, and 8 for anything else, lists and objects included. For
 * bounds of batches, where no single value may be larger than memory. Any depth of nesting.
 */
export function roughSize(value: unknown): number {
  if (typeof value === "string") return value.length;
  let size = 8;
  // A list of its own instead of recursion, so that deep nesting cannot exhaust the stack.
  const open: object[] = [];
  const add = (part: unknown) => {
    if (typeof part === "string") size += part.length;
    else size += 8;
    if (typeof part === "object" && part !== null) open.push(part);
  };
  if (typeof value === "object" && value !== null) open.push(value);
  for (let part = open.pop(); part; part = open.pop()) {
    if (Array.isArray(part)) part.forEach(add);
    else for (const name in part) add((part as Record<string, unknown>)[name]);
  }
  return size;
}
