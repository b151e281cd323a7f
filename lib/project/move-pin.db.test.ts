import { describe, expect, test } from "vitest";
import { acknowledge } from "@/lib/assign/acknowledgement";
import { changeRound } from "@/lib/assign/round-commands";
import { requireProject } from "@/lib/auth/scope";
import { renewLease, reopen, skip } from "@/lib/label/lease-commands";
import { nextLease } from "@/lib/label/leases";
import { submit } from "@/lib/label/submit";
import { db } from "@/lib/server/db";
import { CORRECT, HELPFULNESS } from "@/prisma/factories/project";
import { moveTo, publishNext } from "@/prisma/factories/versions";
import { makeWork, makeWorker, type Worker } from "@/prisma/factories/work";

const OTHER_MEANING = { title: "Helpfulness for a beginner" };
const OTHER_WORDS = { help: "Think of the reader." };
const ALL: Record<string, string | number> = { helpfulness: 4, correct: "yes" };

async function take({ scope }: Worker) {
  const next = await nextLease(scope);
  if ("nothing" in next) throw new Error(next.nothing);
  return next.lease;
}

type Lease = Awaited<ReturnType<typeof take>>;

async function answer({ scope }: Worker, { assignmentId, leaseToken, criteria }: Lease) {
  const answers = Object.fromEntries(criteria.map((key) => [key, ALL[key]!]));
  const done = await submit(scope, assignmentId, { leaseToken, answers });
  if (!done.ok) throw new Error(done.message);
}

/** Answers what is asked until nothing is left; returns what came, by example. */
async function work(worker: Worker): Promise<Map<string, Lease>> {
  const came = new Map<string, Lease>();
  for (let next = await nextLease(worker.scope); "lease" in next; next = await nextLease(worker.scope)) {
    came.set(next.lease.example.id, next.lease);
    await answer(worker, next.lease);
  }
  return came;
}

async function acknowledged(worker: Worker, version: number) {
  expect(await acknowledge(worker.scope, { version })).toMatchObject({ ok: true });
  return worker;
}

/** Places that wait for somebody, as [example, person, what is asked]. */
async function waiting(projectId: string) {
  const rows = await db().assignment.findMany({
    where: { projectId, state: "open" },
    orderBy: [{ example: { externalId: "asc" } }, { place: "asc" }],
    select: {
      criteria: true,
      reservedFor: true,
      example: { select: { externalId: true } },
      version: { select: { number: true } },
    },
  });
  return rows.map(({ criteria, reservedFor, example, version }) => ({
    example: example.externalId,
    criteria: criteria.toSorted(),
    reservedFor,
    version: version.number,
  }));
}

/** A round whose examples all of its people have labelled. */
async function labelled(examples: number, people = 2) {
  const project = await makeWork(examples, { overlap: people }, people);
  expect((await project.open()).ok).toBe(true);
  for (const worker of project.workers) await work(worker);
  return project;
}

