import { describe, expect, test } from "vitest";
import { requireProject } from "@/lib/auth/scope";
import { skip } from "@/lib/label/lease-commands";
import { nextLease } from "@/lib/label/leases";
import { submit } from "@/lib/label/submit";
import { db } from "@/lib/server/db";
import { makeGold } from "@/prisma/factories/examples";
import { makeMember } from "@/prisma/factories/people";
import { hold, makeWork, type Worker } from "@/prisma/factories/work";
import { batchesToChoose, peopleToChoose, roundDefaults } from "./choice-queries";
import { examplesWith, roundCoverage } from "./coverage-queries";
import { roundPeople } from "./people-queries";
import { listRounds, readRound } from "./queries";
import { returnSkipped } from "./queue-commands";
import { listLeases, listSkips, skipReasons } from "./queue-queries";
import { changeRound } from "./round-commands";
import { roundChangeSchema, takeBackSchema } from "./schema";
import { takeBack } from "./take-back";

const ANSWERS = { helpfulness: 4, correct: "yes" };

/** An open round, with a lead's scope on it. */
async function makeRound(examples: number, round: object, people: number) {
  const work = await makeWork(examples, round, people);
  const scope = await requireProject(work.lead.actor, work.projectId, "rounds:manage", "rounds:read");
  const opened = await work.open();
  if (!opened.ok) throw new Error(opened.message);
  return { ...work, scope, roundId: opened.value.id };
}

async function take({ scope }: Worker) {
  const next = await nextLease(scope);
  if ("nothing" in next) throw new Error(next.nothing);
  return next.lease;
}

async function finish(worker: Worker, activeMs: number) {
  const lease = await take(worker);
  await hold(lease.assignmentId, activeMs);
  const done = await submit(worker.scope, lease.assignmentId, {
    leaseToken: lease.leaseToken,
    answers: ANSWERS,
    activeMs,
  });
  expect(done.ok).toBe(true);
  return lease;
}

/** Submits until nothing is left for this person. */
async function finishAll({ scope }: Worker): Promise<void> {
  for (let next = await nextLease(scope); "lease" in next; next = await nextLease(scope)) {
    const { assignmentId, leaseToken } = next.lease;
    expect((await submit(scope, assignmentId, { leaseToken, answers: ANSWERS })).ok).toBe(true);
  }
}

async function pass(worker: Worker, note?: string) {
  const lease = await take(worker);
  await skip(worker.scope, lease.assignmentId, { leaseToken: lease.leaseToken, reason: "unclear", note });
  return lease;
}

const FIRST = { page: 1, size: 25 };

describe("what a lead sees of a round", () => {
  test("progress, people, coverage, skips and leases say the same", async () => {
    const { scope, roundId, workers } = await makeRound(4, { overlap: 2 }, 3);
    const [ann, bob, cid] = workers as [Worker, Worker, Worker];
    for (const ms of [10_000, 20_000, 60_000]) await finish(ann, ms);
    const held = await take(ann);
    await pass(bob, "which clause: 2 or 3?");
    const round = await readRound(scope, roundId);
    expect(round).toMatchObject({ examples: 4, places: 8, submitted: 3, leased: 1, skipped: 1, participants: null });
    expect(round?.working).toHaveLength(1);
    expect((await listRounds(scope, { limit: 10 })).items).toEqual([round]);

    const { rows, total } = await roundPeople(scope, roundId, FIRST);
    expect(total).toBe(3);
    expect(rows[0]).toMatchObject({ annotatorId: ann.annotatorId, submitted: 3, holds: 1, medianMs: 20_000 });
    expect(rows.find(({ annotatorId }) => annotatorId === bob.annotatorId)).toMatchObject({
      skipped: 1,
      medianMs: null,
    });
    expect(rows.find(({ annotatorId }) => annotatorId === cid.annotatorId)).toMatchObject({
      lastSeen: null,
      takesPart: true,
    });

    expect(await roundCoverage(scope, roundId)).toEqual([
      { labels: 1, examples: 3, complete: 0 },
      { labels: 0, examples: 1, complete: 0 },
    ]);
    expect(await examplesWith(scope, roundId, 0, FIRST)).toMatchObject([
      { externalId: held.example.id, places: 2, held: 1 },
    ]);
    expect(await examplesWith(scope, roundId, 1, { page: 2, size: 25 })).toEqual([]);

    expect(await skipReasons(scope, roundId)).toEqual([{ reason: "unclear", skips: 1, examples: 1 }]);
    expect(await listSkips(scope, roundId, { reason: "unclear", ...FIRST })).toMatchObject([
      { note: "which clause: 2 or 3?", waiting: expect.any(Number) },
    ]);
    expect(await listSkips(scope, roundId, { reason: "broken", ...FIRST })).toEqual([]);
    expect(await listLeases(scope, roundId, FIRST)).toMatchObject({
      total: 1,
      rows: [{ externalId: held.example.id, expired: false, reopened: false, hasDraft: false }],
    });
    expect(await listLeases(scope, roundId, { page: 2, size: 25 })).toEqual({ rows: [], total: 1 });
  });

  test("a sampled share counts as complete with what it waits for", async () => {
    const { scope, roundId, workers } = await makeRound(2, { overlap: 2, share: 0.5 }, 2);
    for (const worker of workers) await finishAll(worker);
    expect(await roundCoverage(scope, roundId)).toEqual([
      { labels: 2, examples: 1, complete: 1 },
      { labels: 1, examples: 1, complete: 1 },
    ]);
  });

  test("gold and repeats are counted apart and take no place", async () => {
    const { projectId, exampleIds, workers, open, lead } = await makeWork(3, { overlap: 1, goldRate: 0.5 }, 1);
    await makeGold(projectId, exampleIds[0]!, ANSWERS);
    const opened = await open();
    if (!opened.ok) throw new Error(opened.message);
    const scope = await requireProject(lead.actor, projectId, "rounds:read");
    await finishAll(workers[0]!);
    const round = await readRound(scope, opened.value.id);
    const gold = await db().assignment.count({ where: { projectId, kind: "gold", state: "submitted" } });
    expect(round).toMatchObject({ examples: 2, places: 2, submitted: 2, gold, repeats: 0, extras: 0 });
  });

  test("rounds come newest first, page by page, and only the project's own", async () => {
    const { scope, open, projectId } = await makeRound(1, { overlap: 1 }, 0);
    await open({ name: "Second" });
    await open({ name: "Third" });
    const other = await makeRound(1, { overlap: 1 }, 0);
    const first = await listRounds(scope, { limit: 2 });
    expect(first.items.map(({ name }) => name)).toEqual(["Third", "Second"]);
    const rest = await listRounds(scope, { limit: 2, cursor: first.next! });
    expect(rest).toMatchObject({ items: [{ name: "Round" }], next: null });
    expect(await readRound(scope, other.roundId)).toBeNull();
    expect(projectId).not.toBe(other.projectId);
  });
});

