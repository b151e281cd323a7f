import { z } from "zod";
import { QUALITIES } from "@/lib/guideline/schema";

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
