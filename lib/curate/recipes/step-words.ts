import { cleaningById } from "@/lib/clean/cleanings";
import { unmarked } from "@/lib/core/text/marked-names";
import { readCondition } from "@/lib/curate/condition";
import { conditionWords } from "@/lib/curate/condition-words";
import type { Criterion } from "@/lib/guideline/schema";
import type { Step, StepOf } from "./steps/all-steps";

interface Names {
  checks: ReadonlyMap<string, { title: string }>;
  criteria?: readonly Pick<Criterion, "key" | "title" | "options" | "kind">[];
}

const MEANINGS: Record<StepOf<"duplicates">["meaning"], string> = {
  whole: "as a whole",
  prompt: "by their prompt",
  question: "by their last question",
  response: "by their response",
};
const STRENGTHS: Record<StepOf<"duplicates">["strength"], string> = {
  exact: "Exact duplicates",
  normalised: "Duplicates but for case and white space",
  near: "Near duplicates",
};

/** What a step takes, as one reads it. */
export function stepWords(step: Step, { checks, criteria = [] }: Names): string {
  switch (step.step) {
    case "check":
      return `What the check “${checks.get(step.check)?.title ?? step.check}” flags`;
    case "clean": {
      const done = step.operations.map((id) => cleaningById(id)!.title);
      const of = step.slices ? ` of ${step.slices.map((slice) => slice.replace("=", ": ")).join(" and ")}` : "";
      return `Cleaning${of}: ${done.join("; ")}`;
    }
    case "duplicates": {
      const least = step.strength === "near" ? `, similarity ${step.threshold} or more` : "";
      return `${STRENGTHS[step.strength]} ${MEANINGS[step.meaning]}${least}; one of each stays`;
    }
    case "contamination":
      return "What an evaluation or a benchmark holds too and nobody waived";
    case "selection":
      return `What does not meet: ${step.where.map((one) => wordsOf(one, criteria)).join("; ")}`;
  }
}

function wordsOf(written: string, criteria: NonNullable<Names["criteria"]>): string {
  const condition = readCondition(written);
  if (typeof condition === "string") return written;
  const criterion = criteria.find(({ key }) => key === condition.criterion);
  return unmarked(conditionWords(condition, criterion));
}
