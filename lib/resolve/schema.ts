import { z } from "zod";
import { answerValueSchema } from "@/lib/guideline/schema";

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

export const resolutionSchema = z.object({
  example: z.string().min(1).max(500).describe("The example's id, its own or the importer's"),
  criterion: z.string().min(1).max(64),
  value: answerValueSchema.nullable().describe("null: no single right answer"),
  distribution: z
    .record(z.string(), z.number().min(0).max(1))
    .optional()
    .describe("Shares of several right answers; they sum to 1"),
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

export const QUEUE_ORDERS = ["disagreement", "oldest"] as const;

export const queueFilterSchema = z.object({
  criterion: z.string().max(64).optional(),
  version: z.coerce.number().int().min(1).optional(),
  order: z.enum(QUEUE_ORDERS).default("disagreement"),
  page: z.coerce.number().int().min(1).max(100_000).default(1),
});
export type QueueFilter = z.infer<typeof queueFilterSchema>;
