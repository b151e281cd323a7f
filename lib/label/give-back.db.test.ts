import { expect, test } from "vitest";
import { db } from "@/lib/server/db";
import { makeGold } from "@/prisma/factories/examples";
import { makeWork, type Worker } from "@/prisma/factories/work";
import { giveBack } from "./give-back";
import { reopen, saveDraft, skip } from "./lease-commands";
import { heldLeases, nextLease } from "./leases";
import { ownWork } from "./own-work";
import type { Lease } from "./schema";
import { submit } from "./submit";

const ANSWERS = { helpfulness: 4, correct: "yes" };

async function take({ scope }: Worker, holding?: number): Promise<Lease> {
  const next = await nextLease(scope, holding);
  if (!("lease" in next)) throw new Error(`no work: ${next.nothing}`);
  return next.lease;
}

const heldIds = async ({ scope }: Worker) => (await heldLeases(scope)).map(({ assignmentId }) => assignmentId);

test("what is held and not begun goes back and comes to others; what has a draft or another token stays", async () => {
  const { workers, open } = await makeWork(4, { overlap: 1 }, 2);
  await open();
  const [ann, bob] = workers as [Worker, Worker];
  const [begun, ahead, other] = [await take(ann), await take(ann), await take(ann)];
  await saveDraft(ann.scope, begun.assignmentId, { leaseToken: begun.leaseToken, answers: { helpfulness: 2 } });
  const leases = [begun, ahead, { assignmentId: other.assignmentId, leaseToken: begun.leaseToken }];
  expect(await giveBack(bob.scope, { leases })).toMatchObject({ value: { givenBack: [] } });
  expect(await giveBack(ann.scope, { leases })).toMatchObject({ value: { givenBack: [ahead.assignmentId] } });
  expect(await heldIds(ann)).toEqual([begun.assignmentId, other.assignmentId]);
  const got = [await take(bob), await take(bob)];
  expect(got.map(({ assignmentId }) => assignmentId)).toContain(ahead.assignmentId);
});

test("it is no skip: it may come again, and what was submitted to it all the same is kept as an extra", async () => {
  const { workers, open } = await makeWork(1, { overlap: 1 }, 1);
  await open();
  const [ann] = workers as [Worker];
  const first = await take(ann);
  await giveBack(ann.scope, { leases: [first] });
  const late = await submit(ann.scope, first.assignmentId, { leaseToken: first.leaseToken, answers: ANSWERS });
  expect(late).toMatchObject({ ok: false });
  expect(await db().assignment.count({ where: { projectId: ann.scope.projectId, kind: "extra" } })).toBe(1);

  const again = await makeWork(1, { overlap: 1 }, 1);
  await again.open();
  const [carl] = again.workers as [Worker];
  const lease = await take(carl);
  await giveBack(carl.scope, { leases: [lease] });
  expect((await take(carl)).example.id).toBe(lease.example.id);
});

test("an example opened again is submitted as it was, and what was changed meanwhile is forgotten", async () => {
  const { workers, open } = await makeWork(1, { overlap: 1 }, 1);
  await open();
  const [ann] = workers as [Worker];
  const lease = await take(ann);
  expect(lease.submittedAt).toBeNull();
  await submit(ann.scope, lease.assignmentId, { leaseToken: lease.leaseToken, answers: ANSWERS });
  const opened = await reopen(ann.scope, lease.assignmentId);
  if (!opened.ok) throw new Error(opened.message);
  expect(opened.value).toMatchObject({ submittedAt: expect.any(String), answers: ANSWERS });
  await saveDraft(ann.scope, lease.assignmentId, { leaseToken: opened.value.leaseToken, answers: { helpfulness: 1 } });
  expect(await giveBack(ann.scope, { leases: [opened.value] })).toMatchObject({
    value: { givenBack: [lease.assignmentId] },
  });
  expect(await db().assignment.findFirst({ where: { id: lease.assignmentId } })).toMatchObject({ state: "submitted" });
  const anew = await reopen(ann.scope, lease.assignmentId);
  expect(anew).toMatchObject({ value: { answers: ANSWERS } });
});

test("gold that was only held is not used up", async () => {
  const { projectId, exampleIds, workers, open } = await makeWork(3, { overlap: 1, goldRate: 0.5 }, 1);
  await makeGold(projectId, exampleIds[0]!, ANSWERS);
  await open();
  const [ann] = workers as [Worker];
  const seen: string[] = [];
  for (let turn = 0; turn < 40 && !seen.includes("e1"); turn++) {
    const lease = await take(ann);
    seen.push(lease.example.id);
    await giveBack(ann.scope, { leases: [lease] });
  }
  expect(seen).toContain("e1");
  const gold = async () =>
    db().assignment.findMany({ where: { projectId, kind: "gold" }, select: { annotatorId: true } });
  expect(await gold()).toEqual([{ annotatorId: null }]);
});

test("in advance one gets one's share and no more, and the examples in front always", async () => {
  const { workers, open } = await makeWork(40, { overlap: 1 }, 3);
  await open();
  const [ann, bob, carl] = workers as [Worker, Worker, Worker];
  const stock = async (worker: Worker) => {
    for (let holding = 0; ; holding++) {
      const next = await nextLease(worker.scope, holding);
      if (!("lease" in next)) return { holding, next };
    }
  };
  // Alone one may have a third of what waits, beside one more a fifth.
  expect(await stock(ann)).toEqual({ holding: 10, next: { nothing: "enough-ahead", mayHold: 10 } });
  expect(await stock(bob)).toEqual({ holding: 5, next: { nothing: "enough-ahead", mayHold: 5 } });
  expect(await nextLease(ann.scope, 10)).toEqual({ nothing: "enough-ahead", mayHold: 5 });
  for (let n = 0; n < 23; n++) await take(carl);
  expect(await nextLease(ann.scope, 10)).toEqual({ nothing: "enough-ahead", mayHold: 2 });
  // Somebody who does not say what they hold is not held back.
  await take(carl);
  await take(carl);
  expect(await nextLease(ann.scope, 1)).toEqual({ nothing: "held-by-others" });
});

