import type { z } from "zod";

/** The first thing that a schema finds wrong, for people: the field, what is wrong, and what to do where that is known. */
export function problemOf({ issues }: z.ZodError): { field: string; message: string } {
  const issue = issues[0] as z.core.$ZodIssue;
  const field = fieldOf(issue);
  return { field, message: `"${field || "record"}" ${predicate(issue)}` };
}

/** The field that a schema's issue is about, such as `responses[1].text`. */
function fieldOf(issue: z.core.$ZodIssue): string {
  return issue.path.reduce<string>(
    (field, part) =>
      typeof part === "number" ? `${field}[${part}]` : field === "" ? String(part) : `${field}.${String(part)}`,
    "",
  );
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
      if (issue.origin === "number") return `must be at least ${issue.minimum}`;
      return `needs at least ${counted(issue.minimum, issue.origin)}`;
    case "too_big":
      if (issue.origin === "number") return `may be at most ${issue.maximum}`;
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
    boolean: "true or false",
    array: "a list",
    object: "an object",
    record: "an object",
  };
  return nouns[expected] ?? expected;
}
