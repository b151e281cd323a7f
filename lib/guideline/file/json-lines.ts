/** Where the values of a JSON text stand. */
export interface JsonLines {
  /** Line, from 1, on which the value at a path (`criteria.0.key`) begins; the whole text has the empty path. */
  lines: ReadonlyMap<string, number>;
  /** The line on which the text stops being JSON; null where it is JSON to its end. */
  badLine: number | null;
}

/** Any character from the space on but the quote and the backslash stands for itself. */
const STRING = /"(?:[ !#-[\]-\uffff]|\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4}))*"/y;
const SCALAR = /(?:-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?|true|false|null)/y;
const SPACE = /[ \t\n\r]*/y;
/** Deeper nesting is no guideline, and would cost the stack. */
const MAX_DEPTH = 100;

/** Finds the line of every value of a JSON text, as far as it is JSON. */
export function locateJson(text: string): JsonLines {
  const lines = new Map<string, number>();
  let at = 0;
  let line = 1;
  let counted = 0;

  const lineHere = () => {
    for (; counted < at; counted++) if (text[counted] === "\n") line++;
    return line;
  };
  const take = (pattern: RegExp): string | null => {
    pattern.lastIndex = at;
    const found = pattern.exec(text)?.[0] ?? null;
    if (found !== null) at += found.length;
    return found;
  };
  const takeSign = (sign: string): boolean => {
    take(SPACE);
    if (text[at] !== sign) return false;
    at++;
    return true;
  };
  const members = (end: string, member: (index: number) => boolean): boolean => {
    if (takeSign(end)) return true;
    for (let index = 0; ; index++) {
      if (!member(index)) return false;
      if (takeSign(end)) return true;
      if (!takeSign(",")) return false;
    }
  };
  const value = (path: readonly string[]): boolean => {
    take(SPACE);
    lines.set(path.join("."), lineHere());
    if (path.length > MAX_DEPTH) return false;
    if (takeSign("{")) {
      return members("}", () => {
        take(SPACE);
        const name = take(STRING);
        return name !== null && takeSign(":") && value([...path, JSON.parse(name)]);
      });
    }
    if (takeSign("[")) return members("]", (index) => value([...path, String(index)]));
    return take(STRING) !== null || take(SCALAR) !== null;
  };

  const isJson = value([]);
  take(SPACE);
  return { lines, badLine: isJson && at === text.length ? null : lineHere() };
}

/** The line of a path, or of the nearest value around it. */
export function lineOf({ lines }: JsonLines, path: readonly PropertyKey[]): number {
  for (let length = path.length; length >= 0; length--) {
    const line = lines.get(path.slice(0, length).map(String).join("."));
    if (line !== undefined) return line;
  }
  return 1;
}
