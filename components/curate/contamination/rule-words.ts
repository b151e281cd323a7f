import type { Rule } from "@/lib/core/contamination/rules";

/** What each rule is called, and when it holds. */
export const RULE_WORDS: Record<Rule, { label: string; help: string }> = {
  "same-content": { label: "Same content", help: "All that an annotator judges is the same, letter by letter." },
  "same-prompt": {
    label: "Same prompt",
    help: "A prompt, a text or a turn of the user is the item’s prompt, letter by letter.",
  },
  normalised: {
    label: "Same but for case and space",
    help: "The same prompt, but for letter case, white space and the form of accents.",
  },
  hash: { label: "Same hash", help: "The SHA-256 of a prompt in normal form is one of the benchmark’s." },
  descent: { label: "Derived", help: "It was derived from the item, over one or more generations." },
  near: { label: "Near", help: "Its prompt and the item’s have at least 80 % of their three-letter pieces in common." },
  "words-13": {
    label: "13 words in a row",
    help: "Thirteen words in a row are the item’s; in scripts without spaces 26 letters.",
  },
  "words-8": {
    label: "Half in runs of 8 words",
    help: "Runs of eight words or more, in scripts without spaces of 16 letters, cover at least half of the item.",
  },
};
