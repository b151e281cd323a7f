import type { FactDefinition } from "@/lib/core/facts/fact";

/** How a fact is said of its part: what stands behind "The response" where it is so, and where it is not. */
interface Phrase {
  so: string;
  not: string;
}

/** Yes or no, and lists of things. */
export const PHRASES: Readonly<Record<string, Phrase>> = {
  empty: { so: "is empty", not: "is not empty" },
  html: { so: "has HTML outside of code", not: "has no HTML outside of code" },
  markdown: { so: "has Markdown", not: "has no Markdown" },
  code: { so: "has a block of code", not: "has no block of code" },
  open_fence: { so: "leaves a block of code open", not: "leaves no block of code open" },
  only_link: { so: "is a link and nothing else", not: "is more than a link" },
  truncated: { so: "is cut off", not: "is not cut off" },
  refusal: { so: "refuses", not: "refuses nowhere" },
  boilerplate: { so: "has boilerplate", not: "has no boilerplate" },
  template_tokens: { so: "has marks of a chat template", not: "has no marks of a chat template" },
  personal: { so: "has personal data", not: "has no personal data" },
  odd_roles: { so: "has its roles in an odd order", not: "has its roles in order" },
  json_missing: { so: "gives no JSON where it is asked for", not: "gives JSON where it is asked for" },
  equal_responses: { so: "has two equal responses", not: "has no two equal responses" },
  other_language: { so: "is answered in another language", not: "is answered in its language" },
};

/** Numbers; `{}` is "more than 30 %". */
export const MEASURES: Readonly<Record<string, string>> = {
  repeated_lines: "repeats {} of its lines",
  repeated_paragraphs: "repeats {} of its paragraphs",
  top_ngram: "gives {} of its characters to one phrase",
  repeated_ngrams: "gives {} of its characters to phrases that stood before",
  letter_share: "has letters for {} of its characters",
  prompt_copied: "has {} of the prompt’s phrases in the answer",
  length_ratio: "has a longest response that is {} times as long as the shortest",
  odd_characters: "has {} invisible characters",
  broken_calls: "has {} broken tool calls",
  topic_fit: "is typical of its topic by {}",
  near_whole: "is {} the same as one that is kept",
  near_prompt: "has a prompt {} the same as that of one that is kept",
  near_question: "has a last question {} the same as that of one that is kept",
  near_response: "has a response {} the same as that of one that is kept",
};

/** Numbers that are no share of anything. */
const NO_SHARES = new Set(["length_ratio", "topic_fit"]);

/** Whether a fact's number is a share, from 0 to 1, which people read in per cent. */
export const isShare = ({ kind, name }: Pick<FactDefinition, "kind" | "name">): boolean =>
  kind === "number" && !NO_SHARES.has(name);
