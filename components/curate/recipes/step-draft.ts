import { DEFAULT_RULE, DEFAULT_THRESHOLD } from "@/lib/curate/duplicates/schema";
import { keepsOne, type Step, type StepName } from "@/lib/curate/recipes/steps/all-steps";
import type { StepChoices } from "./step-choices";

/** A step in the editor, with a name that stays when it moves. */
export interface StepDraft {
  id: number;
  step: Step;
}

/** A step of a kind to begin with; null where the project has nothing to make it of. */
export function newStep(name: StepName, { checks, criteria }: StepChoices, present: readonly Step[]): Step | null {
  switch (name) {
    case "check": {
      const isThere = (key: string) => present.some((step) => step.step === "check" && step.check === key);
      const check = checks.find(({ key }) => !isThere(key)) ?? checks[0];
      return check ? { step: "check", check: check.key } : null;
    }
    case "duplicates":
      return { step: name, meaning: "whole", strength: "near", threshold: DEFAULT_THRESHOLD, rule: [...DEFAULT_RULE] };
    case "contamination":
      return { step: name };
    case "selection":
      return criteria.length > 0 ? { step: name, where: [], reason: "relevant" } : null;
  }
}

/** Whether a step comes after all that keep none of several. */
export function isLast(step: Step, { checks }: StepChoices): boolean {
  return keepsOne(step, (key) => checks.find((check) => check.key === key)?.repeats ?? false);
}

/** The steps with those that keep one of several behind the others; within each they stay in their order. */
export function placed(drafts: readonly StepDraft[], choices: StepChoices): StepDraft[] {
  return [
    ...drafts.filter(({ step }) => !isLast(step, choices)),
    ...drafts.filter(({ step }) => isLast(step, choices)),
  ];
}

/** What keeps a list of steps from being saved, in words; null where nothing does. */
export function problemOf(name: string, drafts: readonly StepDraft[]): string | null {
  if (name.trim() === "") return "Give the recipe a name.";
  if (drafts.length === 0) return "Add a step.";
  const written = drafts.map(({ step }) => JSON.stringify(step));
  const twice = written.findIndex((one, at) => written.indexOf(one) < at);
  if (twice !== -1)
    return `Step ${twice + 1} says what step ${written.indexOf(written[twice]!) + 1} says. Remove one of them.`;
  const empty = drafts.findIndex(({ step }) => step.step === "selection" && step.where.length === 0);
  return empty === -1 ? null : `Step ${empty + 1} has no condition yet. Add one, or remove the step.`;
}