describe("changing a round", () => {
  test("a closed round opens again; a paused one hands out nothing", async () => {
    const { scope, roundId, workers } = await makeRound(1, { overlap: 1 }, 1);
    for (const state of ["closed", "paused"] as const) {
      expect(await changeRound(scope, roundId, { state })).toMatchObject({ ok: true, value: { state } });
      expect(await nextLease(workers[0]!.scope)).toEqual({ nothing: "no-round" });
    }
    await changeRound(scope, roundId, { state: "open" });
    expect(await nextLease(workers[0]!.scope)).toHaveProperty("lease");
    const entries = await db().auditEntry.findMany({
      where: { projectId: scope.projectId },
      orderBy: { number: "asc" },
    });
    expect(entries.map(({ action }) => action)).toEqual(
      expect.arrayContaining(["round.closed", "round.paused", "round.open"]),
    );
  });

  test("who takes part can be said anew and taken back; what is in hands stays there", async () => {
    const { scope, roundId, workers, projectId } = await makeRound(2, { overlap: 1 }, 2);
    const [ann, bob] = workers as [Worker, Worker];
    const lease = await take(ann);
    const bobsKey = bob.actor.email;
    await changeRound(scope, roundId, { annotators: [bobsKey] });
    expect(await readRound(scope, roundId)).toMatchObject({ participants: [bobsKey] });
    expect(await nextLease(ann.scope)).toEqual({ nothing: "no-round" });
    expect((await submit(ann.scope, lease.assignmentId, { leaseToken: lease.leaseToken, answers: ANSWERS })).ok).toBe(
      true,
    );
    const { rows } = await roundPeople(scope, roundId, FIRST);
    expect(rows).toMatchObject([
      { annotatorId: ann.annotatorId, takesPart: false, submitted: 1 },
      { annotatorId: bob.annotatorId, takesPart: true },
    ]);
    await changeRound(scope, roundId, { annotators: "all" });
    expect(await db().roundAnnotator.count({ where: { projectId } })).toBe(0);
    expect(await nextLease(ann.scope)).toHaveProperty("lease");
  });

  test("nobody unknown takes part, nobody at all is refused, and a stranger's round is not found", async () => {
    const { scope, roundId } = await makeRound(1, { overlap: 1 }, 1);
    const other = await makeRound(1, { overlap: 1 }, 1);
    expect(await changeRound(scope, roundId, { annotators: [other.workers[0]!.actor.email] })).toMatchObject({
      ok: false,
      reason: "unknown-annotators",
    });
    expect(roundChangeSchema.safeParse({ annotators: [] }).success).toBe(false);
    expect(roundChangeSchema.safeParse({}).success).toBe(false);
    expect(await changeRound(scope, other.roundId, { state: "closed" })).toMatchObject({
      ok: false,
      reason: "not-found",
    });
  });
});

