import { randomUUID } from "node:crypto";
import { describe, expect, test } from "vitest";
import { db } from "@/lib/server/db";
import { hold, makeWork, type Worker } from "@/prisma/factories/work";
import { renewLease, reopen, saveDraft, skip } from "./lease-commands";
import { heldLeases, nextLease } from "./leases";
import type { Lease } from "./schema";
import { submit } from "./submit";

const ANSWERS = { helpfulness: 4, correct: "yes" };

async function lease(worker: Worker): Promise<Lease> {
  const next = await nextLease(worker.scope);
  if ("nothing" in next) throw new Error(`no work: ${next.nothing}`);
  return next.lease;
}

const send = (
  worker: Worker,
  { assignmentId, leaseToken }: Lease,
  answers: Record<string, unknown> = ANSWERS,
  more: object = {},
  key?: string,
) => submit(worker.scope, assignmentId, { leaseToken, answers: answers as typeof ANSWERS, ...more }, key);

async function work(examples = 3, people = 1, overlap = 1) {
  const made = await makeWork(examples, { overlap }, people);
  await made.open();
  return { ...made, worker: made.workers[0]! };
}

/** Lets a lease run out without waiting for it. */
const expire = ({ assignmentId }: Lease) =>
  db()
    .$executeRaw`UPDATE assignment SET lease_expires_at = now() - interval '1 second' WHERE id = ${assignmentId}::uuid`;