describe("moving to a version that asks a sample again", () => {
  test("brings exactly those examples back to exactly those who labelled them, on exactly that criterion", async () => {
    const project = await labelled(20);
    const before = await db().judgment.count({ where: { projectId: project.projectId } });
    const version = await publishNext(project, {
      helpfulness: OTHER_MEANING,
      correct: OTHER_WORDS,
      staleJudgments: { helpfulness: { sample: 10 } },
      changes: { correct: "editorial" },
    });
    const { requeued } = await moveTo(project, version);
    expect(requeued).toMatchObject({ examples: 10, places: 20 });
    expect(await db().judgment.count({ where: { projectId: project.projectId } })).toBe(before);

    const cames = [];
    for (const worker of project.workers) cames.push(await work(await acknowledged(worker, version)));
    const [first, second] = cames.map((came) => [...came.keys()].sort());
    expect(first).toHaveLength(10);
    expect(second).toEqual(first);
    for (const lease of cames.flatMap((came) => [...came.values()])) {
      expect(lease.criteria).toEqual(["helpfulness"]);
      expect(lease.guidelineVersion).toBe(version);
      expect(lease.again).toMatchObject({
        since: 1,
        changes: [{ key: "helpfulness", fields: [{ name: "title", after: OTHER_MEANING.title }] }],
        earlier: { helpfulness: { value: 4, guidelineVersion: 1 }, correct: { value: "yes", guidelineVersion: 1 } },
      });
    }
    const given = await db().judgment.findMany({
      where: { projectId: project.projectId, criterion: { version: { number: version } } },
      select: { criterionKey: true, example: { select: { externalId: true } } },
    });
    expect(given.map(({ criterionKey }) => criterionKey)).toEqual(Array(20).fill("helpfulness"));
    expect([...new Set(given.map(({ example }) => example.externalId))].sort()).toEqual(first);
  });

  test("draws the same sample again from the seed that the log holds", async () => {
    const project = await labelled(12, 1);
    const version = await publishNext(project, {
      helpfulness: OTHER_MEANING,
      staleJudgments: { helpfulness: { sample: 4 } },
    });
    const { requeued } = await moveTo(project, version);
    const logged = await db().auditEntry.findFirstOrThrow({
      where: { projectId: project.projectId, action: "project.pin" },
    });
    expect(logged.detail).toMatchObject({
      from: 1,
      to: version,
      requeued: { seed: requeued!.seed, examples: 4, places: 4, criteria: { helpfulness: { sample: 4 } } },
    });
    const drawn = await db().$queryRaw<{ id: string }[]>`
      SELECT external_id AS id FROM example WHERE project_id = ${project.projectId}::uuid
      ORDER BY md5(${requeued!.seed}::text || ':' || external_id) LIMIT 4`;
    expect((await waiting(project.projectId)).map(({ example }) => example)).toEqual(drawn.map(({ id }) => id).sort());
  });

  test("asks nothing again where labels are kept, the meaning stayed or nobody labelled", async () => {
    const project = await labelled(3);
    const kept = await publishNext(project, { helpfulness: OTHER_MEANING, correct: OTHER_WORDS });
    expect(await moveTo(project, kept)).toMatchObject({ requeued: null });
    const empty = await makeWork(3, { overlap: 1 }, 1);
    const version = await publishNext(empty, {
      helpfulness: OTHER_MEANING,
      staleJudgments: { helpfulness: "requeue" },
    });
    expect(await moveTo(empty, version)).toMatchObject({ requeued: null });
    expect(await db().round.count({ where: { projectId: empty.projectId } })).toBe(0);
  });
});

describe("several versions", () => {
  test("that follow each other ask together what waits, and nobody twice", async () => {
    const project = await labelled(4);
    const { projectId } = project;
    const second = await publishNext(project, {
      helpfulness: OTHER_MEANING,
      staleJudgments: { helpfulness: { sample: 2 } },
    });
    await moveTo(project, second);
    const [ada] = project.workers as [Worker, Worker];
    const answered = await take(await acknowledged(ada, second));
    await answer(ada, answered);
    const third = await publishNext(project, {
      helpfulness: OTHER_MEANING,
      correct: { title: "Is every word true?" },
      staleJudgments: { correct: "requeue" },
    });
    expect(await moveTo(project, third)).toMatchObject({ requeued: { examples: 4, places: 8 }, followed: 3 });
    const places = await waiting(projectId);
    expect(places).toHaveLength(8);
    expect(new Set(places.map(({ version }) => version))).toEqual(new Set([third]));
    const asked = places.map(({ criteria }) => criteria.join("+")).toSorted();
    // Three of the sample's four places were open; what they ask is asked together with the new question.
    expect(asked).toEqual([...Array(5).fill("correct"), ...Array(3).fill("correct+helpfulness")]);
    for (const worker of project.workers) {
      const came = await work(await acknowledged(worker, third));
      expect([...came.keys()].toSorted()).toEqual(["e1", "e2", "e3", "e4"]);
    }
    expect(await waiting(projectId)).toEqual([]);
  });

  test("skipped by the project count with the last decision on each criterion", async () => {
    const project = await labelled(3, 1);
    await publishNext(project, { helpfulness: OTHER_MEANING, staleJudgments: { helpfulness: "requeue" } });
    const last = await publishNext(project, {
      helpfulness: OTHER_MEANING,
      correct: { title: "Is every word true?" },
      staleJudgments: { correct: { sample: 1 } },
    });
    expect(await moveTo(project, last)).toMatchObject({ requeued: { examples: 3, places: 3 } });
    const asked = (await waiting(project.projectId)).map(({ criteria }) => criteria.join("+")).toSorted();
    expect(asked).toEqual(["correct+helpfulness", "helpfulness", "helpfulness"]);
  });

  test("moved back and forth ask once, and then only about what was labelled since", async () => {
    const project = await labelled(4, 1);
    const [ada] = project.workers as [Worker];
    const version = await publishNext(project, {
      helpfulness: OTHER_MEANING,
      staleJudgments: { helpfulness: { sample: 2 } },
    });
    await moveTo(project, version);
    const first = await waiting(project.projectId);
    await answer(ada, await take(await acknowledged(ada, version)));
    await moveTo(project, 1);
    // What became stale by the second version is no question under the first.
    expect(await nextLease((await acknowledged(ada, 1)).scope)).toEqual({ nothing: "all-done" });
    expect(await moveTo(project, version)).toMatchObject({ requeued: { examples: 1, places: 1 } });
    const again = await waiting(project.projectId);
    expect(again).toHaveLength(1);
    expect(first).toContainEqual(again[0]);
  });
});

