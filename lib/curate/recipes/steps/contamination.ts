import { z } from "zod";
import type { StepKind } from "./step-kind";

/** What the newest comparison found in an evaluation or a benchmark goes out, but for what was waived. */
export const contaminationStepSchema = z.strictObject({ step: z.literal("contamination") });
type ContaminationStep = z.infer<typeof contaminationStepSchema>;

export const CONTAMINATION: StepKind<ContaminationStep> = {
  title: "What evaluations hold too",
  grows: "with-all",
  keepsOne: () => false,
  counts: {},
};