describe("a lease that the lead releases", () => {
  test("goes to somebody else; what its holder submits all the same is kept as an extra", async () => {
    const { scope, roundId, workers } = await makeRound(1, { overlap: 1 }, 2);
    const [ann, bob] = workers as [Worker, Worker];
    const lease = await take(ann);
    expect(await nextLease(bob.scope)).toEqual({ nothing: "held-by-others" });
    const { rows } = await listLeases(scope, roundId, FIRST);
    const input = { round: roundId, assignments: rows.map(({ assignmentId }) => assignmentId) };
    expect(await takeBack(scope, input)).toMatchObject({ ok: true, value: { released: 1 } });
    expect(await takeBack(scope, input)).toMatchObject({ ok: true, value: { released: 0 } });
    await finish(bob, 1000);
    const late = await submit(ann.scope, lease.assignmentId, { leaseToken: lease.leaseToken, answers: ANSWERS });
    expect(late).toMatchObject({ ok: false, reason: "lease-lost", detail: { kept: "extra" } });
    expect(await readRound(scope, roundId)).toMatchObject({ submitted: 1, extras: 1, leased: 0 });
  });

  test("can be named by its holder", async () => {
    const { scope, roundId, workers } = await makeRound(4, { overlap: 1 }, 2);
    const [ann, bob] = workers as [Worker, Worker];
    for (const worker of [ann, ann, bob]) await take(worker);
    expect(await takeBack(scope, { annotator: ann.annotatorId })).toMatchObject({ value: { released: 2 } });
    expect(await listLeases(scope, roundId, FIRST)).toMatchObject({ total: 1 });
    expect(await takeBack(scope, { round: roundId })).toMatchObject({ value: { released: 1 } });
    expect(takeBackSchema.safeParse({}).success).toBe(false);
  });

  test("gold goes back unseen, and no lease of another round is touched", async () => {
    const { projectId, exampleIds, workers, open, lead } = await makeWork(2, { overlap: 1, goldRate: 0.5 }, 1);
    await makeGold(projectId, exampleIds[0]!, ANSWERS);
    const opened = await open();
    if (!opened.ok) throw new Error(opened.message);
    const scope = await requireProject(lead.actor, projectId, "rounds:manage", "rounds:read");
    const row = await db().assignment.findFirstOrThrow({ where: { projectId, kind: "slot" } });
    const gold = await db().assignment.create({
      data: {
        projectId,
        roundId: opened.value.id,
        exampleId: exampleIds[0]!,
        guidelineVersionId: row.guidelineVersionId,
        kind: "gold",
        state: "leased",
        rank: 0,
        annotatorId: workers[0]!.annotatorId,
        leaseToken: "00000000-0000-4000-8000-000000000001",
        leasedAt: new Date(),
        leaseExpiresAt: new Date(Date.now() + 60_000),
      },
    });
    const other = await makeRound(1, { overlap: 1 }, 0);
    expect(await takeBack(other.scope, { round: other.roundId, assignments: [gold.id] })).toMatchObject({
      value: { released: 0 },
    });
    await takeBack(scope, { round: opened.value.id, assignments: [gold.id] });
    expect(await db().assignment.findUniqueOrThrow({ where: { id: gold.id } })).toMatchObject({
      state: "withdrawn",
      annotatorId: null,
    });
  });
});

test("a skipped example that is returned comes to the same person again, and its other place stays", async () => {
  const { scope, roundId, workers } = await makeRound(1, { overlap: 1 }, 1);
  const [ann] = workers as [Worker];
  await pass(ann);
  expect(await nextLease(ann.scope)).toEqual({ nothing: "none-for-you" });
  const skips = await listSkips(scope, roundId, FIRST);
  expect(skips).toMatchObject([{ reason: "unclear", note: "", waiting: 1 }]);
  const input = { roundId, assignmentIds: skips.map(({ assignmentId }) => assignmentId) };
  expect(await returnSkipped(scope, input)).toMatchObject({ ok: true, value: { returned: 1 } });
  expect(await returnSkipped(scope, input)).toMatchObject({ ok: true, value: { returned: 0 } });
  await finish(ann, 1000);
  expect(await readRound(scope, roundId)).toMatchObject({ places: 1, submitted: 1, skipped: 0 });
});

test("the form offers people who can take part first, and says why others cannot", async () => {
  const { projectId, lead, workers } = await makeWork(2, { overlap: 2 }, 1);
  const scope = await requireProject(lead.actor, projectId, "rounds:manage");
  await makeMember(projectId, "viewer");
  await db().annotator.create({ data: { projectId, kind: "external", externalKey: "w1", name: "A worker" } });
  await db().annotator.create({ data: { projectId, kind: "model", externalKey: "Judge-1", name: "Judge" } });
  await db().membership.delete({ where: { projectId_userId: { projectId, userId: workers[0]!.actor.userId } } });
  expect(await peopleToChoose(scope)).toMatchObject([
    { key: lead.actor.email, kind: "human", unable: null },
    { key: "w1", kind: "external", unable: "imported" },
    { key: "judge-1", kind: "model", unable: "judge" },
    { key: workers[0]!.actor.email, kind: "human", unable: "left" },
  ]);
  expect(await batchesToChoose(scope)).toEqual([]);
  expect(await roundDefaults(scope)).toMatchObject({
    overlap: 2,
    leaseMinutes: 30,
    examples: 2,
    goldExamples: 0,
    rounds: 0,
  });
});
