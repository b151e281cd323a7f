import type { ProjectScope } from "@/lib/auth/scope";
import { listQueue, QUEUE_PAGE, type QueueCase } from "@/lib/resolve/queue";
import { queueFilterSchema } from "@/lib/resolve/schema";

/**
 * Every case that waits on a criterion, worst first as the reviewers' queue has them, and equally bad ones from the last name to the
 * first: the queue puts those by an id that is drawn anew for every demo.
 */
export async function waitingCases(scope: ProjectScope<"resolve:read">, criterion: string): Promise<QueueCase[]> {
  const waiting: QueueCase[] = [];
  for (let page = 1; waiting.length === (page - 1) * QUEUE_PAGE; page++)
    waiting.push(...(await listQueue(scope, queueFilterSchema.parse({ criterion, page }))));
  return waiting.sort(
    (one, other) =>
      other.disagreement - one.disagreement ||
      other.labels - one.labels ||
      (one.externalId > other.externalId ? -1 : 1),
  );
}
