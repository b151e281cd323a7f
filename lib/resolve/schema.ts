import { z } from "zod";
import { pageQuerySchema } from "@/lib/api/page";
import { answerValueSchema } from "@/lib/guideline/schema";
import { integerText, text } from "@/lib/input/schemas";
import { labelFilterSchema, versionNumberSchema } from "@/lib/labels/schema";

export const REASONS = [
  "guideline-gap",
  "ambiguous-example",
  "slip",
  "missing-knowledge",
  "bad-example",
  "legitimate-disagreement",
] as const;
export type Reason = (typeof REASONS)[number];

/** What each reason means, as the reviewer reads it. */
export const REASON_WORDS: Record<Reason, { label: string; help: string }> = {
  "guideline-gap": {
    label: "Guideline gap",
    help: "The guideline does not say, or says two things. The case goes to a change request on this criterion.",
  },
  "ambiguous-example": { label: "Ambiguous example", help: "The example itself can be read in two ways." },
  slip: { label: "Slip", help: "Somebody pressed the wrong key or overlooked something." },
  "missing-knowledge": { label: "Missing knowledge", help: "Judging this needs knowledge that somebody did not have." },
  "bad-example": { label: "Bad example", help: "The example is broken or does not belong here." },
  "legitimate-disagreement": {
    label: "Legitimate disagreement",
    help: "Reasonable people differ; there need not be one answer.",
  },
};

/** How a case can have been settled: by a person, or by which method. */
export const METHODS = [
  "adjudicated",
  "unanimous",
  "majority",
  "weighted-majority",
  "dawid-skene",
  "mace",
  "glad",
  "median",
  "mean",
] as const;
/** A rule looks at no case and has no reason of its own. */
export const SETTLED_REASONS = [...REASONS, "rule"] as const;

export const resolutionSchema = z.object({
  example: z.string().min(1).max(500).describe("The example's id, its own or the importer's"),
  criterion: z.string().min(1).max(64),
  value: answerValueSchema.nullable().describe("null: no single right answer"),
  distribution: z
    .record(text(100_000), z.number().min(0).max(1))
    .optional()
    .describe("Shares of several right answers, by option or by the answer's JSON; they sum to 1"),
  reason: z.enum(REASONS),
  note: z.string().trim().max(10_000).default(""),
  changeRequest: z
    .union([z.uuid(), z.literal("new")])
    .optional()
    .describe(
      "For a guideline gap: the open request that the case is added to, or new. Left out, the newest open one on the criterion",
    ),
});
export type ResolutionInput = z.infer<typeof resolutionSchema>;

/** Which of the standing resolutions to list. */
export const resolutionListSchema = pageQuerySchema.extend({
  criterion: z.string().max(64).optional(),
  batch: z.uuid().optional().describe("Only what one rule settled together"),
  changed: z.enum(["only"]).optional().describe("only: those of which labels changed after settling"),
});
export type ResolutionListQuery = z.infer<typeof resolutionListSchema>;

/** The resolution that stood already, as a refusal `already-settled` carries it. */
export const firstResolutionSchema = z.object({
  id: z.uuid(),
  value: answerValueSchema.nullable(),
  distribution: z.record(z.string(), z.number()).nullable(),
  method: z.string(),
  reason: z.string(),
  note: z.string(),
  author: z.string().nullable(),
  createdAt: z.string(),
});
export type FirstResolution = z.infer<typeof firstResolutionSchema>;

export const QUEUE_ORDERS = ["disagreement", "oldest"] as const;

export const queueFilterSchema = labelFilterSchema.pick({ criterion: true, slice: true }).extend({
  version: versionNumberSchema.optional().describe("Number of the guideline version; the pinned one unless said"),
  flagged: z.enum(["only", "any"]).default("any").describe("only: examples that somebody flagged"),
  order: z
    .enum(QUEUE_ORDERS)
    .default("disagreement")
    .describe("disagreement: those that differ most first; oldest: by the time of the first label"),
  page: integerText(1, 100_000).default(1),
});
export type QueueFilter = z.infer<typeof queueFilterSchema>;
/** Which cases, whatever their order and page. */
export type CaseFilter = Partial<Pick<QueueFilter, "criterion" | "version" | "slice" | "flagged">>;

export const RULE_METHODS = ["majority", "unanimous"] as const;

const labels = integerText(2, 100);

/** Which cases a rule settles, by itself and at once. */
export const ruleSchema = z
  .object({
    method: z
      .enum(RULE_METHODS)
      .describe("unanimous: all labels are equal; majority: people differ, but enough of them agree"),
    least: labels
      .default(2)
      .describe("majority: at least this share of the labels is equal, as the first part of m of k"),
    among: labels
      .default(3)
      .describe("majority: the second part of m of k; fewer labels than this do not count. unanimous: fewest labels"),
    criterion: z.string().max(64).optional().describe("Only this criterion"),
    within: labelFilterSchema.shape.within,
    slice: queueFilterSchema.shape.slice,
    flagged: queueFilterSchema.shape.flagged,
  })
  .refine(({ method, least, among }) => method === "unanimous" || (2 * least > among && least < among), {
    path: ["least"],
    error: "must be more than half of the labels, and not all of them",
  });
export type Rule = z.infer<typeof ruleSchema>;
export type RuleInput = z.input<typeof ruleSchema>;
