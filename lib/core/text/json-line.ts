const SEPARATORS = ["\u0085", "\u2028", "\u2029"];

/** A value as JSON that no reader of lines takes for several. */
export function jsonLine(value: unknown, indent?: number): string {
  return onOneLine(JSON.stringify(value, null, indent));
}

/** JSON whose texts hold no line separators of Unicode: many readers of lines cut at them, and JSON may hold them as they are. */
export function onOneLine(json: string): string {
  if (!SEPARATORS.some((sign) => json.includes(sign))) return json;
  return json.replace(/[\u0085\u2028\u2029]/g, (sign) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, "0")}`);
}
