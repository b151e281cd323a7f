import { isTransient, type LabelApi, type Reply } from "./label-api";
import type { Delivery } from "./outbox";
import type { OutboxItem } from "./outbox-item";

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
