import { expect, test } from "vitest";
import { requireInstance } from "@/lib/auth/instance-scope";
import { requireProject } from "@/lib/auth/scope";
import { saveDraft } from "@/lib/label/lease-commands";
import { nextLease } from "@/lib/label/leases";
import { submit } from "@/lib/label/submit";
import { appErrorOf, db } from "@/lib/server/db";
import { ALL, take } from "@/prisma/factories/labelling";
import { actorFor, makeUser } from "@/prisma/factories/people";
import { makeWork, type Worker } from "@/prisma/factories/work";
import { archiveProject, restoreProject } from "./archive";
import { changeRole, disableUser, removeMember } from "./leaving";

/** A round with a place for one person on each example, and what a lead and an admin may do to its people. */
async function atWork(examples: number, people: number) {
  const project = await makeWork(examples, { overlap: 1 }, people);
  const opened = await project.open();
  if (!opened.ok) throw new Error(opened.message);
  const manage = await requireProject(project.lead.actor, project.projectId, "members:manage");
  const admin = requireInstance(await actorFor((await makeUser({ instanceRole: "admin" })).id));
  return { ...project, manage, admin };
}

type Project = Awaited<ReturnType<typeof atWork>>;

/** Every command that ends the right to label. */
const ENDS: Record<string, (project: Project, userId: string) => Promise<unknown>> = {
  "being removed": ({ manage }, userId) => removeMember(manage, { userId }),
  "becoming a viewer": ({ manage }, userId) => changeRole(manage, { userId, role: "viewer" }),
  "being disabled": ({ admin }, userId) => disableUser(admin, { userId }),
};

for (const [name, end] of Object.entries(ENDS)) {
  test(`${name} gives back at once what somebody holds, and keeps their draft`, async () => {
    const project = await atWork(1, 2);
    const [ann, bob] = project.workers as [Worker, Worker];
    const { assignmentId, leaseToken } = await take(ann);
    await saveDraft(ann.scope, assignmentId, { leaseToken, answers: { correct: "yes" } });
    expect(await nextLease(bob.scope)).toEqual({ nothing: "held-by-others" });
    expect(await end(project, ann.actor.userId)).toMatchObject({ ok: true, value: { released: 1 } });
    expect((await take(bob)).assignmentId).toBe(assignmentId);
    expect(await db().draft.findMany({ where: { projectId: project.projectId } })).toMatchObject([
      { assignmentId, annotatorId: ann.annotatorId, answers: { correct: "yes" } },
    ]);
    const logged = await db().auditEntry.findMany({
      where: { stream: `project:${project.projectId}`, subject: ann.actor.userId },
    });
    expect(logged.at(-1)).toMatchObject({ detail: { released: 1 } });
  });

  test(`${name} while they submit and claim: each lands whole or is refused, and nothing stays in their hands`, async () => {
    const project = await atWork(40, 1);
    const { projectId } = project;
    const [ann] = project.workers as [Worker];
    const leases = [];
    for (let n = 0; n < 10; n++) leases.push(await take(ann));
    const [ended, ...outcomes] = await Promise.allSettled([
      end(project, ann.actor.userId),
      ...leases.flatMap(({ assignmentId, leaseToken }) => [
        submit(ann.scope, assignmentId, { leaseToken, answers: ALL }),
        nextLease(ann.scope),
      ]),
    ]);
    expect(ended).toMatchObject({ status: "fulfilled", value: { ok: true } });
    const submits = outcomes.filter((_, n) => n % 2 === 0);
    for (const outcome of outcomes)
      if (outcome.status === "rejected") expect(appErrorOf(outcome.reason)).toMatchObject({ code: "forbidden" });
    const landed = submits.filter((outcome) => outcome.status === "fulfilled");
    for (const outcome of landed) expect(outcome).toMatchObject({ value: { ok: true } });
    const where = { projectId, annotatorId: ann.annotatorId };
    expect(await db().assignment.count({ where: { ...where, state: "leased" } })).toBe(0);
    expect(await db().assignment.count({ where: { ...where, state: "submitted" } })).toBe(landed.length);
    expect(await db().judgment.count({ where })).toBe(landed.length * 2);
    expect(await db().submission.count({ where })).toBe(landed.length);
    expect(await db().assignment.count({ where: { projectId, state: "open" } })).toBe(40 - landed.length);
    await expect(nextLease(ann.scope)).rejects.toSatisfy((error) => appErrorOf(error)?.code === "forbidden");
  });
}

test("what somebody held who left an archived project goes back as soon as others can take it", async () => {
  const project = await atWork(1, 1);
  const [ann] = project.workers as [Worker];
  await take(ann);
  const end = await requireProject(project.lead.actor, project.projectId, "project:end");
  await archiveProject(end);
  expect(await removeMember(project.manage, { userId: ann.actor.userId })).toMatchObject({ value: { released: 0 } });
  const states = () => db().assignment.findMany({ where: { projectId: project.projectId }, select: { state: true } });
  expect(await states()).toEqual([{ state: "leased" }]);
  await restoreProject(end);
  expect(await states()).toEqual([{ state: "open" }]);
});

test("a role that labels keeps what is in hand", async () => {
  const project = await atWork(1, 1);
  const [ann] = project.workers as [Worker];
  await take(ann);
  const { userId } = ann.actor;
  expect(await changeRole(project.manage, { userId, role: "reviewer" })).toMatchObject({ value: { released: 0 } });
  expect(await db().assignment.count({ where: { projectId: project.projectId, state: "leased" } })).toBe(1);
});

test("the database refuses to end a right to label that forgets what is held", async () => {
  const { projectId, workers } = await atWork(1, 1);
  const [ann] = workers as [Worker];
  await take(ann);
  const { userId } = ann.actor;
  const key = { projectId_userId: { projectId, userId } };
  const held = /still holds/;
  await expect(db().membership.delete({ where: key })).rejects.toThrow(held);
  await expect(db().membership.update({ where: key, data: { role: "viewer" } })).rejects.toThrow(held);
  await expect(db().user.update({ where: { id: userId }, data: { disabledAt: new Date() } })).rejects.toThrow(held);
  expect(await db().membership.count({ where: { projectId, userId } })).toBe(1);
});

test("what waits for somebody who is disabled goes to others", async () => {
  const project = await atWork(1, 2);
  const { projectId, admin } = project;
  const [ann, bob] = project.workers as [Worker, Worker];
  await db().assignment.updateMany({ where: { projectId }, data: { reservedFor: ann.annotatorId } });
  expect(await nextLease(bob.scope)).toEqual({ nothing: "none-for-you" });
  await disableUser(admin, { userId: ann.actor.userId });
  await take(bob);
});