describe("work under way when the project moves", () => {
  test("finishes under its version and is asked again where its like is; open places follow", async () => {
    const project = await makeWork(3, { overlap: 1 }, 1);
    await project.open();
    const { projectId } = project;
    const [ada] = project.workers as [Worker];
    await answer(ada, await take(ada));
    const held = await take(ada);
    const version = await publishNext(project, {
      helpfulness: OTHER_MEANING,
      staleJudgments: { helpfulness: "requeue" },
    });
    expect(await moveTo(project, version)).toMatchObject({ followed: 1, requeued: { examples: 1, places: 1 } });

    expect(await nextLease(ada.scope)).toEqual({ nothing: "acknowledge-version", version });
    expect(await renewLease(ada.scope, held.assignmentId, held.leaseToken)).toMatchObject({ ok: true });
    await answer(ada, held);
    const stored = await db().assignment.findUniqueOrThrow({
      where: { id: held.assignmentId },
      select: { version: { select: { number: true } }, judgments: { select: { guidelineVersionId: true } } },
    });
    expect(stored.version.number).toBe(1);
    expect(stored.judgments.map(({ guidelineVersionId }) => guidelineVersionId)).toEqual(
      Array(2).fill(project.version.id),
    );

    const came = await work(await acknowledged(ada, version));
    const asked = [...came.values()].map(({ criteria, guidelineVersion }) => [criteria.length, guidelineVersion]);
    expect(came.size).toBe(3);
    expect(asked.toSorted()).toEqual([
      [1, version],
      [1, version],
      [2, version],
    ]);
    expect(await nextLease(ada.scope)).toEqual({ nothing: "all-done" });
    expect(await waiting(projectId)).toEqual([]);
  });

  test("gives nobody an example of the round again whose other place moved on", async () => {
    const project = await makeWork(1, { overlap: 2 }, 2);
    await project.open();
    const [ada, ben] = project.workers as [Worker, Worker];
    await answer(ada, await take(ada));
    const version = await publishNext(project, { correct: OTHER_WORDS });
    await moveTo(project, version);
    expect(await nextLease((await acknowledged(ada, version)).scope)).toEqual({ nothing: "none-for-you" });
    expect((await take(await acknowledged(ben, version))).guidelineVersion).toBe(version);
  });

  test("that is skipped, or taken up by somebody else after it lapsed, is asked under the new version", async () => {
    const project = await makeWork(2, { overlap: 1 }, 2);
    await project.open();
    const [ada, ben] = project.workers as [Worker, Worker];
    const [skipped, lapsed] = [await take(ada), await take(ada)];
    const version = await publishNext(project, { correct: OTHER_WORDS });
    // Nothing is open, so the round itself stays until something opens in it.
    expect(await moveTo(project, version)).toMatchObject({ followed: 0 });
    await skip(ada.scope, skipped.assignmentId, { leaseToken: skipped.leaseToken, reason: "unclear" });
    await db()
      .$executeRaw`UPDATE assignment SET lease_expires_at = clock_timestamp() - interval '1 minute' WHERE id = ${lapsed.assignmentId}::uuid`;
    const came = await work(await acknowledged(ben, version));
    expect([...came.values()].map(({ guidelineVersion }) => guidelineVersion)).toEqual([version, version]);
    const late = await submit(ada.scope, lapsed.assignmentId, { leaseToken: lapsed.leaseToken, answers: ALL });
    expect(late).toMatchObject({ ok: false, reason: "lease-lost", detail: { kept: "extra" } });
    const extra = await db().assignment.findFirstOrThrow({
      where: { projectId: project.projectId, kind: "extra" },
      select: { version: { select: { number: true } } },
    });
    expect(extra.version.number).toBe(1);
  });

  test("and a round that was closed then follows when it opens again", async () => {
    const project = await makeWork(1, { overlap: 1 }, 1);
    const opened = await project.open();
    const roundId = opened.ok ? opened.value.id : "";
    const scope = await requireProject(project.lead.actor, project.projectId, "rounds:manage");
    await changeRound(scope, roundId, { state: "closed" });
    const version = await publishNext(project, { correct: OTHER_WORDS });
    expect(await moveTo(project, version)).toMatchObject({ followed: 0 });
    await changeRound(scope, roundId, { state: "open" });
    const [ada] = project.workers as [Worker];
    expect((await take(await acknowledged(ada, version))).guidelineVersion).toBe(version);
  });
});

