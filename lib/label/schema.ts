import { z } from "zod";
import { shownExampleSchema } from "@/lib/formats/example";
import { criterionChangeSchema } from "@/lib/guideline/changes/schema";
import { answersOfSchema, answerValueSchema } from "@/lib/guideline/schema";
import { integer } from "@/lib/input/schemas";

const leaseToken = z.uuid({ error: "send the leaseToken that came with the example" });
const DAY_MS = 86_400_000;
const milliseconds = integer(0, DAY_MS);

export const leaseSchema = z.object({ leaseToken });

export const giveBackSchema = z.object({
  leases: z
    .array(z.object({ assignmentId: z.uuid(), leaseToken }))
    .min(1)
    .max(100),
});

export const answersSchema = z.record(z.string().max(64), answerValueSchema.nullable());

export const submitSchema = z.object({
  leaseToken,
  answers: answersSchema,
  activeMs: milliseconds
    .optional()
    .describe("Time with the example in front and input within the last 60 s; bounded by the lease"),
  wallMs: milliseconds
    .optional()
    .describe("Time from the first sight of the example to the submit; bounded by the lease"),
  changed: z
    .record(z.string().max(64), integer(0, 10_000))
    .optional()
    .describe("How often each answer was changed before this submit"),
  comments: z.record(z.string().max(64), z.string().trim().max(10_000)).optional().describe("Remarks by criterion"),
});
export type SubmitInput = z.infer<typeof submitSchema>;

export const SKIP_REASONS = [
  "unclear",
  "broken",
  "no-expertise",
  "language",
  "distressing",
  "conflict-of-interest",
  "other",
] as const;
export const skipSchema = z.object({
  leaseToken,
  reason: z.enum(SKIP_REASONS),
  note: z.string().trim().max(2000).optional(),
});

export const draftSchema = z.object({ leaseToken, answers: answersSchema });

export const flagSchema = z.object({
  body: z.string().trim().min(1).max(5000),
  criterion: z.string().max(64).optional(),
  clause: z.string().max(200).optional(),
});

/** What a submit answers; the same again when it is sent again. */
export const receiptSchema = z.object({
  assignmentId: z.uuid(),
  submittedAt: z.iso.datetime(),
  session: z.uuid(),
  position: z.int(),
  revisions: z.record(z.string(), z.int()),
  activeMs: z.int().nullable().describe("The active time that was kept: no longer than the lease was held"),
  wallMs: z.int().describe("The wall time that was kept, bounded alike"),
});
export type Receipt = z.infer<typeof receiptSchema>;

const askedAgainSchema = z.object({
  since: z.int().nullable().describe("The version under which you answered them before; null where you did not"),
  changes: z.array(criterionChangeSchema).describe("How the asked criteria changed since"),
  earlier: z
    .record(z.string(), z.object({ value: answerValueSchema, guidelineVersion: z.int() }))
    .describe("What you answered to the example before, by criterion"),
});

/** What is behind an example that comes back on some criteria only. */
export type AskedAgain = z.infer<typeof askedAgainSchema>;

/** What an annotator is shown of a place, whoever holds it. */
export const seenExampleSchema = z.object({
  roundId: z.uuid(),
  example: shownExampleSchema,
  responseOrder: z.array(z.int()).describe("Indices into its responses, in the order in which to show them"),
  guidelineVersion: z.int(),
  guidelineVersionId: z.uuid(),
  criteria: z.array(z.string()).describe("Keys of those to answer"),
  answers: answersOfSchema.describe("A draft, or on reopening what was submitted"),
  submittedAt: z.iso.datetime().nullable().describe("When you submitted it, where you opened it again"),
  again: askedAgainSchema
    .nullable()
    .describe("Where only some criteria are asked: how they changed, and what you answered before"),
});
export type SeenExample = z.infer<typeof seenExampleSchema>;

/** An example in the hands of its annotator: blind, with what was answered so far. */
export const leaseAnswerSchema = z.object({
  assignmentId: z.uuid(),
  leaseToken: z.uuid(),
  expiresAt: z.iso.datetime(),
  ...seenExampleSchema.shape,
});
export type Lease = z.infer<typeof leaseAnswerSchema>;

export type SubmitRefusal =
  | "not-found"
  | "invalid-answers"
  | "lease-lost"
  | "already-submitted"
  | "not-leased"
  | "idempotency-key-reused"
  | "settled";

export const acknowledgeSchema = z.object({
  version: integer(1),
});
