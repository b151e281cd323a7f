import { expect, test } from "vitest";
import { nextLease } from "@/lib/label/leases";
import { submit } from "@/lib/label/submit";
import { db } from "@/lib/server/db";
import { makeWork } from "@/prisma/factories/work";
import { seededStart } from "./seeded-start";

test("everybody goes round in an order of their own, which the round's seed draws again", async () => {
  const { projectId, workers, open } = await makeWork(8, { overlap: 2, seed: 5 }, 2);
  const opened = await open();
  if (!opened.ok) throw new Error(opened.message);
  const round = { id: opened.value.id, ring: 100_000 };
  const startOf = ({ scope, annotatorId }: (typeof workers)[number]) => seededStart(db(), scope, annotatorId, round);
  const [mine, theirs] = [await startOf(workers[0]!), await startOf(workers[1]!)];
  expect(await startOf(workers[0]!)).toBe(mine);
  expect(theirs).not.toBe(mine);
  for (const start of [mine, theirs]) expect(start >= 0 && start < round.ring).toBe(true);

  const orders = [];
  for (const { scope } of workers) {
    const order: string[] = [];
    for (let next = await nextLease(scope); "lease" in next; next = await nextLease(scope)) {
      const { assignmentId, leaseToken, example } = next.lease;
      await submit(scope, assignmentId, { leaseToken, answers: { helpfulness: 3, correct: "yes" } });
      order.push(example.id);
    }
    orders.push(order);
  }
  expect(orders[0]!.toSorted()).toEqual(orders[1]!.toSorted());
  expect(orders[0]).not.toEqual(orders[1]);
  expect(await startOf(workers[0]!)).not.toBe(mine);
  const recorded = await db().assignment.findMany({
    where: { projectId, annotatorId: workers[0]!.annotatorId },
    orderBy: { position: "asc" },
    select: { example: { select: { externalId: true } } },
  });
  expect(recorded.map(({ example }) => example.externalId)).toEqual(orders[0]);
});