describe("an example that comes back", () => {
  async function asked() {
    const project = await labelled(2);
    const version = await publishNext(project, {
      helpfulness: OTHER_MEANING,
      staleJudgments: { helpfulness: "requeue" },
    });
    await moveTo(project, version);
    return { ...project, version };
  }

  test("takes answers to what is asked and to nothing else", async () => {
    const { workers, version } = await asked();
    const [ada] = workers as [Worker, Worker];
    const { assignmentId, leaseToken } = await take(await acknowledged(ada, version));
    expect(await submit(ada.scope, assignmentId, { leaseToken, answers: ALL })).toMatchObject({
      ok: false,
      reason: "invalid-answers",
      message: "correct: not asked here; this example is asked only helpfulness",
    });
    expect(await submit(ada.scope, assignmentId, { leaseToken, answers: { helpfulness: 2 } })).toMatchObject({
      ok: true,
      value: { revisions: { helpfulness: 1 } },
    });
    expect(await reopen(ada.scope, assignmentId)).toMatchObject({
      value: { criteria: ["helpfulness"], answers: { helpfulness: 2 } },
    });
  });

  test("waits for its person, and for anybody once they have left or skipped it", async () => {
    const { projectId, workers, version } = await asked();
    const [ada, ben] = workers as [Worker, Worker];
    const eve = await makeWorker(projectId);
    expect(await nextLease(eve.scope)).toEqual({ nothing: "none-for-you" });
    await db().membership.delete({ where: { projectId_userId: { projectId, userId: ben.actor.userId } } });
    expect((await work(eve)).size).toBe(2);
    const { assignmentId, leaseToken } = await take(await acknowledged(ada, version));
    await skip(ada.scope, assignmentId, { leaseToken, reason: "unclear" });
    const zoe = await makeWorker(projectId);
    const opened = await take(zoe);
    expect(opened).toMatchObject({ criteria: ["helpfulness"], again: { since: null, earlier: {} } });
  });

  test("brings with it what its answer shows or hides, and asks what stood under a condition as it is", async () => {
    const reason = { key: "why", title: "Why?", kind: "text", level: "nominal", required: false } as const;
    const conditional = { ...reason, showIf: { criterion: "correct", in: ["yes"] } };
    const project = await makeWork(1, { overlap: 1 }, 1);
    const criteria = [HELPFULNESS, CORRECT, conditional];
    await moveTo(project, await publishNext(project, { criteria }));
    await project.open();
    const [ada] = project.workers as [Worker];
    await acknowledged(ada, 2);
    const { assignmentId, leaseToken } = await take(ada);
    await submit(ada.scope, assignmentId, { leaseToken, answers: { ...ALL, why: "it is short" } });

    const shown = [HELPFULNESS, { ...CORRECT, title: "Is every word true?" }, conditional];
    await moveTo(project, await publishNext(project, { criteria: shown, staleJudgments: { correct: "requeue" } }));
    const parent = await take(await acknowledged(ada, 3));
    expect(parent.criteria).toEqual(["correct", "why"]);
    const both = { correct: "yes", why: "it is true" };
    await submit(ada.scope, parent.assignmentId, { leaseToken: parent.leaseToken, answers: both });

    const asked = [HELPFULNESS, shown[1]!, { ...conditional, title: "For what reason?" }];
    await moveTo(project, await publishNext(project, { criteria: asked, staleJudgments: { why: "requeue" } }));
    const { criteria: only, ...last } = await take(await acknowledged(ada, 4));
    expect(only).toEqual(["why"]);
    const answers = { why: "every word holds" };
    expect(await submit(ada.scope, last.assignmentId, { leaseToken: last.leaseToken, answers })).toMatchObject({
      value: { revisions: { why: 1 } },
    });
  });
});

