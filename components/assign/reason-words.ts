/** Reasons for a skip as a lead reads them: what they say about the example or the guideline. */
const REASON_WORDS: Record<string, string> = {
  unclear: "The guideline does not say how to decide",
  broken: "The example is broken or cannot be shown",
  "no-expertise": "It needs knowledge that they do not have",
  language: "They do not read the language well enough",
  distressing: "It is distressing",
  "conflict-of-interest": "They have a stake in it",
  other: "Another reason",
};

/** A reason in words; one that is not known stands for itself. */
export function reasonWords(reason: string): string {
  return REASON_WORDS[reason] ?? reason;
}
