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
  return problemAt(value, 1);
}

/** No deeper than the depth that is allowed, so that nesting cannot exhaust the stack. */
function problemAt(value: unknown, depth: number): string | null {
  if (typeof value !== "object" || value === null) return scalarProblem(value);
  if (depth > MAX_DEPTH) return `is nested deeper than ${MAX_DEPTH} levels; flatten it`;
  if (Array.isArray(value)) {
    for (const member of value) {
      const problem = problemAt(member, depth + 1);
      if (problem) return problem;
    }
    return null;
  }
  for (const name of Object.keys(value)) {
    const misnamed = textProblem(name);
    if (misnamed) return `has a field whose name ${misnamed}`;
    const problem = problemAt((value as Record<string, unknown>)[name], depth + 1);
    if (problem) return problem;
  }
  return null;
}

function scalarProblem(value: unknown): string | null {
  if (typeof value === "string") return textProblem(value);
  const isJson = value === null || typeof value === "boolean" || Number.isFinite(value);
  return isJson ? null : "holds a value that JSON cannot express";
}
