import type { SKIP_REASONS } from "@/lib/label/schema";

/** Reasons for a skip, as people meet them. */
export const SKIP_WORDS: Record<(typeof SKIP_REASONS)[number], string> = {
  unclear: "The guideline does not say how to decide",
  broken: "The example is broken or cannot be shown",
  "no-expertise": "It needs knowledge that I do not have",
  language: "I do not read this language well enough",
  distressing: "It is distressing",
  "conflict-of-interest": "I have a stake in it",
  other: "Another reason",
};

/** A stored skip as words: its reason, and what its person added. */
export function skipWords(stored: string): { reason: string; note: string } {
  const [reason = "", ...note] = stored.split(": ");
  return {
    reason: reason in SKIP_WORDS ? SKIP_WORDS[reason as keyof typeof SKIP_WORDS] : reason,
    note: note.join(": "),
  };
}