describe("a submit", () => {
  test("stores a judgment per answer with its circumstances and feeds the counts", async () => {
    const { projectId, worker, version } = await work();
    const held = await lease(worker);
    const done = await send(worker, held, ANSWERS, {
      activeMs: 0,
      wallMs: 0,
      changed: { correct: 2 },
      comments: { helpfulness: "close call" },
    });
    expect(done).toMatchObject({ ok: true, value: { position: 1, revisions: { helpfulness: 1, correct: 1 } } });
    const stored = await db().judgment.findMany({ where: { projectId }, orderBy: { criterionKey: "asc" } });
    expect(stored).toMatchObject([
      {
        criterionKey: "correct",
        value: "yes",
        valueKey: '"yes"',
        revision: 1,
        position: 1,
        changed: 2,
        guidelineVersionId: version.id,
      },
      { criterionKey: "helpfulness", value: 4, valueKey: "4", revision: 1, position: 1, comment: "close call" },
    ]);
    expect(await db().ratingCount.count({ where: { projectId, n: 1 } })).toBe(2);
  });

  test("names every answer that does not fit and keeps nothing", async () => {
    const { projectId, worker } = await work();
    const refused = await send(worker, await lease(worker), { helpfulness: 9, nonsense: 1 });
    expect(refused).toMatchObject({ ok: false, reason: "invalid-answers" });
    if (!refused.ok) expect(refused.detail?.errors).toHaveLength(3);
    expect(await db().judgment.count({ where: { projectId } })).toBe(0);
  });

  test("sent 20 times in parallel with one key stores one judgment and gives 20 equal answers", async () => {
    const { projectId, worker } = await work();
    const held = await lease(worker);
    const key = randomUUID();
    const answers = await Promise.all(Array.from({ length: 20 }, () => send(worker, held, ANSWERS, {}, key)));
    expect(new Set(answers.map((answer) => JSON.stringify(answer))).size).toBe(1);
    expect(answers[0]).toMatchObject({ ok: true });
    expect(await db().judgment.count({ where: { projectId } })).toBe(2);
  });

  test("with a known key and other content is refused, and the first stands", async () => {
    const { projectId, worker } = await work();
    const held = await lease(worker);
    const key = randomUUID();
    await send(worker, held, ANSWERS, {}, key);
    expect(await send(worker, held, { ...ANSWERS, helpfulness: 1 }, {}, key)).toMatchObject({
      ok: false,
      reason: "idempotency-key-reused",
    });
    expect(await send(worker, held, ANSWERS, {}, randomUUID())).toMatchObject({
      ok: false,
      reason: "already-submitted",
    });
    expect(await db().judgment.count({ where: { projectId } })).toBe(2);
  });

  test("never says more active time than wall time, nor more wall time than the lease lasted", async () => {
    const { projectId, worker } = await work(4);
    await send(worker, await lease(worker), ANSWERS, { wallMs: 80_000_000 });
    const [row] = await db().judgment.findMany({ where: { projectId }, take: 1 });
    expect(row!.wallMs).toBeLessThan(60_000);
    for (const times of [
      { activeMs: 86_400_000 },
      { activeMs: 86_400_000, wallMs: 86_400_000 },
      { activeMs: 86_400_000, wallMs: 0 },
    ]) {
      const held = await lease(worker);
      await hold(held.assignmentId, 5000);
      const done = await send(worker, held, ANSWERS, times);
      if (!done.ok) throw new Error(done.message);
      const kept = await db().judgment.findFirstOrThrow({ where: { projectId, assignmentId: held.assignmentId } });
      expect(kept.activeMs).toBeGreaterThanOrEqual(5000);
      expect(kept.activeMs).toBeLessThan(60_000);
      expect(done.value).toMatchObject({ activeMs: kept.activeMs, wallMs: kept.wallMs });
    }
  });

  test("says more time than the lease lasted in no statement: the database refuses it", async () => {
    const { projectId, worker } = await work(1);
    const held = await lease(worker);
    await send(worker, held);
    const insert = (wallMs: number) => db().$executeRaw`
      INSERT INTO judgment (project_id, example_id, annotator_id, guideline_version_id, criterion_key, revision, value, value_key, assignment_id, active_ms, wall_ms)
      SELECT project_id, example_id, annotator_id, guideline_version_id, criterion_key, 2, value, value_key, assignment_id, ${wallMs}::int, ${wallMs}::int
      FROM judgment WHERE project_id = ${projectId}::uuid AND criterion_key = 'correct' AND revision = 1`;
    await expect(insert(86_400_000)).rejects.toThrow("more time than the lease was held");
    expect(await insert(0)).toBe(1);
  });

  test("refuses by name a remark or a count that belongs to no answer, and drops none", async () => {
    const { projectId, worker } = await work(1);
    const held = await lease(worker);
    const fields = async (more: object, answers: object = ANSWERS) => {
      const sent = await send(worker, held, { ...answers }, more);
      return sent.ok ? [] : (sent.detail!.errors as { field: string }[]).map(({ field }) => field);
    };
    expect(await fields({ comments: { nonsense: "x", helpfulness: "y" }, changed: { other: 1 } })).toEqual([
      "comments.nonsense",
      "changed.other",
    ]);
    expect(await fields({}, { ...ANSWERS, nonsense: null })).toEqual(["answers.nonsense"]);
    expect(await db().judgment.count({ where: { projectId } })).toBe(0);
  });

  test("counts positions within a session and begins a new one after an idle gap", async () => {
    const { projectId, worker } = await work(3);
    await send(worker, await lease(worker));
    const second = await send(worker, await lease(worker));
    await db()
      .$executeRaw`UPDATE session SET started_at = now() - interval '2 hours', active_at = now() - interval '31 minutes' WHERE project_id = ${projectId}::uuid`;
    const third = await send(worker, await lease(worker));
    expect([second, third]).toMatchObject([{ value: { position: 2 } }, { value: { position: 1 } }]);
    expect(await db().session.count({ where: { projectId } })).toBe(2);
  });
});

