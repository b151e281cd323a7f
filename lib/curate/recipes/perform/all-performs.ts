import "server-only";
import type { Step, StepName } from "../steps/all-steps";
import { performCheck } from "./check";
import { performContamination } from "./contamination";
import { performDuplicates } from "./duplicates";
import { performSelection } from "./selection";
import type { Perform, StepWork, Taking } from "./step-work";

const PERFORMS: { [Name in StepName]: Perform<Name> } = {
  check: performCheck,
  duplicates: performDuplicates,
  contamination: performContamination,
  selection: performSelection,
};

/** Finds what a step takes; null where somebody called the run off. */
export function perform(work: StepWork, step: Step): Promise<Taking | null> {
  return (PERFORMS[step.step] as Perform<StepName>)(work, step);
}
