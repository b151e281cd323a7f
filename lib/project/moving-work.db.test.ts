import { describe, expect, test } from "vitest";
import { changeRound } from "@/lib/assign/round-commands";
import { requireProject } from "@/lib/auth/scope";
import { renewLease, skip } from "@/lib/label/lease-commands";
import { nextLease } from "@/lib/label/leases";
import { submit } from "@/lib/label/submit";
import { db } from "@/lib/server/db";
import {
  ALL,
  acknowledged,
  answer,
  OTHER_MEANING,
  OTHER_WORDS,
  take,
  waiting,
  work,
} from "@/prisma/factories/labelling";
import { moveTo, publishNext } from "@/prisma/factories/versions";
import { makeWork, type Worker } from "@/prisma/factories/work";

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
