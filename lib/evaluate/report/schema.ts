import { z } from "zod";
import { figureFilterSchema } from "@/lib/labels/schema";

/** What a report on models is about: the same filter as for agreement, the answer that is counted, and the slice to divide by. */
export const evaluationQuerySchema = figureFilterSchema.extend({
  answer: z
    .string()
    .max(200)
    .optional()
    .describe("Of a choice or a set: the answer whose share is compared; the first one unless said"),
  by: z
    .string()
    .min(1)
    .max(100)
    .optional()
    .describe("Name of the slice by whose values the figures are also given; its 50 most frequent values"),
});
export type EvaluationQuery = z.infer<typeof evaluationQuerySchema>;