test("what waits is what would come: with each submit one less, nothing beside nothing left", async () => {
  const { workers, open } = await makeWork(3, { overlap: 2 }, 2);
  await open();
  const [ann, bob] = workers as [Worker, Worker];
  const waits = async (worker: Worker) => (await ownWork(worker.scope)).waiting;
  expect(await waits(ann)).toBe(3);
  const held = await take(bob);
  for (const left of [2, 1, 0]) {
    const lease = await take(ann);
    expect(await waits(ann)).toBe(left + 1);
    await submit(ann.scope, lease.assignmentId, { leaseToken: lease.leaseToken, answers: ANSWERS });
    expect(await waits(ann)).toBe(left);
    if (left === 1) await reopen(ann.scope, lease.assignmentId);
  }
  expect(await nextLease(ann.scope)).toHaveProperty("nothing");
  expect(await waits(bob)).toBe(3);
  // Somebody else's lease that ran out would come, unless they had it.
  await db().assignment.update({
    where: { projectId_id: { projectId: ann.scope.projectId, id: held.assignmentId } },
    data: { leaseExpiresAt: new Date(0) },
  });
  expect(await waits(ann)).toBe(0);
});

test("many who take in advance at once never get one place twice, and give all of it back", async () => {
  const { projectId, workers, open } = await makeWork(60, { overlap: 1 }, 6);
  await open();
  const taken = await Promise.all(
    workers.map(async (worker) => {
      const leases: Lease[] = [];
      for (;;) {
        const next = await nextLease(worker.scope, leases.length);
        if (!("lease" in next)) return { worker, leases, next };
        leases.push(next.lease);
      }
    }),
  );
  const ids = taken.flatMap(({ leases }) => leases.map(({ assignmentId }) => assignmentId));
  expect(new Set(ids).size).toBe(ids.length);
  // Nobody has more than whoever comes first with all sixty waiting.
  for (const { leases, next } of taken) {
    expect(next).toMatchObject({ nothing: "enough-ahead" });
    expect(leases.length).toBeGreaterThanOrEqual(2);
    expect(leases.length).toBeLessThanOrEqual(Math.floor(60 / 3));
  }
  await Promise.all(
    taken.flatMap(({ worker, leases }) => [
      giveBack(worker.scope, { leases }),
      // Said again, as when a page is left while it is told.
      giveBack(worker.scope, { leases }),
      submit(worker.scope, leases[0]!.assignmentId, { leaseToken: leases[0]!.leaseToken, answers: ANSWERS }),
    ]),
  );
  const states = await db().assignment.groupBy({
    by: ["state", "kind"],
    where: { projectId },
    _count: true,
  });
  const count = (kind: string, state: string) =>
    states.find((one) => one.kind === kind && one.state === state)?._count ?? 0;
  expect(count("slot", "leased")).toBe(0);
  expect(count("slot", "submitted") + count("extra", "submitted")).toBe(6);
  expect(count("slot", "submitted") + count("slot", "open")).toBe(60);
});

test("whatever people do, what waits for somebody and whether they get work is one answer", async () => {
  const { projectId, workers, open } = await makeWork(4, { overlap: 2 }, 3);
  await open();
  const inHand = new Map<Worker, Lease[]>(workers.map((worker) => [worker, []]));
  // A small generator of chance, so that a failure can be repeated.
  let seed = 7;
  const chance = (below: number) => {
    seed = (seed * 48_271) % 2_147_483_647;
    return seed % below;
  };
  for (let step = 0; step < 70; step++) {
    const worker = workers[chance(workers.length)]!;
    const mine = inHand.get(worker)!;
    const lease = mine[chance(Math.max(1, mine.length))];
    const without = () => mine.splice(mine.indexOf(lease!), 1);
    switch (chance(lease ? 6 : 1)) {
      case 1:
        await submit(worker.scope, lease!.assignmentId, { leaseToken: lease!.leaseToken, answers: ANSWERS });
        without();
        break;
      case 2:
        await skip(worker.scope, lease!.assignmentId, { leaseToken: lease!.leaseToken, reason: "unclear" });
        without();
        break;
      case 3:
        await giveBack(worker.scope, { leases: [lease!] });
        without();
        break;
      case 4:
        await db().assignment.updateMany({
          where: { projectId, id: lease!.assignmentId, leaseToken: lease!.leaseToken, state: "leased" },
          data: { leaseExpiresAt: new Date(0) },
        });
        break;
      default: {
        const next = await nextLease(worker.scope);
        if ("lease" in next) mine.push(next.lease);
      }
    }
    for (const [one, leases] of inHand) {
      const { waiting } = await ownWork(one.scope);
      const held = await heldLeases(one.scope);
      const next = await nextLease(one.scope);
      const comes = held.length > 0 || "lease" in next;
      expect({ step, waits: waiting > 0 }).toEqual({ step, waits: comes });
      if ("lease" in next && !leases.some(({ leaseToken }) => leaseToken === next.lease.leaseToken))
        await giveBack(one.scope, { leases: [next.lease] });
    }
  }
});
