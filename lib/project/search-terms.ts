/** As many words as a search looks at; more would only cost. */
const MOST_WORDS = 8;
/** Shorter words would be found in nearly every text. */
const SHORTEST_IN_TEXT = 3;

export interface SearchTerms {
  /** For each word the patterns for ILIKE of which one must fit: several where the case of its letters is not told by A to Z alone. */
  patterns: string[][];
  /** Whether all words are long enough to be looked for in texts. */
  inTexts: boolean;
  /** The first word as it was typed. */
  first: string;
}

/** The words of a query as patterns; `%` and `_` stand for themselves, and NUL, which no stored text has, for nothing. */
export function searchTerms(q: string): SearchTerms {
  const words = q.replaceAll("\0", "").split(/\s+/u).filter(Boolean).slice(0, MOST_WORDS);
  return {
    patterns: words.map((word) => spellings(word).map((one) => `%${one.replace(/[\\%_]/g, "\\$&")}%`)),
    // A word of two signs that are no letters of A to Z can say as much as a long one.
    inTexts: words.every((word) => word.length >= SHORTEST_IN_TEXT || !/^[\x20-\x7e]*$/.test(word)),
    first: words[0] ?? "",
  };
}

function spellings(word: string): string[] {
  if (/^[\x20-\x7e]*$/.test(word)) return [word];
  const lower = word.toLowerCase();
  const [first = "", ...rest] = lower;
  return [...new Set([word, lower, word.toUpperCase(), first.toUpperCase() + rest.join("")])];
}

/** Characters of an excerpt before and after the word that was looked for. */
const BEFORE = 30;
const AFTER = 170;

/** The piece of a text around the first place of a word, in one line. */
export function excerptAround(text: string, word: string): string {
  const at = text.toLowerCase().indexOf(word.toLowerCase());
  const from = Math.max(0, at - BEFORE);
  // A cut never splits a character in two.
  const start = from > 0 && /[\uDC00-\uDFFF]/.test(text[from] ?? "") ? from + 1 : from;
  const piece = [...text.slice(start, start + BEFORE + AFTER + word.length)].filter((c) => c.isWellFormed()).join("");
  const line = piece.replace(/\s+/gu, " ").trim();
  return `${start > 0 ? "…" : ""}${line}${start + BEFORE + AFTER + word.length < text.length ? "…" : ""}`;
}
