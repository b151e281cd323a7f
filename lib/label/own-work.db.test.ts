import { expect, test } from "vitest";
import { pageQuerySchema } from "@/lib/api/page";
import { changeRound } from "@/lib/assign/round-commands";
import { requireProject } from "@/lib/auth/scope";
import { db } from "@/lib/server/db";
import { hold, makeWork, type Worker } from "@/prisma/factories/work";
import { reopen, skip } from "./lease-commands";
import { nextLease } from "./leases";
import { ownSubmitted } from "./own-history";
import { ownWork } from "./own-work";
import { labelVersions } from "./screen-data";
import { submit } from "./submit";

async function label(worker: Worker, helpfulness: number, activeMs = 0): Promise<string> {
  const next = await nextLease(worker.scope);
  if ("nothing" in next) throw new Error(`no work: ${next.nothing}`);
  const { assignmentId, leaseToken } = next.lease;
  await hold(assignmentId, activeMs);
  const done = await submit(worker.scope, assignmentId, {
    leaseToken,
    answers: { helpfulness, correct: "no" },
    activeMs,
  });
  if (!done.ok) throw new Error(done.message);
  return assignmentId;
}

const page = (limit: number, cursor?: string) => pageQuerySchema.parse({ limit, cursor });

test("one's own work: rounds with progress, own share, session and pace; a skipped example is nobody's progress", async () => {
  const { workers, open } = await makeWork(4, { overlap: 2 }, 2);
  await open();
  const [ann, bob] = workers as [Worker, Worker];
  await label(ann, 5, 3);
  await label(ann, 4, 2);
  await label(bob, 3);
  const next = await nextLease(ann.scope);
  if ("nothing" in next) throw new Error("expected a lease");
  const { assignmentId, leaseToken } = next.lease;
  await skip(ann.scope, assignmentId, { leaseToken, reason: "unclear" });
  const work = await ownWork(ann.scope);
  expect(work).toMatchObject({
    rounds: [{ name: "Round", state: "open", guidelineVersion: 1, places: 8, left: 5, mine: 2 }],
    session: { submitted: 2 },
  });
  expect(work.recentActiveMs).toHaveLength(2);
});

test("a paused round is still one's own, a closed one and one for others are not; an old session has ended", async () => {
  const { projectId, workers, lead, open } = await makeWork(2, { overlap: 1 }, 2);
  const [ann, bob] = workers as [Worker, Worker];
  const email = (await db().annotator.findFirstOrThrow({ where: { projectId, id: bob.annotatorId } })).externalKey;
  await open({ annotators: [email] });
  const opened = await open({ name: "Second" });
  if (!opened.ok) throw new Error(opened.message);
  await label(ann, 2);
  await db()
    .$executeRaw`UPDATE session SET started_at = now() - interval '2 hours', active_at = now() - interval '31 minutes' WHERE project_id = ${projectId}::uuid`;
  const manage = await requireProject(lead.actor, projectId, "rounds:manage");
  await changeRound(manage, opened.value.id, { state: "paused" });
  expect(await ownWork(ann.scope)).toMatchObject({
    rounds: [{ name: "Second", state: "paused", mine: 1 }],
    session: null,
  });
  await changeRound(manage, opened.value.id, { state: "closed" });
  expect((await ownWork(ann.scope)).rounds).toEqual([]);
  expect((await ownSubmitted(ann.scope, page(10))).items).toMatchObject([{ final: true }]);
});

test("one's own submitted examples come newest first, page by page, with the latest answers and nobody else's", async () => {
  const { workers, open } = await makeWork(5, { overlap: 2 }, 2);
  await open();
  const [ann, bob] = workers as [Worker, Worker];
  const ids: string[] = [];
  for (const value of [1, 2, 3, 4, 5]) ids.unshift(await label(ann, value, 1));
  await label(bob, 1);
  const first = await ownSubmitted(ann.scope, page(2));
  const second = await ownSubmitted(ann.scope, page(2, first.next!));
  const third = await ownSubmitted(ann.scope, page(2, second.next!));
  expect([first, second, third].flatMap(({ items }) => items.map(({ id }) => id))).toEqual(ids);
  expect(third.next).toBeNull();
  expect(first.items[0]).toMatchObject({
    kind: "instruction",
    answers: { helpfulness: 5, correct: "no" },
    reopened: false,
  });
  expect(first.items[0]!.excerpt).toMatch(/^Question e\d\?$/);
  await reopen(ann.scope, ids[0]!);
  expect((await ownSubmitted(ann.scope, page(1))).items).toMatchObject([{ id: ids[0], reopened: true }]);
  expect((await ownSubmitted(bob.scope, page(5, ids[0]))).items).toEqual([]);
});

test("the versions to label by are the pinned one and those of rounds that are not closed", async () => {
  const { workers, version } = await makeWork(1, { overlap: 1 }, 1);
  expect(await labelVersions(workers[0]!.scope)).toMatchObject([
    { id: version.id, number: 1, criteria: [{ key: "helpfulness" }, { key: "correct" }] },
  ]);
});
