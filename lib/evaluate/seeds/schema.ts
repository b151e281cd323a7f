import { z } from "zod";
import { sliceSchema } from "@/lib/examples/slice";

/** Which examples of an evaluation project a list shows or a mark is about. Every part may be left out. */
export const seedFilterSchema = z.object({
  model: z.string().min(1).max(300).optional().describe("Only outputs of this model"),
  slice: sliceSchema.optional().describe("Only examples with this slice, as name=value"),
  marked: z.enum(["yes", "no"]).optional().describe("Only examples that are marked, or that are not"),
});
export type SeedFilter = z.infer<typeof seedFilterSchema>;

/** The examples named, or all that the filter lets through. */
export const seedSelectionSchema = z
  .object({
    examples: z
      .array(z.string().min(1).max(500))
      .min(1)
      .max(1000)
      .optional()
      .describe("Ids of examples, their own or the importer's"),
    filter: seedFilterSchema.optional().describe("All examples that this lets through; {} for all of the project"),
  })
  .refine(({ examples, filter }) => (examples === undefined) !== (filter === undefined), {
    error: "name examples, or give a filter, and not both",
  });
export type SeedSelection = z.infer<typeof seedSelectionSchema>;

export const markSeedsSchema = seedSelectionSchema.safeExtend({ note: z.string().trim().max(10_000).default("") });
export type MarkSeeds = z.infer<typeof markSeedsSchema>;
