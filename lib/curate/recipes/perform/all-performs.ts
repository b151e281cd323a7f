import "server-only";
import type { StepName, StepOf } from "../steps/all-steps";
import { performCheck } from "./check";
import { performContamination } from "./contamination";
import { performDuplicates } from "./duplicates";
import { performSelection } from "./selection";
import type { Perform, StepWork, Taking } from "./step-work";

type TakingName = Exclude<StepName, "clean">;

const PERFORMS: { [Name in TakingName]: Perform<Name> } = {
  check: performCheck,
  duplicates: performDuplicates,
  contamination: performContamination,
  selection: performSelection,
};

/** Finds what a step takes; null where somebody called the run off. A cleaning is done before. */
export function perform(work: StepWork, step: StepOf<TakingName>): Promise<Taking | null> {
  return (PERFORMS[step.step] as Perform<TakingName>)(work, step);
}
