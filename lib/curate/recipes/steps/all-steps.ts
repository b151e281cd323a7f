import { z } from "zod";
import { CHECK, checkStepSchema } from "./check";
import { CLEAN, cleanStepSchema } from "./clean";
import { CONTAMINATION, contaminationStepSchema } from "./contamination";
import { DUPLICATES, duplicatesStepSchema } from "./duplicates";
import { SELECTION, selectionStepSchema } from "./selection";
import type { StepKind } from "./step-kind";

/** One step of a recipe; another kind is one more file here, and one in lib/curate/recipes/perform. */
export const stepSchema = z.discriminatedUnion("step", [
  cleanStepSchema,
  checkStepSchema,
  duplicatesStepSchema,
  contaminationStepSchema,
  selectionStepSchema,
]);
export type Step = z.infer<typeof stepSchema>;
export type StepName = Step["step"];
export type StepOf<Name extends StepName> = Extract<Step, { step: Name }>;

export const STEP_KINDS: { [Name in StepName]: StepKind<StepOf<Name>> } = {
  clean: CLEAN,
  check: CHECK,
  selection: SELECTION,
  contamination: CONTAMINATION,
  duplicates: DUPLICATES,
};

/** Whether a step is done before all others (see `StepKind`). */
export const comesFirst = ({ step }: Step): boolean => STEP_KINDS[step].comesFirst ?? false;

/** Whether a step keeps one of several (see `StepKind`). */
export function keepsOne(step: Step, repeats: (check: string) => boolean): boolean {
  return (STEP_KINDS[step.step] as StepKind<Step>).keepsOne(step, repeats);
}
