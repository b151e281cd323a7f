import { z } from "zod";
import { cleanPlanSchema, oneSliceSchema, operationsSchema } from "@/lib/curate/clean/schema";
import type { StepKind } from "./step-kind";

/** Cleaned versions take the places of what operations change; what follows looks at these. */
export const cleanStepSchema = z.strictObject({
  step: z.literal("clean"),
  operations: operationsSchema,
  unaffected: cleanPlanSchema.shape.unaffected,
  slices: z
    .array(oneSliceSchema)
    .min(1, { error: "names none; leave it out to clean all" })
    .max(20)
    .refine((given) => new Set(given).size === given.length, { error: "names one of them twice" })
    .optional()
    .describe("Only examples in all of these slices, each as name=value; all that are kept unless said"),
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
    untouched: "with nothing to clean, or not among those that it is about",
    stayed: "that cannot be cleaned and stay as they are",
    inherited: "decisions that hold for the cleaned versions too",
    lost: "decisions that hold for the originals only",
  },
};
