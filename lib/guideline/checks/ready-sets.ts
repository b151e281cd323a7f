import type { PartKind, Speaker } from "@/lib/core/facts/fact";
import type { Check } from "../schema";

/** Checks that fit a sort of dataset, to begin with. */
export interface ReadySet {
  id: "classification" | "chat" | "preference" | "tool-use" | "evaluation";
  /** As it stands behind "the checks for". */
  name: string;
  checks: readonly Check[];
}

type Conditions = Check["conditions"];

const check = (
  quality: Check["quality"],
  key: string,
  title: string,
  conditions: Conditions,
  match: Check["match"] = "any",
): Check => ({ key, quality, title, match, conditions });

const inEach = (parts: readonly PartKind[], condition: (part: PartKind) => Conditions[number]): Conditions =>
  parts.map(condition);

const empty = (...parts: PartKind[]) =>
  check(
    "formatted",
    "empty",
    "Empty text",
    inEach(parts, (part) => ({ fact: "empty", part, operator: "yes" })),
  );
const template = (...parts: PartKind[]) =>
  check(
    "formatted",
    "leaked-template",
    "Leaked template",
    inEach(parts, (part) => ({ fact: "template_tokens", part, operator: "has" })),
  );
const personal = (...parts: PartKind[]) =>
  check(
    "compliant",
    "personal-data",
    "Personal data",
    inEach(parts, (part) => ({ fact: "personal", part, operator: "has" })),
  );
const cutOff = (part: PartKind, speaker?: Speaker) =>
  check("formatted", "cut-off", "Cut off", [{ fact: "truncated", part, ...(speaker && { speaker }), operator: "yes" }]);

/** Gopher's bounds of repetition, which hold for answers as they do for pages of the web; its bounds of length and of stop words do not. */
const REPEATS_ITSELF = check("formatted", "repeats-itself", "Repeats itself", [
  { fact: "repeated_lines", part: "response", operator: "over", value: 0.3 },
  { fact: "repeated_paragraphs", part: "response", operator: "over", value: 0.3 },
  { fact: "top_ngram", part: "response", operator: "over", value: 0.2 },
  { fact: "repeated_ngrams", part: "response", operator: "over", value: 0.15 },
]);
const SAME_CONTENT = check("unique", "same-content", "Same content", [
  { operator: "repeats", of: "whole", strength: "normalised" },
]);
const SAME_PROMPT = check("unique", "same-prompt", "Same prompt", [
  { operator: "repeats", of: "prompt", strength: "normalised" },
]);
const NO_LICENCE = check("compliant", "no-licence", "No licence", [{ fact: "licence", operator: "none" }]);
const ODD_ROLES = check("formatted", "odd-roles", "Odd order of roles", [{ fact: "odd_roles", operator: "yes" }]);
const OPEN_FENCE = check("formatted", "open-fence", "Open code fence", [
  { fact: "open_fence", part: "response", operator: "yes" },
]);

export const READY_SETS: readonly ReadySet[] = [
  {
    id: "classification",
    name: "classification",
    checks: [
      empty("text", "prompt"),
      template("text", "prompt"),
      check("formatted", "html", "HTML outside of code", [
        { fact: "html", part: "text", operator: "yes" },
        { fact: "html", part: "prompt", operator: "yes" },
      ]),
      SAME_CONTENT,
      personal("text", "prompt"),
      NO_LICENCE,
    ],
  },
  {
    id: "chat",
    name: "chat",
    checks: [
      empty("prompt", "response"),
      template("prompt", "response"),
      ODD_ROLES,
      cutOff("response"),
      OPEN_FENCE,
      REPEATS_ITSELF,
      check("formatted", "json-missing", "JSON asked, not given", [{ fact: "json_missing", operator: "yes" }]),
      check("aligned", "speaks-as-model", "Refuses or speaks as a model", [
        { fact: "refusal", part: "response", operator: "has" },
        { fact: "boilerplate", part: "response", operator: "has" },
      ]),
      check("aligned", "prompt-copied", "Prompt in the answer", [
        { fact: "prompt_copied", operator: "over", value: 0.8 },
      ]),
      check("aligned", "other-language", "Answer in another language", [{ fact: "other_language", operator: "yes" }]),
      SAME_CONTENT,
      personal("prompt", "response"),
      NO_LICENCE,
    ],
  },
  {
    id: "preference",
    name: "preference comparisons",
    checks: [
      empty("prompt", "response"),
      template("prompt", "response"),
      cutOff("response"),
      OPEN_FENCE,
      check("unique", "equal-responses", "Equal responses", [{ fact: "equal_responses", operator: "yes" }]),
      check("consistent", "length-tells", "Length tells them apart", [
        { fact: "length_ratio", operator: "over", value: 4 },
      ]),
      SAME_CONTENT,
      personal("prompt", "response"),
      NO_LICENCE,
    ],
  },
  {
    id: "tool-use",
    name: "tool use",
    checks: [
      check("formatted", "broken-calls", "Broken tool calls", [{ fact: "broken_calls", operator: "over", value: 0 }]),
      ODD_ROLES,
      check("formatted", "empty", "Empty text", [{ fact: "empty", part: "turn", speaker: "user", operator: "yes" }]),
      template("turn"),
      cutOff("turn", "assistant"),
      SAME_CONTENT,
      personal("turn"),
      NO_LICENCE,
    ],
  },
  {
    id: "evaluation",
    name: "evaluation",
    checks: [empty("prompt"), template("prompt"), SAME_PROMPT, personal("prompt"), NO_LICENCE],
  },
];

/** The checks with those of a set that are not among them by their key, at the end. */
export function withReadySet(checks: readonly Check[], set: ReadySet): Check[] {
  const known = new Set(checks.map(({ key }) => key));
  return [...checks, ...set.checks.filter(({ key }) => !known.has(key))];
}
