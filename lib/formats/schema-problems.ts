import type { z } from "zod";

/** The field that a schema's issue is about, such as `responses[1].text`. */
export function fieldOf(issue: z.core.$ZodIssue): string {
  return issue.path.reduce<string>(
    (field, part) =>
      typeof part === "number" ? `${field}[${part}]` : field === "" ? String(part) : `${field}.${String(part)}`,
    "",
  );
}

/** A sentence for people about a schema's issue: the field, what is wrong, and what to do where that is known. */
export function problemOf(issue: z.core.$ZodIssue): string {
  return `"${fieldOf(issue) || "record"}" ${predicate(issue)}`;
}

function predicate(issue: z.core.$ZodIssue): string {
  switch (issue.code) {
    case "invalid_type":
      return issue.message.endsWith("received undefined") ? "is missing" : `must be ${nounOf(issue.expected)}`;
    case "invalid_value":
      return `must be one of: ${issue.values.map(String).join(", ")}`;
    case "invalid_union":
      return "must be a text, a number, true or false";
    case "too_small":
      return `needs at least ${counted(issue.minimum, issue.origin)}`;
    case "too_big":
      return `may have at most ${counted(issue.maximum, issue.origin)}`;
    default:
      return issue.message;
  }
}

function counted(count: number | bigint, origin: string): string {
  if (origin === "array") return `${count} ${Number(count) === 1 ? "entry" : "entries"}`;
  return `${count} ${Number(count) === 1 ? "character" : "characters"}`;
}

function nounOf(expected: string): string {
  const nouns: Record<string, string> = {
    string: "a text",
    number: "a number",
    array: "a list",
    object: "an object",
    record: "an object",
  };
  return nouns[expected] ?? expected;
}
