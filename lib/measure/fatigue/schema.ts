import { z } from "zod";
import { integerText } from "@/lib/input/schemas";
import { figureFilterSchema } from "@/lib/labels/schema";
import { sessionCutSchema } from "@/lib/labels/session-cut";

export const fatigueQuerySchema = figureFilterSchema.extend({
  sessions: integerText(0, 1000).default(100).describe("How many of the latest sessions are listed"),
  cut: sessionCutSchema.optional().describe("What if only this counted of each session: position-40 or minute-45"),
});

export const ruleSchema = z.object({
  cut: sessionCutSchema,
  note: z.string().trim().max(1000).default("").describe("Why"),
});
export type RuleInput = z.infer<typeof ruleSchema>;
