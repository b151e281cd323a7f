import { z } from "zod";
import { QUALITIES } from "@/lib/guideline/schema";
import { measureFilterSchema } from "@/lib/measure/schema";

/** Which labels count, by the same query string as everywhere; here every part may be left out. */
export const labelFilterSchema = measureFilterSchema.partial().extend({
  criterion: measureFilterSchema.shape.criterion
    .optional()
    .describe("Only this criterion; for preference and reward the one that makes the record"),
  version: measureFilterSchema.shape.version.describe(
    "Only labels and resolutions under this guideline version and those in which their criterion means the same; all unless said (each row names its own)",
  ),
  annotators: measureFilterSchema.shape.annotators.describe(
    "Comma-separated emails or ids of annotators; all unless said",
  ),
});

/** The quality of good data that an excluded example lacks, as the curator reads it. */
export const EXCLUSION_WORDS: Record<ExclusionReason, string> = {
  relevant: "Not relevant",
  aligned: "Not what the task is about",
  consistent: "Contradicts itself or other examples",
  formatted: "Broken or badly formatted",
  unique: "Says what another example says",
  compliant: "Against the rules: personal data, licence, safety",
};
export type ExclusionReason = (typeof QUALITIES)[number];

const examples = z
  .array(z.string().min(1).max(500))
  .min(1)
  .max(1000)
  .describe("Ids of examples, their own or the importer's");

export const excludeSchema = z.object({
  examples,
  reason: z.enum(QUALITIES).describe("The quality that they lack"),
  note: z.string().trim().max(10_000).default(""),
});
export type ExcludeInput = z.infer<typeof excludeSchema>;

export const includeSchema = z.object({ examples });
export type IncludeInput = z.infer<typeof includeSchema>;
