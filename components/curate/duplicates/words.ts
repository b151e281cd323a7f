import type { Meaning } from "@/lib/core/dedup/meanings";
import type { KeepRule, Strength } from "@/lib/curate/duplicates/schema";

export const MEANING_WORDS: Record<Meaning, { label: string; help: string }> = {
  whole: { label: "Whole example", help: "All that is said in it, with its tool calls." },
  prompt: { label: "Prompt", help: "What stands before the response." },
  question: { label: "Last question", help: "The last turn of the user." },
  response: {
    label: "Response",
    help: "The response, or the last turn of the assistant. Texts and comparisons have none.",
  },
};

export const STRENGTH_WORDS: Record<Strength, { label: string; help: string }> = {
  exact: { label: "Exact", help: "The same letter by letter." },
  normalised: { label: "Normalised", help: "The same but for case, white space and how accents are written." },
  near: {
    label: "Near",
    help: "Also similar: so large a share of their phrases of five words (of five characters in texts under 50 words) is in both. Texts under five words only count where they are the same. System prompt and contexts must be the same.",
  },
};

export const RULE_WORDS: Record<KeepRule, string> = {
  settled: "settled in Resolve",
  labels: "most labels",
  human: "written by people",
  longest: "longest",
  newest: "newest",
  oldest: "oldest",
};
