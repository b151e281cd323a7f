/** Words that read as a rule but leave the decision to each reader's taste. */
const VAGUE = [
  "acceptable",
  "adequate",
  "and so on",
  "appropriate",
  "as needed",
  "bad",
  "decent",
  "etc",
  "fairly",
  "fine",
  "good",
  "good enough",
  "high quality",
  "if possible",
  "low quality",
  "nice",
  "okay",
  "poor",
  "proper",
  "properly",
  "quite",
  "reasonable",
  "reasonably",
  "relevant enough",
  "somewhat",
  "sufficient",
  "suitable",
  "use your judgement",
  "use your judgment",
  "usually",
  "very",
  "well written",
];

const PATTERN = new RegExp(
  `(?<![\\p{L}\\p{N}])(?:${[...VAGUE].sort((a, b) => b.length - a.length).join("|")})(?![\\p{L}\\p{N}])`,
  "giu",
);

/** The vague words of a text in the order in which they first come, each once, in lower case. */
export function vagueWords(text: string): string[] {
  return [...new Set(Array.from(text.replace(/\s+/g, " ").matchAll(PATTERN), ([word]) => word.toLowerCase()))];
}
