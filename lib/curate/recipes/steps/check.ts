import { z } from "zod";
import { keySchema } from "@/lib/guideline/guideline-example";
import type { StepKind } from "./step-kind";

/** What a check of the pinned guideline version flags goes out. What it cannot tell stays. */
export const checkStepSchema = z.strictObject({
  step: z.literal("check"),
  check: keySchema.describe("The key of a check of the guideline version that the project works by"),
});
type CheckStep = z.infer<typeof checkStepSchema>;

export const CHECK: StepKind<CheckStep> = {
  title: "What a check flags",
  grows: "with-all",
  keepsOne: ({ check }, repeats) => repeats(check),
  counts: { unknown: "could not be told and stay, since a fact of them is missing" },
};
