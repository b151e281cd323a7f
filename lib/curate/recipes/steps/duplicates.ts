import { z } from "zod";
import { MEANINGS } from "@/lib/core/dedup/meanings";
import { findDuplicatesSchema } from "@/lib/curate/duplicates/schema";
import type { StepKind } from "./step-kind";

const { strength, threshold, rule } = findDuplicatesSchema.shape;

/** Of those that say the same one stays, by the rule of the search among those still in; the others go out. */
export const duplicatesStepSchema = z.strictObject({
  step: z.literal("duplicates"),
  meaning: z.enum(MEANINGS).describe("What is compared"),
  strength,
  threshold,
  rule,
});
export type DuplicatesStep = z.infer<typeof duplicatesStepSchema>;

export const DUPLICATES: StepKind<DuplicatesStep> = {
  title: "Duplicates but one",
  grows: "with-kept",
  keepsOne: () => true,
  counts: { clusters: "groups, of each of which one stays" },
};
