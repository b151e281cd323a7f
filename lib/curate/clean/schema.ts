import { z } from "zod";
import { CLEANING_IDS } from "@/lib/clean/operation-ids";
import { integer, text } from "@/lib/input/schemas";

const once = (given: readonly string[]) => new Set(given).size === given.length;

export const operationsSchema = z
  .array(z.enum(CLEANING_IDS))
  .min(1, { error: "choose at least one operation" })
  .max(CLEANING_IDS.length)
  .refine(once, { error: "names one of them twice" })
  .describe("What is done to each text; always in the same order, whatever the order here");

export const oneSliceSchema = text(600).regex(/^[^=]+=/, { error: "is not of the form name=value" });
const slicesSchema = z
  .array(oneSliceSchema)
  .max(20)
  .default([])
  .describe("Only examples in all of these slices, each as name=value");

/** What is to be cleaned, and how. */
export const cleanPlanSchema = z.object({
  operations: operationsSchema,
  unaffected: z
    .array(text(200).min(1))
    .max(1000)
    .refine(once, { error: "names one of them twice" })
    .default([])
    .describe("Keys of criteria whose answers the change cannot affect: what is decided there holds for the child too"),
  slices: slicesSchema,
});
export type CleanPlan = z.infer<typeof cleanPlanSchema>;

export const previewInputSchema = z.object({
  operations: operationsSchema,
  slices: slicesSchema,
  seed: integer(0).default(1).describe("The same seed over the same examples draws the same sample"),
});
export type PreviewInput = z.infer<typeof previewInputSchema>;

/** A plan as it is kept: with the versions of its operations, and of the guideline whose criteria it names. */
export const keptPlanSchema = z.object({
  operations: z.array(z.object({ id: z.enum(CLEANING_IDS), version: z.int() })),
  unaffected: z.array(z.string()),
  slices: z.array(z.string()),
  guidelineVersionId: z.uuid(),
});
export type KeptPlan = z.infer<typeof keptPlanSchema>;

/** What can become of an example that an operation changes. */
export const OUTCOMES = ["child", "merged", "kept-out", "invalid", "unsettled", "too-long"] as const;
export type Outcome = (typeof OUTCOMES)[number];

/** What could not be carried over to a child as it was. */
export const LOSSES = ["spans-gone", "span-dropped", "span-widened", "gold-affected"] as const;

export const lossSchema = z.object({
  what: z
    .enum(LOSSES)
    .describe(
      "spans-gone: nothing is left of the passages that were decided, so the decision is not inherited; span-dropped: nothing is left of some of them; span-widened: an end lay in a piece that was replaced, and the passage takes in all of what stands there now; gold-affected: a known answer that may be affected stays with the parent",
    ),
  criterion: z.string(),
  count: integer(1),
});
export type Loss = z.infer<typeof lossSchema>;

export const runRefSchema = z.object({ run: z.uuid() });
export type RunRef = z.infer<typeof runRefSchema>;
