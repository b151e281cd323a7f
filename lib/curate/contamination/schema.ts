import { z } from "zod";
import { RULES } from "@/lib/core/contamination/rules";
import { integer, integerText, text } from "@/lib/input/schemas";

/** What a project is compared with: another project that models are evaluated with, or a benchmark of its own. */
export const sourceSchema = z.object({
  kind: z.enum(["evaluation", "benchmark"]),
  id: z.uuid(),
  name: z.string(),
  items: integer(0).describe("Examples of the evaluation without seeds for training, or items of the benchmark"),
  /** How far the evaluation had come: number of its newest example, and of what was last said about seeds. */
  last: integer(0).default(0),
  marks: integer(0).default(0),
});
export type Source = z.infer<typeof sourceSchema>;

export const HIT_STATES = ["open", "waived", "excluded", "all"] as const;
export type HitState = (typeof HIT_STATES)[number];

const rule = z.enum(RULES);

export const hitFilterSchema = z.object({
  rule: rule.optional().describe("Only by this rule"),
  state: z.enum(HIT_STATES).default("open").describe("open: neither waived nor its example excluded"),
});
export type HitFilter = z.infer<typeof hitFilterSchema>;

export const hitListSchema = hitFilterSchema.extend({
  cursor: integerText(1, 100_000).default(1).describe("`next` of the page before"),
});

export const itemListSchema = z.object({ cursor: integerText(1, 100_000).default(1) });

const hits = z.array(z.uuid()).min(1).max(1000).describe("Ids of hits of the newest comparison");

export const waiveSchema = z.object({
  hits,
  reason: z
    .string()
    .trim()
    .min(1, { error: "is empty; say why these examples may go out" })
    .max(2000)
    .describe("Why the examples may go out though they have this in common; stands in the audit log"),
});
export type WaiveInput = z.infer<typeof waiveSchema>;

export const unwaiveSchema = z.object({ hits });
export type UnwaiveInput = z.infer<typeof unwaiveSchema>;

export const benchmarkInputSchema = z.object({
  name: text(200)
    .refine((name) => name.trim() !== "", { error: "is empty; give the benchmark a name" })
    .describe("What the benchmark is called"),
  holds: z
    .enum(["texts", "hashes"])
    .default("texts")
    .describe(
      "texts: records of any form that is imported, of which the prompt or the text is taken; hashes: one SHA-256 in a line",
    ),
  fileName: text(300).optional().describe("Its ending helps to tell the format"),
});
export type BenchmarkInput = z.infer<typeof benchmarkInputSchema>;

export const removeBenchmarkSchema = z.object({ benchmark: z.uuid() });
