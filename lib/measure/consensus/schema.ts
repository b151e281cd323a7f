import { z } from "zod";
import { CONSENSUS_METHODS } from "@/lib/core/consensus/methods";
import { figureFilterSchema } from "@/lib/labels/schema";

export const methodSchema = z
  .enum(CONSENSUS_METHODS)
  .describe("How many labels become one answer; the majority unless said");

/** Which of the examples that a model answers are listed. */
export const answeredConditions = {
  examples: z
    .enum(["all", "differ", "unsure", "tied"])
    .default("all")
    .describe(
      "differ: where the model does not say what the majority says; unsure: where its answer is less probable than .9; tied: where several answers are as probable",
    ),
  answer: z.string().max(2000).optional().describe("Only examples to which the model gives this answer"),
  by: z.uuid().optional().describe("With said: only examples to which this annotator, by id,"),
  said: z.string().max(2000).optional().describe("gave this answer"),
};
export type AnsweredConditions = z.infer<z.ZodObject<typeof answeredConditions>>;

export const consensusQuerySchema = figureFilterSchema.extend({
  method: methodSchema.default("majority"),
  ...answeredConditions,
});
export type ConsensusQuery = z.infer<typeof consensusQuerySchema>;
