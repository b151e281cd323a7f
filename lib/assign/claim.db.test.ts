import { describe, expect, test } from "vitest";
import { skip } from "@/lib/label/lease-commands";
import { nextLease } from "@/lib/label/leases";
import { submit } from "@/lib/label/submit";
import { db } from "@/lib/server/db";
import { makeGold } from "@/prisma/factories/examples";
import { makeWork, type Worker } from "@/prisma/factories/work";

const ANSWERS = { helpfulness: 4, correct: "yes" };

async function takeAndSubmit({ scope }: Worker): Promise<string | null> {
  const next = await nextLease(scope);
  if ("nothing" in next) return null;
  const done = await submit(scope, next.lease.assignmentId, { leaseToken: next.lease.leaseToken, answers: ANSWERS });
  expect(done.ok).toBe(true);
  return next.lease.example.id;
}

describe("64 clients claiming at once", () => {
  test("never get the same place, never exceed overlap k, never see one example twice", async () => {
    const { projectId, workers, open } = await makeWork(40, { overlap: 3 }, 16);
    expect((await open()).ok).toBe(true);
    const clients = Array.from({ length: 64 }, (_, index) => workers[index % workers.length]!);
    const leases = await Promise.all(clients.map(({ scope }) => nextLease(scope)));
    const held = leases.flatMap((next) => ("lease" in next ? [next.lease] : []));
    expect(held).toHaveLength(64);
    expect(new Set(held.map((lease) => lease.assignmentId)).size).toBe(64);
    const [row] = await db().$queryRaw<{ most: number; twice: number }[]>`
      SELECT max(n)::int AS most, (SELECT count(*)::int FROM (SELECT 1 FROM assignment WHERE project_id = ${projectId}::uuid AND annotator_id IS NOT NULL
        GROUP BY example_id, annotator_id HAVING count(*) > 1) t) AS twice
      FROM (SELECT count(*) AS n FROM assignment WHERE project_id = ${projectId}::uuid AND state = 'leased' GROUP BY example_id) c`;
    expect(row!.most).toBeLessThanOrEqual(3);
    expect(row!.twice).toBe(0);
  });

  test("working to the end leave every place submitted once, and nothing is said to be left only then", async () => {
    const { projectId, workers, open } = await makeWork(12, { overlap: 2 }, 8);
    await open();
    await Promise.all(
      workers.map(async (person) => {
        while (await takeAndSubmit(person));
      }),
    );
    const counts = await db().assignment.groupBy({ by: ["state"], where: { projectId }, _count: true });
    expect(counts).toEqual([{ state: "submitted", _count: 24 }]);
    expect(await nextLease(workers[0]!.scope)).toEqual({ nothing: "all-done" });
  });
});

describe("what is said when there is no work", () => {
  test("no round, work held by others, work that is not for you", async () => {
    const { workers, open } = await makeWork(1, { overlap: 1 }, 2);
    const [ann, bob] = workers as [Worker, Worker];
    expect(await nextLease(ann.scope)).toEqual({ nothing: "no-round" });
    await open();
    const first = await nextLease(ann.scope);
    expect(await nextLease(bob.scope)).toEqual({ nothing: "held-by-others" });
    if ("nothing" in first) throw new Error("expected a lease");
    await skip(ann.scope, first.lease.assignmentId, { leaseToken: first.lease.leaseToken, reason: "unclear" });
    expect(await nextLease(ann.scope)).toEqual({ nothing: "none-for-you" });
    expect(await takeAndSubmit(bob)).toBe("e1");
    expect(await nextLease(ann.scope)).toEqual({ nothing: "all-done" });
  });
});

