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
  // A list of its own instead of recursion, so that deep nesting cannot exhaust the stack.
  const open: { value: unknown; depth: number }[] = [{ value, depth: 0 }];
  for (let next = open.pop(); next; next = open.pop()) {
    const problem = scalarProblem(next.value);
    if (problem) return problem;
    if (typeof next.value !== "object" || next.value === null) continue;
    if (next.depth >= MAX_DEPTH) return `is nested deeper than ${MAX_DEPTH} levels; flatten it`;
    for (const [name, member] of Object.entries(next.value)) {
      const nameProblem = textProblem(name);
      if (nameProblem) return `has a field whose name ${nameProblem}`;
      open.push({ value: member, depth: next.depth + 1 });
    }
  }
  return null;
}

function scalarProblem(value: unknown): string | null {
  if (typeof value === "string") return textProblem(value);
  const isJson = value === null || typeof value === "boolean" || typeof value === "object" || Number.isFinite(value);
  return isJson ? null : "holds a value that JSON cannot express";
}