describe("acknowledging a version", () => {
  test("is asked of everybody who was there but the one who moved, once, whoever joins later", async () => {
    const project = await makeWork(4, { overlap: 2 }, 1);
    await project.open();
    const [ada] = project.workers as [Worker];
    const version = await publishNext(project, { correct: OTHER_WORDS, note: "Think of the reader." });
    await moveTo(project, version);
    expect(await acknowledge(ada.scope, { version: 1 })).toMatchObject({
      ok: false,
      reason: "other-version",
      detail: { version },
    });
    expect(await nextLease(ada.scope)).toEqual({ nothing: "acknowledge-version", version });
    const both = await Promise.all([1, 2, 3, 4].map(() => acknowledge(ada.scope, { version })));
    expect(new Set(both.map((result) => result.ok && result.value.acknowledgedAt)).size).toBe(1);
    const rows = await db().versionAcknowledgement.findMany({ where: { projectId: project.projectId } });
    expect(rows.map(({ shown }) => shown)).toEqual(["changes", "changes"]);
    expect((await take(ada)).guidelineVersion).toBe(version);
    expect((await take(await makeWorker(project.projectId))).guidelineVersion).toBe(version);
    const lead = await requireProject(project.lead.actor, project.projectId, "label:work");
    expect(await nextLease(lead)).toMatchObject({ lease: { guidelineVersion: version } });
  });

  test("races with a second move: nobody works under a version that they have not seen", async () => {
    const project = await makeWork(30, { overlap: 3 }, 3);
    await project.open();
    const second = await publishNext(project, { correct: OTHER_WORDS });
    const third = await publishNext(project, { correct: { help: "Think of a beginner." } });
    await moveTo(project, second);
    const runs = project.workers.map(async ({ scope }) => {
      const seen = new Set<number>();
      for (let turn = 0; turn < 6; turn++) {
        const next = await nextLease(scope);
        if ("lease" in next) {
          expect(seen).toContain(next.lease.guidelineVersion);
          await submit(scope, next.lease.assignmentId, { leaseToken: next.lease.leaseToken, answers: ALL });
        } else if (next.nothing === "acknowledge-version") {
          const done = await acknowledge(scope, { version: next.version });
          if (done.ok) seen.add(next.version);
        }
      }
      return seen;
    });
    const [, ...seen] = await Promise.all([moveTo(project, third), ...runs]);
    for (const versions of seen) expect(versions).toContain(third);
    const wrong = await db().$queryRaw<{ n: number }[]>`
      SELECT count(*)::int AS n FROM assignment a WHERE a.project_id = ${project.projectId}::uuid AND a.annotator_id IS NOT NULL
        AND NOT EXISTS (SELECT 1 FROM version_acknowledgement k WHERE k.project_id = a.project_id AND k.annotator_id = a.annotator_id
                        AND k.guideline_version_id = a.guideline_version_id AND k.acknowledged_at <= a.leased_at)`;
    expect(wrong).toEqual([{ n: 0 }]);
  });

  test("is not asked under a project's first version, where opening the guideline is only noted", async () => {
    const project = await makeWork(1, { overlap: 1 }, 1);
    await project.open();
    const [ada] = project.workers as [Worker];
    expect((await take(ada)).guidelineVersion).toBe(1);
    expect(await acknowledge(ada.scope, { version: 1 })).toMatchObject({ ok: true, value: { required: false } });
    const rows = await db().versionAcknowledgement.findMany({ where: { projectId: project.projectId } });
    expect(rows.map(({ annotatorId, shown }) => [annotatorId, shown])).toEqual([[ada.annotatorId, "guideline"]]);
  });
});
