import type { RoundInput } from "./schema";

export interface RoundNote {
  code: "no-agreement" | "no-fatigue-analysis" | "too-few-annotators" | "few-examples";
  message: string;
}

interface PlanFacts {
  examples: number;
  annotators: number;
}

/** Ratings per item from which the item-adjusted fatigue analysis is more than identically zero (Touchstone's docs/statistics.md, Fatigue). */
const FATIGUE_OVERLAP = 3;
const FEW_EXAMPLES = 20;

/** What a lead should know before a round opens, because afterwards it cannot be mended. */
export function planningNotes(plan: Pick<RoundInput, "overlap" | "goldRate">, facts: PlanFacts): RoundNote[] {
  const notes: RoundNote[] = [];
  if (plan.overlap === 1) {
    notes.push({
      code: "no-agreement",
      message: "With one label per example, agreement cannot be measured. Choose an overlap of at least 2.",
    });
  }
  if (plan.overlap < FATIGUE_OVERLAP && plan.goldRate === 0) {
    notes.push({
      code: "no-fatigue-analysis",
      message:
        "With fewer than three labels per example and no gold, fatigue cannot be told from difficulty: the item-adjusted analysis needs an overlap of 3, or gold.",
    });
  }
  if (facts.annotators < plan.overlap) {
    notes.push({
      code: "too-few-annotators",
      message: `${facts.annotators} take part, but each example waits for ${plan.overlap} different people. The round cannot be finished until more join.`,
    });
  }
  if (facts.examples < FEW_EXAMPLES) {
    notes.push({
      code: "few-examples",
      message: `With ${facts.examples} examples every interval will be wide; ${FEW_EXAMPLES} are the least for a usable one.`,
    });
  }
  return notes;
}
