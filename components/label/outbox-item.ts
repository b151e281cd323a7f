import { z } from "zod";
import { answerValueSchema } from "@/lib/guideline/schema";
import { SKIP_REASONS } from "@/lib/label/schema";

const base = {
  /** The idempotency key: sent again with it, nothing is stored twice. */
  key: z.string().min(1),
  assignmentId: z.string(),
  /** The importer's id of the example, for people. */
  exampleId: z.string(),
  leaseToken: z.string(),
  /** When it was given, in milliseconds since the epoch by this browser's clock; only shown. */
  madeAt: z.number(),
};

const submitItem = z.object({
  ...base,
  kind: z.literal("submit"),
  answers: z.record(z.string(), answerValueSchema),
  changed: z.record(z.string(), z.number()),
  activeMs: z.number(),
  wallMs: z.number(),
});

const skipItem = z.object({
  ...base,
  kind: z.literal("skip"),
  reason: z.enum(SKIP_REASONS),
  note: z.string().optional(),
});

export const outboxItemSchema = z.discriminatedUnion("kind", [submitItem, skipItem]);
export type OutboxItem = z.infer<typeof outboxItemSchema>;
export type SubmitItem = z.infer<typeof submitItem>;

/** What the server would not take, and why. Kept until its person has seen it. */
const asideSchema = z.object({ item: outboxItemSchema, reason: z.string(), message: z.string() });
export type SetAside = z.infer<typeof asideSchema>;

/** All that one person's browser keeps for one project. */
export const outboxBoxSchema = z.object({ waiting: z.array(outboxItemSchema), aside: z.array(asideSchema) });
export type OutboxBox = z.infer<typeof outboxBoxSchema>;

export const EMPTY_BOX: OutboxBox = { waiting: [], aside: [] };
