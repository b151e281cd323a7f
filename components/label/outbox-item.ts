import { z } from "zod";
import type { Reply } from "@/lib/api/client";
import { answerValueSchema } from "@/lib/guideline/schema";
import { SKIP_REASONS } from "@/lib/label/schema";
import { isTransient, type LabelApi } from "./label-api";

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

const outboxItemSchema = z.discriminatedUnion("kind", [submitItem, skipItem]);
export type OutboxItem = z.infer<typeof outboxItemSchema>;
export type SubmitItem = z.infer<typeof submitItem>;

/** What the server would not take, and why. Kept until its person has seen it. */
const asideSchema = z.object({ item: outboxItemSchema, reason: z.string(), message: z.string() });
export type SetAside = z.infer<typeof asideSchema>;

/** All that one person's browser keeps for one project. */
export const outboxBoxSchema = z.object({ waiting: z.array(outboxItemSchema), aside: z.array(asideSchema) });
export type OutboxBox = z.infer<typeof outboxBoxSchema>;

export const EMPTY_BOX: OutboxBox = { waiting: [], aside: [] };

/** What became of one attempt to send. */
export type Delivery =
  | { kind: "stored" }
  /** The server answered and will not change its mind. `kept`: it holds the answers in another form. */
  | { kind: "refused"; reason: string; message: string; kept: boolean }
  | { kind: "signed-out"; message: string }
  /** No answer, or the server is in trouble. */
  | { kind: "later"; broken: boolean };

/** Sends one item of the outbox and says what became of it. */
export async function sendItem(api: Pick<LabelApi, "submit" | "skip">, item: OutboxItem): Promise<Delivery> {
  const { leaseToken } = item;
  const reply =
    item.kind === "submit"
      ? await api.submit(item.assignmentId, item.key, {
          leaseToken,
          answers: item.answers,
          changed: item.changed,
          activeMs: item.activeMs,
          wallMs: item.wallMs,
        })
      : await api.skip(item.assignmentId, { leaseToken, reason: item.reason, note: item.note });
  return deliveryOf(reply, item.kind);
}

/** A skip that is refused loses nothing: the example is in other hands or done. Answers must be held by the server to be let go. */
export function deliveryOf(reply: Reply, kind: OutboxItem["kind"]): Delivery {
  if (reply.ok) return { kind: "stored" };
  if (reply.status === 401) return { kind: "signed-out", message: reply.message };
  if (isTransient(reply.status)) return { kind: "later", broken: reply.status === 500 };
  const kept = kind === "skip" || reply.kept === "extra" || reply.kept === "draft";
  return { kind: "refused", reason: reply.code, message: reply.message, kept };
}
