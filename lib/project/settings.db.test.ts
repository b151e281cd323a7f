import { expect, it } from "vitest";
import { requireProject } from "@/lib/auth/scope";
import { db } from "@/lib/server/db";
import { makeMember } from "@/prisma/factories/people";
import { makeProject } from "@/prisma/factories/project";
import { projectSettingsSchema } from "./schema";
import { changeBreak, changeSettings, readSettings } from "./settings";

it("changes one project and records what was different, and nothing where nothing is", async () => {
  const [{ projectId }, other] = [await makeProject(), await makeProject()];
  const { actor } = await makeMember(projectId, "lead");
  const scope = await requireProject(actor, projectId, "project:manage");
  const before = await readSettings(scope);
  await changeSettings(scope, before);
  await changeSettings(scope, { ...before, name: "Answers, second look", openAfterSubmit: true });
  expect(await readSettings(scope)).toEqual({ ...before, name: "Answers, second look", openAfterSubmit: true });
  expect(await db().project.findUniqueOrThrow({ where: { id: other.projectId } })).toMatchObject({ name: "Answers" });
  expect(await db().auditEntry.findMany({ where: { stream: `project:${projectId}` } })).toMatchObject([
    {
      action: "project.change",
      detail: { name: { from: "Answers", to: "Answers, second look" }, openAfterSubmit: { from: false, to: true } },
    },
  ]);
});

it("accepts what the database accepts, to the edge", async () => {
  const { projectId } = await makeProject();
  const scope = await requireProject((await makeMember(projectId, "lead")).actor, projectId, "project:manage");
  const edge = {
    name: "x",
    overlap: 100,
    leaseMinutes: 10_080,
    idleMinutes: 1440,
    openAfterSubmit: false,
    breakMinutes: 480,
    settledFinal: true,
  };
  expect(await changeSettings(scope, projectSettingsSchema.parse(edge))).toMatchObject({ ok: true });
  for (const over of [
    { overlap: 101 },
    { leaseMinutes: 10_081 },
    { idleMinutes: 1441 },
    { overlap: 0 },
    { breakMinutes: 4 },
    { breakMinutes: 481 },
  ])
    expect(projectSettingsSchema.safeParse({ ...edge, ...over }).success).toBe(false);
});

it("changes the break alone, and takes it back", async () => {
  const { projectId } = await makeProject();
  const scope = await requireProject((await makeMember(projectId, "lead")).actor, projectId, "project:manage");
  const before = await readSettings(scope);
  await changeBreak(scope, { breakMinutes: 45 });
  expect(await readSettings(scope)).toEqual({ ...before, breakMinutes: 45 });
  await changeBreak(scope, { breakMinutes: null });
  expect(await readSettings(scope)).toEqual(before);
});