describe("a lease that ran out", () => {
  test("still counts while nobody else took the example", async () => {
    const { worker } = await work();
    const held = await lease(worker);
    await expire(held);
    expect(await renewLease(worker.scope, held.assignmentId, held.leaseToken)).toMatchObject({ ok: true });
    await expire(held);
    expect(await send(worker, held)).toMatchObject({ ok: true });
  });

  test("and went to another answers a clear conflict, with the answers kept as an extra", async () => {
    const { projectId, workers } = await work(1, 2);
    const [ann, bob] = workers as [Worker, Worker];
    const late = await lease(ann);
    await hold(late.assignmentId, 7000);
    await expire(late);
    const taken = await lease(bob);
    expect(taken.assignmentId).toBe(late.assignmentId);
    expect(await renewLease(ann.scope, late.assignmentId, late.leaseToken)).toMatchObject({
      ok: false,
      reason: "lease-lost",
    });
    const times = { activeMs: 86_400_000 };
    expect(await send(ann, late, ANSWERS, times)).toMatchObject({
      ok: false,
      reason: "lease-lost",
      detail: { kept: "extra" },
    });
    const [extra] = await db().judgment.findMany({ where: { projectId, annotatorId: ann.annotatorId }, take: 1 });
    expect(extra!.activeMs).toBeGreaterThanOrEqual(7000);
    expect(extra!.activeMs).toBeLessThan(60_000);
    expect(await send(bob, taken)).toMatchObject({ ok: true });
    expect(await db().judgment.count({ where: { projectId } })).toBe(4);
    expect(
      await db().assignment.findMany({
        where: { projectId, state: "submitted" },
        select: { kind: true },
        orderBy: { kind: "asc" },
      }),
    ).toEqual([{ kind: "slot" }, { kind: "extra" }]);
    expect(await send(ann, late, ANSWERS, times)).toMatchObject({
      ok: false,
      reason: "lease-lost",
      detail: { kept: "extra" },
    });
    expect(await send(ann, late, ANSWERS, {}, randomUUID())).toMatchObject({ ok: false, detail: { kept: "draft" } });
    expect(await db().judgment.count({ where: { projectId } })).toBe(4);
  });

  test("and comes back to the same person keeps its token, so that answers which waited in the browser still arrive", async () => {
    const { projectId, worker } = await work(1);
    const held = await lease(worker);
    await expire(held);
    expect(await lease(worker)).toMatchObject({ assignmentId: held.assignmentId, leaseToken: held.leaseToken });
    expect(await send(worker, held)).toMatchObject({ ok: true });
    expect(await db().judgment.count({ where: { projectId } })).toBe(2);
  });

  test("comes back before new work also where nobody else could take it: gold, and what was reopened", async () => {
    const { worker } = await work(2);
    const first = await lease(worker);
    await send(worker, first);
    await reopen(worker.scope, first.assignmentId);
    await expire(first);
    expect(await lease(worker)).toMatchObject({ assignmentId: first.assignmentId, answers: ANSWERS });
    const second = await lease(worker);
    await db()
      .$executeRaw`UPDATE assignment SET kind = 'gold', place = NULL, lease_expires_at = now() - interval '1 second' WHERE id = ${second.assignmentId}::uuid`;
    expect(await lease(worker)).toMatchObject({ assignmentId: second.assignmentId });
  });

  test("and went to another keeps unfinished answers as a draft", async () => {
    const { projectId, workers } = await work(1, 2);
    const [ann, bob] = workers as [Worker, Worker];
    const late = await lease(ann);
    await expire(late);
    await lease(bob);
    expect(await send(ann, late, { helpfulness: 2 })).toMatchObject({
      ok: false,
      reason: "lease-lost",
      detail: { kept: "draft" },
    });
    expect(await db().draft.findMany({ where: { projectId } })).toMatchObject([
      { annotatorId: ann.annotatorId, answers: { helpfulness: 2 } },
    ]);
  });

  test("cannot be claimed by guessing somebody's assignment", async () => {
    const { projectId, workers } = await work(1, 2);
    const [ann, bob] = workers as [Worker, Worker];
    const held = await lease(ann);
    expect(await send(bob, { ...held, leaseToken: randomUUID() })).toMatchObject({
      ok: false,
      detail: { kept: "nothing" },
    });
    expect(await send(bob, held)).toMatchObject({ ok: false, detail: { kept: "nothing" } });
    expect(await db().judgment.count({ where: { projectId } })).toBe(0);
  });
});

