/** By what a text counts as an item of an evaluation, the surest first. Of a pair of texts the first that holds is said. */
export const RULES = [
  "same-content",
  "same-prompt",
  "normalised",
  "hash",
  "descent",
  "near",
  "words-13",
  "words-8",
] as const;
export type Rule = (typeof RULES)[number];

/** Words in a row that are enough by themselves, and those that count by the share of the item's words that they cover. */
export const [ANY_RUN, COVERED_RUN] = [13, 8];
/** In scripts without spaces a letter is counted instead of a word, and of letters twice as many are asked. */
export const LETTERS_PER_WORD = 2;
/** The share of an item's words that runs of 8 have to cover. */
export const LEAST_COVERAGE = 0.5;
/** From which Jaccard similarity two prompts are near. */
export const LEAST_SIMILARITY = 0.8;
/** Longer prompts are compared by their runs of words alone: of long texts the sets of three letters are all alike. */
export const LONGEST_NEAR = 2000;
/** A run of words that stands in more items than this is how the benchmark asks, not what it asks. */
export const MOST_ITEMS_OF_A_RUN = 25;
