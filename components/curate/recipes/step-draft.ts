import { DEFAULT_RULE, DEFAULT_THRESHOLD } from "@/lib/curate/duplicates/schema";
import { comesFirst, keepsOne, type Step, type StepName } from "@/lib/curate/recipes/steps/all-steps";
import type { StepChoices } from "./step-choices";

/** A step in the editor, with a name that stays when it moves. */
export interface StepDraft {
  id: number;
  step: Step;
}

/** What no reader sees. */
const HYGIENE = ["invisible-characters", "line-endings", "unicode-nfc", "trim"] as const;

/** A step of a kind to begin with; null where the project has nothing to make it of. */
export function newStep(name: StepName, { checks, criteria }: StepChoices, present: readonly Step[]): Step | null {
  switch (name) {
    case "clean":
      return present.some(({ step }) => step === name)
        ? null
        : { step: name, operations: [...HYGIENE], unaffected: [] };
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
function isLast(step: Step, { checks }: StepChoices): boolean {
  return keepsOne(step, (key) => checks.find((check) => check.key === key)?.repeats ?? false);
}

/** Which steps a step may change its place with: 0 comes before all others, 2 behind all others. */
export function rankOf(step: Step, choices: StepChoices): number {
  if (comesFirst(step)) return 0;
  return isLast(step, choices) ? 2 : 1;
}

/** The steps in an order that is allowed; those of one rank stay in theirs. */
export function placed(drafts: readonly StepDraft[], choices: StepChoices): StepDraft[] {
  return drafts.toSorted((one, other) => rankOf(one.step, choices) - rankOf(other.step, choices));
}

/** What keeps a list of steps from being saved, in words; null where nothing does. */
export function problemOf(name: string, drafts: readonly StepDraft[]): string | null {
  if (name.trim() === "") return "Give the recipe a name.";
  if (drafts.length === 0) return "Add a step.";
  const written = drafts.map(({ step }) => JSON.stringify(step));
  const twice = written.findIndex((one, at) => written.indexOf(one) < at);
  if (twice !== -1)
    return `Step ${twice + 1} says what step ${written.indexOf(written[twice]!) + 1} says. Remove one of them.`;
  const idle = drafts.findIndex(({ step }) => step.step === "clean" && step.operations.length === 0);
  if (idle !== -1) return `Step ${idle + 1} does nothing yet. Choose what is done, or remove the step.`;
  const empty = drafts.findIndex(({ step }) => step.step === "selection" && step.where.length === 0);
  return empty === -1 ? null : `Step ${empty + 1} has no condition yet. Add one, or remove the step.`;
}
