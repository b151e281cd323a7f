import { z } from "zod";
import { figureFilterSchema } from "@/lib/labels/schema";

export const fatigueQuerySchema = figureFilterSchema.extend({
  sessions: z.coerce
    .number()
    .int()
    .min(0)
    .max(1000)
    .default(100)
    .describe("How many of the latest sessions are listed"),
});
