import type { ExclusionReason } from "@/lib/curate/schema";
import type { Check } from "@/lib/guideline/schema";
import { stepWords } from "./step-words";
import type { Step } from "./steps/all-steps";

type Checks = ReadonlyMap<string, Pick<Check, "title" | "quality">>;

/** The quality that what a step takes lacks. */
export function reasonOf(step: Step, checks: Checks): ExclusionReason {
  switch (step.step) {
    case "check":
      return checks.get(step.check)?.quality ?? "formatted";
    case "clean":
    case "duplicates":
      return "unique";
    case "contamination":
      return "compliant";
    case "selection":
      return step.reason;
  }
}

interface Place {
  name: string;
  version: number;
  /** Of the step, from 0. */
  at: number;
  step: Step;
}

/** What an exclusion by a run says of itself. */
export function noteOf({ name, version, at, step }: Place, checks: Checks): string {
  return `Recipe “${name}”, version ${version}, step ${at + 1}: ${stepWords(step, { checks })}`;
}
