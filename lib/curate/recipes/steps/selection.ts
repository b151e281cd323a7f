import { z } from "zod";
import { whereSchema } from "@/lib/curate/condition";
import { QUALITIES } from "@/lib/guideline/schema";
import type { StepKind } from "./step-kind";

/** What does not meet conditions on labels goes out, also where what they ask about is not decided. */
export const selectionStepSchema = z.strictObject({
  step: z.literal("selection"),
  where: whereSchema
    .unwrap()
    .refine((conditions) => conditions.length > 0, { error: "name a condition, such as helpfulness:at-least:4" }),
  reason: z.enum(QUALITIES).default("relevant").describe("The quality that the others lack"),
});
export type SelectionStep = z.infer<typeof selectionStepSchema>;

export const SELECTION: StepKind<SelectionStep> = {
  title: "What does not meet conditions on labels",
  grows: "with-kept",
  keepsOne: () => false,
  counts: { undecided: "of them since what is asked about is not decided" },
};
