import { describe, expect, test } from "vitest";
import { reopen, skip } from "@/lib/label/lease-commands";
import { nextLease } from "@/lib/label/leases";
import { submit } from "@/lib/label/submit";
import { db } from "@/lib/server/db";
import { ALL, acknowledged, labelled, OTHER_MEANING, take, work } from "@/prisma/factories/labelling";
import { CORRECT, HELPFULNESS } from "@/prisma/factories/project";
import { moveTo, publishNext } from "@/prisma/factories/versions";
import { makeWork, makeWorker, type Worker } from "@/prisma/factories/work";

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
