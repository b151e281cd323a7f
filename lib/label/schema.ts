import { z } from "zod";
import type { CriterionChange } from "@/lib/guideline/changes/changes";
import { type Answers, type AnswerValue, answerValueSchema } from "@/lib/guideline/schema";

const leaseToken = z.uuid({ error: "send the leaseToken that came with the example" });
const DAY_MS = 86_400_000;
const milliseconds = z.int().min(0).max(DAY_MS);

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
  activeMs: milliseconds.optional().describe("Time with the example in front and input within the last 60 s"),
  wallMs: milliseconds
    .optional()
    .describe("Time from the first sight of the example to the submit; bounded by the lease"),
  changed: z
    .record(z.string().max(64), z.int().min(0).max(10_000))
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
export interface Receipt {
  assignmentId: string;
  submittedAt: string;
  session: string;
  position: number;
  revisions: Record<string, number>;
}

/** An example in the hands of its annotator: blind, with what was answered so far. */
export interface Lease extends SeenExample {
  assignmentId: string;
  leaseToken: string;
  expiresAt: string;
}

/** What an annotator is shown of a place, whoever holds it. */
export interface SeenExample {
  roundId: string;
  example: { id: string } & import("@/lib/formats/example").BlindExample;
  /** Indices into the example's responses, in the order in which to show them. */
  responseOrder: number[];
  guidelineVersion: number;
  guidelineVersionId: string;
  /** Keys of the criteria to answer. */
  criteria: string[];
  /** A draft, or on reopening what was submitted. */
  answers: Answers;
  /** When it was submitted, where it was opened again; null where it never was. */
  submittedAt: string | null;
  /** Where only some criteria are asked; null where all of the version are. */
  again: AskedAgain | null;
}

/** What is behind an example that comes back on some criteria only. */
export interface AskedAgain {
  /** Number of the version under which this person answered them before; null where they did not. */
  since: number | null;
  /** How the asked criteria changed since. */
  changes: CriterionChange[];
  /** What this person answered to the example before, by criterion. */
  earlier: Record<string, { value: AnswerValue; guidelineVersion: number }>;
}

export type SubmitRefusal =
  | "not-found"
  | "invalid-answers"
  | "lease-lost"
  | "already-submitted"
  | "not-leased"
  | "idempotency-key-reused";

export const acknowledgeSchema = z.object({
  version: z.int({ error: "say the number of the version that you have read" }).min(1).max(2_147_483_647),
});
