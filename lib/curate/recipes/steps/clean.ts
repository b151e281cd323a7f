import { z } from "zod";
import { cleanPlanSchema, operationsSchema } from "@/lib/curate/clean/schema";
import type { StepKind } from "./step-kind";

/** Cleaned versions take the places of what operations change; what follows looks at these. */
export const cleanStepSchema = z.strictObject({
  step: z.literal("clean"),
  operations: operationsSchema,
  unaffected: cleanPlanSchema.shape.unaffected,
});
export type CleanStep = z.infer<typeof cleanStepSchema>;

export const CLEAN: StepKind<CleanStep> = {
  title: "Cleaning",
  grows: "with-all",
  comesFirst: true,
  keepsOne: () => false,
  counts: {
    changed: "replaced by cleaned versions",
    unchanged: "with nothing to clean",
    stayed: "that cannot be cleaned and stay as they are",
    inherited: "decisions that hold for the cleaned versions too",
    lost: "decisions that hold for the originals only",
  },
};
