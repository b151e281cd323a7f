import { expect, test } from "vitest";
import { requireProject } from "@/lib/auth/scope";
import { db } from "@/lib/server/db";
import { take } from "@/prisma/factories/labelling";
import { makeWork, type Worker } from "@/prisma/factories/work";
import { makeMarkedWorld, SECRETS } from "@/prisma/testing/marked-world";
import { previewWork } from "./preview";

const show = (actor: Parameters<typeof requireProject>[0], projectId: string) =>
  requireProject(actor, projectId, "rounds:manage", "label:work");

/** Whatever handing out work would leave behind. */
const traces = async (projectId: string) => [
  await db().assignment.findMany({ where: { projectId }, orderBy: { id: "asc" } }),
  await db().annotator.count({ where: { projectId } }),
  await db().session.count({ where: { projectId } }),
  await db().auditEntry.count({ where: { projectId } }),
];

test("shows a lead what an annotator is shown next, and leaves no trace", async () => {
  const project = await makeWork(3, { overlap: 1 }, 1);
  const scope = await show(project.lead.actor, project.projectId);
  const before = await previewWork(scope);
  expect(before.examples.map(({ example }) => example.id).toSorted()).toEqual(["e1", "e2", "e3"]);
  expect(before.rounds).toEqual([]);
  await project.open();
  const kept = await traces(project.projectId);
  const { examples, rounds } = await previewWork(scope);
  expect(await traces(project.projectId)).toEqual(kept);
  expect(rounds).toMatchObject([{ name: "Round", places: 3, left: 3, mine: 0 }]);
  const [worker] = project.workers as [Worker];
  const { assignmentId: _a, leaseToken: _t, expiresAt: _e, ...seen } = await take(worker);
  expect(examples.find(({ example }) => example.id === seen.example.id)).toEqual(seen);
});

test.each(["annotation", "evaluation"] as const)("is as blind as the work itself in an %s project", async (purpose) => {
  const { lead, me, projectId } = await makeMarkedWorld(purpose);
  const text = JSON.stringify((await previewWork(await show(lead.actor, projectId))).examples);
  expect(text).toMatch(/"kind":"preference"/);
  for (const secret of Object.values(SECRETS)) expect(text).not.toContain(secret);
  await expect(show(me.actor, projectId)).rejects.toMatchObject({ code: "forbidden" });
});