test("everybody meets the examples in an order of their own", async () => {
  const { workers, open } = await makeWork(40, { overlap: 3 }, 3);
  await open();
  const orders: string[][] = [];
  for (const person of workers) {
    const order: string[] = [];
    for (let example = await takeAndSubmit(person); example; example = await takeAndSubmit(person)) order.push(example);
    orders.push(order);
  }
  expect(orders.map((order) => new Set(order).size)).toEqual([40, 40, 40]);
  const [first, second, third] = orders as [string[], string[], string[]];
  for (const [one, other] of [
    [first, second],
    [second, third],
    [first, third],
  ] as const) {
    expect(Math.abs(rankCorrelation(one, other))).toBeLessThan(0.6);
  }
});

/** Spearman's rho of two orders of the same things. */
function rankCorrelation(one: string[], other: string[]): number {
  const n = one.length;
  const squares = one.reduce((sum, item, rank) => sum + (rank - other.indexOf(item)) ** 2, 0);
  return 1 - (6 * squares) / (n * (n * n - 1));
}

test("a sampled share gets the overlap, the others one annotator", async () => {
  const { projectId, open } = await makeWork(10, { overlap: 3, share: 0.3 }, 0);
  expect(await open()).toMatchObject({ ok: true, value: { places: 3 * 3 + 7 } });
  const counts = await db().assignment.groupBy({ by: ["exampleId"], where: { projectId }, _count: true });
  expect(counts.map((row) => row._count).sort()).toEqual([1, 1, 1, 1, 1, 1, 1, 3, 3, 3]);
});

test("gold comes unannounced and takes no place; repeats come to the same person later", async () => {
  const {
    projectId,
    exampleIds: ids,
    workers,
    open,
  } = await makeWork(30, { overlap: 1, goldRate: 0.3, repeatRate: 0.3 }, 1);
  expect(await open()).toMatchObject({ ok: false, reason: "no-gold" });
  await makeGold(projectId, ids[0]!, ANSWERS);
  await makeGold(projectId, ids[1]!, ANSWERS);
  await open();
  const seen: string[] = [];
  for (let example = await takeAndSubmit(workers[0]!); example; example = await takeAndSubmit(workers[0]!))
    seen.push(example);
  const byKind = await db().assignment.groupBy({
    by: ["kind"],
    where: { projectId },
    _count: true,
    orderBy: { kind: "asc" },
  });
  expect(byKind.find((row) => row.kind === "slot")).toEqual({ kind: "slot", _count: 28 });
  expect(byKind.find((row) => row.kind === "gold")?._count ?? 0).toBeLessThanOrEqual(2);
  const repeats = await db().assignment.findMany({ where: { projectId, kind: "repeat" }, select: { pass: true } });
  expect(repeats.every((row) => row.pass === 1)).toBe(true);
  expect(seen).toHaveLength(28 + (byKind.find((row) => row.kind === "gold")?._count ?? 0) + repeats.length);
});

describe("rounds", () => {
  test("name unknown people and examples instead of leaving them out", async () => {
    const { open } = await makeWork(2, { overlap: 1 }, 0);
    expect(await open({ annotators: ["nobody@example.org"] })).toMatchObject({
      ok: false,
      reason: "unknown-annotators",
      message: expect.stringContaining("nobody@example.org"),
    });
    expect(await open({ examples: ["e1", "e9"] })).toMatchObject({
      ok: false,
      reason: "unknown-examples",
      message: expect.stringContaining("e9"),
    });
    expect(await open({ examples: ["e2"] })).toMatchObject({ ok: true, value: { examples: 1, places: 1 } });
  });

  test("are only for those named", async () => {
    const { workers, open } = await makeWork(2, { overlap: 1 }, 2);
    const named = await db().annotator.findUniqueOrThrow({
      where: { projectId_id: { projectId: workers[0]!.scope.projectId, id: workers[0]!.annotatorId } },
    });
    await open({ annotators: [named.externalKey] });
    expect(await nextLease(workers[1]!.scope)).toEqual({ nothing: "no-round" });
    expect(await nextLease(workers[0]!.scope)).toHaveProperty("lease");
  });
});
