import type { Verdict } from "@/lib/curate/measurements/schema";
import type { Quality } from "@/lib/curate/readings/schema";

/** What a reader is asked about an example, and what they can say: of each quality, that it lacks it and that it has it. */
export const ASKED: Record<Quality, { question: string; lacks: string; has: string }> = {
  relevant: { question: "Is it relevant?", lacks: "Not relevant", has: "Relevant" },
  aligned: {
    question: "Is it what the task is about?",
    lacks: "Not what the task is about",
    has: "What the task is about",
  },
  consistent: {
    question: "Is it consistent?",
    lacks: "Contradicts itself or others",
    has: "No contradiction",
  },
  formatted: {
    question: "Is it well formatted?",
    lacks: "Broken or badly formatted",
    has: "Well formatted",
  },
  unique: { question: "Is it unique enough?", lacks: "Repeats itself or another", has: "Repeats nothing" },
  compliant: { question: "Is it within the rules?", lacks: "Against the rules", has: "Within the rules" },
};

export function verdictWords(quality: Quality, verdict: Verdict): string {
  return verdict === "unsure" ? "Cannot tell" : ASKED[quality][verdict];
}