describe("undo", () => {
  test("gives the example back with its answers; a changed mind is a new revision and the count follows", async () => {
    const { projectId, worker } = await work();
    const held = await lease(worker);
    await send(worker, held);
    const again = await reopen(worker.scope, held.assignmentId);
    if (!again.ok) throw new Error(again.message);
    expect(again.value.answers).toEqual(ANSWERS);
    expect(await send(worker, again.value, { ...ANSWERS, helpfulness: 2 })).toMatchObject({
      ok: true,
      value: { position: 1, revisions: { helpfulness: 2, correct: 2 } },
    });
    const counts = await db().ratingCount.findMany({
      where: { projectId, criterionKey: "helpfulness" },
      orderBy: { valueKey: "asc" },
      select: { valueKey: true, n: true },
    });
    expect(counts).toEqual([
      { valueKey: "2", n: 1 },
      { valueKey: "4", n: 0 },
    ]);
  });

  test("twice, in two windows, gives one lease: what either submits is taken", async () => {
    const { worker } = await work();
    const held = await lease(worker);
    await send(worker, held);
    const [one, other] = [await reopen(worker.scope, held.assignmentId), await reopen(worker.scope, held.assignmentId)];
    if (!one.ok || !other.ok) throw new Error("not reopened");
    expect(await send(worker, one.value, { ...ANSWERS, helpfulness: 2 })).toMatchObject({ ok: true });
  });

  test("and a skip afterwards takes the answers back; the place opens for somebody else", async () => {
    const { projectId, workers } = await work(1, 2);
    const [ann, bob] = workers as [Worker, Worker];
    const held = await lease(ann);
    await send(ann, held);
    const again = await reopen(ann.scope, held.assignmentId);
    if (!again.ok) throw new Error(again.message);
    await skip(ann.scope, held.assignmentId, { leaseToken: again.value.leaseToken, reason: "unclear" });
    expect(await db().ratingCount.count({ where: { projectId, n: { gt: 0 } } })).toBe(0);
    expect((await lease(bob)).example.id).toBe("e1");
  });

  test("keeps the example with its owner, also when the new lease ends", async () => {
    const { workers } = await work(1, 2);
    const [ann, bob] = workers as [Worker, Worker];
    const held = await lease(ann);
    await send(ann, held);
    await reopen(ann.scope, held.assignmentId);
    await expire(held);
    expect(await nextLease(bob.scope)).toHaveProperty("nothing");
  });
});

test("a draft is there again when the page is opened again", async () => {
  const { worker } = await work();
  const held = await lease(worker);
  await saveDraft(worker.scope, held.assignmentId, { leaseToken: held.leaseToken, answers: { helpfulness: 3 } });
  expect(await heldLeases(worker.scope)).toMatchObject([
    { assignmentId: held.assignmentId, answers: { helpfulness: 3 } },
  ]);
});

test("a draft names answers to what is not asked and is not kept without them", async () => {
  const { projectId, worker } = await work(1);
  const { assignmentId, leaseToken } = await lease(worker);
  const answers = { helpfulness: 3, nonsense: "x", other: null };
  expect(await saveDraft(worker.scope, assignmentId, { leaseToken, answers })).toMatchObject({
    ok: false,
    reason: "invalid-answers",
    detail: { errors: [{ field: "answers.nonsense" }, { field: "answers.other" }] },
  });
  expect(await db().draft.count({ where: { projectId } })).toBe(0);
});

test("a draft that meets a submit under way leaves nothing behind", async () => {
  const { projectId, worker } = await work();
  const { assignmentId, leaseToken } = await lease(worker);
  let settled = false;
  const save = () =>
    saveDraft(worker.scope, assignmentId, { leaseToken, answers: { helpfulness: 3 } }).finally(() => {
      settled = true;
    });
  const saving = await db().$transaction(async (tx) => {
    await tx.$executeRaw`UPDATE assignment SET state = 'submitted', submitted_at = now() WHERE id = ${assignmentId}::uuid`;
    const started = save();
    for (let waiting = 0; waiting === 0 && !settled; ) {
      const [row] = await db().$queryRaw<{ n: number }[]>`
        SELECT count(*)::int AS n FROM pg_locks l JOIN pg_database d ON d.oid = l.database OR l.database IS NULL
        WHERE NOT l.granted AND d.datname = current_database()`;
      waiting = row!.n;
    }
    return { started };
  });
  expect(await saving.started).toMatchObject({ ok: false, reason: "lease-lost" });
  expect(await db().draft.count({ where: { projectId } })).toBe(0);
});

test("skipping twice is once", async () => {
  const { projectId, worker } = await work();
  const held = await lease(worker);
  const once = () =>
    skip(worker.scope, held.assignmentId, { leaseToken: held.leaseToken, reason: "broken", note: "empty" });
  expect(await Promise.all([once(), once()])).toMatchObject([{ ok: true }, { ok: true }]);
  expect(await db().assignment.findMany({ where: { projectId, state: "skipped" } })).toMatchObject([
    { skipReason: "broken", skipNote: "empty" },
  ]);
});
