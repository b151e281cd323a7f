import { randomUUID } from "node:crypto";
import { describe, expect, it } from "vitest";
import { db } from "@/lib/server/db";
import { makeMember, makeUser } from "@/prisma/factories/people";
import { makeProject } from "@/prisma/factories/project";
import { requireProject } from "../auth/scope";
import { changeRole, removeMember } from "../project/leaving";
import { membersTable } from "./address";
import { addMember } from "./member-commands";
import { findMembers } from "./member-queries";

async function projectWithLead() {
  const { projectId } = await makeProject();
  const lead = await makeMember(projectId, "lead");
  return { projectId, lead, scope: await requireProject(lead.actor, projectId, "members:manage") };
}

describe("adding a member", () => {
  it("adds a known account at once, and says so when it is a member already", async () => {
    const { projectId, scope } = await projectWithLead();
    const user = await makeUser();
    expect(await addMember(scope, { email: user.email, role: "reviewer" })).toEqual({
      ok: true,
      value: { state: "added", userId: user.id },
    });
    expect(await addMember(scope, { email: user.email, role: "viewer" })).toMatchObject({ reason: "already-member" });
    expect(await db().membership.findMany({ where: { projectId, userId: user.id } })).toMatchObject([
      { role: "reviewer" },
    ]);
  });

  it("makes an annotator of whoever may label, once, and of no viewer", async () => {
    const { projectId, scope } = await projectWithLead();
    const user = await makeUser();
    const rows = () => db().annotator.count({ where: { projectId, userId: user.id } });
    await addMember(scope, { email: user.email, role: "viewer" });
    expect(await rows()).toBe(0);
    await changeRole(scope, { userId: user.id, role: "annotator" });
    await changeRole(scope, { userId: user.id, role: "viewer" });
    await changeRole(scope, { userId: user.id, role: "reviewer" });
    expect(await rows()).toBe(1);
  });

  it("takes over the imported labels of the same email, and leaves a judge of that name alone", async () => {
    const { projectId, scope } = await projectWithLead();
    const [person, other] = [await makeUser(), await makeUser()];
    const imported = await db().annotator.create({
      data: { projectId, kind: "external", externalKey: person.email, name: "w-17" },
    });
    const judge = await db().annotator.create({
      data: { projectId, kind: "model", externalKey: other.email, name: "judge" },
    });
    await addMember(scope, { email: person.email, role: "annotator" });
    await addMember(scope, { email: other.email, role: "annotator" });
    expect(await db().annotator.findFirst({ where: { projectId, userId: person.id } })).toMatchObject({
      id: imported.id,
      kind: "human",
    });
    expect(await db().annotator.findUnique({ where: { projectId_id: { projectId, id: judge.id } } })).toEqual(judge);
    expect(await db().annotator.findFirst({ where: { projectId, userId: other.id } })).toMatchObject({ kind: "human" });
  });

  it("refuses a disabled account", async () => {
    const { scope } = await projectWithLead();
    const user = await makeUser();
    await db().user.update({ where: { id: user.id }, data: { disabledAt: new Date(0) } });
    expect(await addMember(scope, { email: user.email, role: "viewer" })).toMatchObject({ reason: "account-disabled" });
  });
});

describe("the last lead", () => {
  it("can be neither removed nor given another role, until there is a second", async () => {
    const { lead, scope } = await projectWithLead();
    const userId = lead.user.id;
    expect(await removeMember(scope, { userId })).toMatchObject({ reason: "last-lead" });
    expect(await changeRole(scope, { userId, role: "reviewer" })).toMatchObject({ reason: "last-lead" });
    await makeMember(scope.projectId, "lead");
    expect(await changeRole(scope, { userId, role: "reviewer" })).toMatchObject({ ok: true });
  });

  it("stays when two leads remove each other at the same moment", async () => {
    const { projectId, lead, scope } = await projectWithLead();
    const other = await makeMember(projectId, "lead");
    const otherScope = await requireProject(other.actor, projectId, "members:manage");
    const answers = await Promise.all([
      removeMember(scope, { userId: other.user.id }),
      removeMember(otherScope, { userId: lead.user.id }),
    ]);
    expect(answers.filter((answer) => answer.ok)).toHaveLength(1);
    expect(await db().membership.count({ where: { projectId, role: "lead" } })).toBe(1);
  });
});

describe("removing a member", () => {
  it("ends the membership and keeps the annotator row", async () => {
    const { projectId, scope } = await projectWithLead();
    const { user, annotator, actor } = await makeMember(projectId, "annotator");
    expect(await removeMember(scope, { userId: user.id })).toMatchObject({ ok: true });
    await expect(requireProject(actor, projectId)).rejects.toMatchObject({ code: "not-found" });
    expect(await db().annotator.findUnique({ where: { projectId_id: { projectId, id: annotator!.id } } })).toEqual(
      annotator,
    );
    expect(await removeMember(scope, { userId: user.id })).toMatchObject({ reason: "not-member" });
  });

  it("reaches no member of another project", async () => {
    const { scope } = await projectWithLead();
    const { projectId } = await makeProject();
    const { user } = await makeMember(projectId, "annotator");
    for (const userId of [user.id, randomUUID()]) {
      expect(await removeMember(scope, { userId })).toMatchObject({ reason: "not-member" });
      expect(await changeRole(scope, { userId, role: "viewer" })).toMatchObject({ reason: "not-member" });
    }
    expect(await db().membership.count({ where: { projectId, userId: user.id } })).toBe(1);
  });
});

it("are listed by any column, in pages, and found by part of email or name", async () => {
  const { projectId, scope } = await projectWithLead();
  const [second, first] = [await makeMember(projectId, "annotator"), await makeMember(projectId, "viewer")];
  await db().user.update({ where: { id: first.user.id }, data: { name: "Aaron 100%" } });
  await db().user.update({ where: { id: second.user.id }, data: { name: "aaron b" } });
  const ask = async (query: Record<string, string>) => {
    const { rows, total } = await findMembers(scope, await membersTable.load(Promise.resolve(query)));
    return [rows.map(({ userId }) => userId), total];
  };
  expect(await ask({ q: "AARON", sort: "name" })).toEqual([[first.user.id, second.user.id], 2]);
  expect(await ask({ q: "100%", sort: "-name" })).toEqual([[first.user.id], 1]);
  for (const sort of membersTable.sortable) expect((await ask({ sort }))[1]).toBe(3);
  expect(await ask({ page: "2" })).toEqual([[], 3]);
  expect(await ask({ q: (await makeUser()).email })).toEqual([[], 0]);
});

it("writes every change into the project's audit log", async () => {
  const { projectId, scope, lead } = await projectWithLead();
  const user = await makeUser();
  await addMember(scope, { email: user.email, role: "reviewer" });
  await changeRole(scope, { userId: user.id, role: "viewer" });
  await removeMember(scope, { userId: user.id });
  await addMember(scope, { email: "somebody-new@example.org", role: "viewer" });
  const entries = await db().auditEntry.findMany({
    where: { stream: `project:${projectId}` },
    orderBy: { number: "asc" },
  });
  expect(entries.map((entry) => entry.action)).toEqual([
    "member.add",
    "member.change",
    "member.remove",
    "invitation.create",
  ]);
  expect(new Set(entries.map((entry) => entry.actorId))).toEqual(new Set([lead.user.id]));
});
