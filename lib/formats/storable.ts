import { unstorable } from "@/lib/core/text/unstorable";

/** Longest text of a single field, in UTF-16 code units. Longer input is refused by line, never cut. */
export const MAX_FIELD_LENGTH = 2_000_000;

const MAX_DEPTH = 100;

/** Why the database cannot hold a text, or `null` when it can. */
export function textProblem(text: string): string | null {
  if (text.length > MAX_FIELD_LENGTH) {
    return `is longer than ${MAX_FIELD_LENGTH.toLocaleString("en")} characters; shorten or split it`;
  }
  return unstorable(text);
}

/** Why the database cannot hold a JSON value, names of members included; `null` when it can. */
export function jsonProblem(value: unknown): string | null {
  if (typeof value !== "object" || value === null) return scalarProblem(value);
  // A list of its own instead of recursion, so that deep nesting cannot exhaust the stack.
  const open: { value: object; depth: number }[] = [{ value, depth: 0 }];
  for (let next = open.pop(); next; next = open.pop()) {
    const depth = next.depth + 1;
    if (depth > MAX_DEPTH) return `is nested deeper than ${MAX_DEPTH} levels; flatten it`;
    for (const name of Array.isArray(next.value) ? [] : Object.keys(next.value)) {
      const problem = textProblem(name);
      if (problem) return `has a field whose name ${problem}`;
    }
    for (const member of Object.values(next.value)) {
      if (typeof member === "object" && member !== null) open.push({ value: member, depth });
      else {
        const problem = scalarProblem(member);
        if (problem) return problem;
      }
    }
  }
  return null;
}

function scalarProblem(value: unknown): string | null {
  if (typeof value === "string") return textProblem(value);
  const isJson = value === null || typeof value === "boolean" || Number.isFinite(value);
  return isJson ? null : "holds a value that JSON cannot express";
}
