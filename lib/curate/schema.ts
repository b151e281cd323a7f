import { z } from "zod";
import { QUALITIES } from "@/lib/guideline/schema";
import { integer } from "@/lib/input/schemas";

/** Why an example is kept out, as the curator reads it: the quality of good data that it lacks, or what stands for it. */
export const EXCLUSION_WORDS: Record<KeptOutReason, string> = {
  relevant: "Not relevant",
  aligned: "Not what the task is about",
  consistent: "Contradicts itself or other examples",
  formatted: "Broken or badly formatted",
  unique: "Says what another example says",
  compliant: "Against the rules: personal data, licence, safety",
  replaced: "Another version of it stands in its place",
};
export type ExclusionReason = (typeof QUALITIES)[number];
/** Nobody chooses `replaced`: cleaning does. */
export const KEPT_OUT_REASONS = [...QUALITIES, "replaced"] as const;
export type KeptOutReason = (typeof KEPT_OUT_REASONS)[number];

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

/** A source, an import or a slice that loses most of itself. */
export const losingSchema = z.object({
  by: z.enum(["source", "import", "slice"]),
  name: z.string(),
  examples: integer(0).describe("That it has"),
  taken: integer(0).describe("Of these, that go"),
  steps: z.array(z.object({ step: integer(1), taken: integer(0) })).describe("By which step"),
});
export type Losing = z.infer<typeof losingSchema>;
