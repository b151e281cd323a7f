import { expect, test } from "vitest";
import { changeRound } from "@/lib/assign/round-commands";
import { requireProject } from "@/lib/auth/scope";
import { actorOfSignIn, openSignIn } from "@/lib/auth/sign-in";
import { saveDraft } from "@/lib/label/lease-commands";
import { db } from "@/lib/server/db";
import { answer, take } from "@/prisma/factories/labelling";
import { makeWork, makeWorker, type Worker } from "@/prisma/factories/work";
import { removeMember } from "./leaving";
import { previewRemoval } from "./member-removal";

/** Three examples for two people each, of which the first person has labelled one and holds another with a draft. */
async function underWay(people: number) {
  const project = await makeWork(3, { overlap: 2 }, people);
  const opened = await project.open();
  if (!opened.ok) throw new Error(opened.message);
  const [ada] = project.workers as [Worker];
  await answer(ada, await take(ada));
  const held = await take(ada);
  await saveDraft(ada.scope, held.assignmentId, { leaseToken: held.leaseToken, answers: { correct: "yes" } });
  const manage = await requireProject(project.lead.actor, project.projectId, "members:manage", "rounds:manage");
  return { ...project, roundId: opened.value.id, ada, held, manage, userId: ada.actor.userId };
}

test("removing says what the person holds, and what nobody is left to fill", async () => {
  const { manage, userId, ada, roundId, lead, projectId } = await underWay(2);
  const seen = { held: 1, drafts: 1, reserved: 0, labels: 1 };
  const preview = () => previewRemoval(manage, { userId });
  // Two examples want two people each, and only one other is there; the third waits for that one anyway.
  expect(await preview()).toEqual({ ok: true, value: { ...seen, unfillable: 2 } });
  const cleo = await makeWorker(projectId);
  expect(await preview()).toEqual({ ok: true, value: { ...seen, unfillable: 0 } });
  await changeRound(manage, roundId, { annotators: [ada.actor.email, cleo.actor.email] });
  expect(await preview()).toEqual({ ok: true, value: { ...seen, unfillable: 2 } });
  expect(await previewRemoval(manage, { userId: lead.user.id })).toMatchObject({
    value: { held: 0, unfillable: 0, labels: 0 },
  });
});

test("what a removed member holds goes back at once, their labels stay, and they stay signed in elsewhere", async () => {
  const { manage, userId, projectId, held, workers } = await underWay(2);
  const signIn = (await openSignIn(userId, "demo"))!;
  expect(await removeMember(manage, { userId })).toEqual({ ok: true, value: { userId, released: 1 } });
  expect(await db().assignment.findFirst({ where: { projectId, id: held.assignmentId } })).toMatchObject({
    state: "open",
    annotatorId: null,
  });
  expect(await db().draft.count({ where: { projectId } })).toBe(1);
  expect(await db().judgment.count({ where: { projectId } })).toBe(2);
  const actor = await actorOfSignIn(signIn);
  expect(actor).toMatchObject({ userId });
  await expect(requireProject(actor!, projectId)).rejects.toMatchObject({ code: "not-found" });
  const ben = workers[1] as Worker;
  const ids = [];
  for (let n = 0; n < 3; n++) {
    const lease = await take(ben);
    ids.push(lease.example.id);
    await answer(ben, lease);
  }
  expect(ids.toSorted()).toEqual(["e1", "e2", "e3"]);
});
