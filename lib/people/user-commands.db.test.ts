import { randomUUID } from "node:crypto";
import { beforeEach, describe, expect, it } from "vitest";
import { db } from "@/lib/server/db";
import { actorFor, makeUser } from "@/prisma/factories/people";
import { requireInstance } from "../auth/instance-scope";
import { disableUser } from "../project/leaving";
import { accountsTable, auditTable } from "./address";
import { checkInstanceAudit, instanceAuditChoices, listInstanceAudit } from "./audit-queries";
import { inviteToInstance } from "./invitation-commands";
import { listInstanceInvitations } from "./invitation-queries";
import { enableUser, setInstanceRole } from "./user-commands";
import { listUsers } from "./user-queries";

const scopeOf = async (userId: string) => requireInstance(await actorFor(userId));

beforeEach(async () => {
  await db().user.updateMany({ data: { disabledAt: new Date(0) } });
});

describe("the last admin", () => {
  it("keeps the role until there is a second", async () => {
    const admin = await makeUser({ instanceRole: "admin" });
    const scope = await scopeOf(admin.id);
    expect(await setInstanceRole(scope, { userId: admin.id, role: "author" })).toMatchObject({ reason: "last-admin" });
    await makeUser({ instanceRole: "admin" });
    expect(await setInstanceRole(scope, { userId: admin.id, role: "author" })).toMatchObject({ ok: true });
  });

  it("stays when two admins disable each other at the same moment", async () => {
    const [one, two] = [await makeUser({ instanceRole: "admin" }), await makeUser({ instanceRole: "admin" })];
    const [first, second] = [await scopeOf(one.id), await scopeOf(two.id)];
    const answers = await Promise.all([
      disableUser(first, { userId: two.id }),
      disableUser(second, { userId: one.id }),
    ]);
    expect(answers.filter((answer) => answer.ok)).toHaveLength(1);
    expect(await db().user.count({ where: { instanceRole: "admin", disabledAt: null } })).toBe(1);
  });
});

it("refuses to disable oneself, and what does not exist", async () => {
  const admin = await makeUser({ instanceRole: "admin" });
  await makeUser({ instanceRole: "admin" });
  const scope = await scopeOf(admin.id);
  expect(await disableUser(scope, { userId: admin.id })).toMatchObject({ reason: "yourself" });
  expect(await disableUser(scope, { userId: randomUUID() })).toMatchObject({ reason: "unknown-user" });
  expect(await enableUser(scope, { userId: randomUUID() })).toMatchObject({ reason: "unknown-user" });
});

it("takes back the invitations of an admin who is one no more", async () => {
  const [one, two] = [await makeUser({ instanceRole: "admin" }), await makeUser({ instanceRole: "admin" })];
  await inviteToInstance(await scopeOf(two.id), { email: "accomplice@example.org", role: "admin" });
  await setInstanceRole(await scopeOf(one.id), { userId: two.id, role: "member" });
  expect(await listInstanceInvitations(await scopeOf(one.id))).toEqual([]);
});

it("is for admins only", async () => {
  for (const instanceRole of ["author", "member"] as const) {
    const actor = await actorFor((await makeUser({ instanceRole })).id);
    expect(() => requireInstance(actor)).toThrow("Only an admin");
  }
});

it("lists accounts by email in pages, and finds them by part of email or name", async () => {
  const scope = await scopeOf((await makeUser({ instanceRole: "admin" })).id);
  const emails = ["page-a@example.net", "page-b@example.net", "page-c@example.net"];
  for (const email of emails) await makeUser({ email, name: `Name of ${email[5]?.toUpperCase()}` });
  const ask = async (query: Record<string, string>) =>
    listUsers(scope, await accountsTable.load(Promise.resolve({ q: "example.net", ...query })));
  const first = await listUsers(scope, { ...(await accountsTable.load("?q=example.net")), size: 2 });
  expect(first.rows.map((row) => row.email)).toEqual(emails.slice(0, 2));
  const second = await listUsers(scope, { ...(await accountsTable.load("?q=example.net&page=2")), size: 2 });
  expect(second).toMatchObject({ rows: [{ email: emails[2] }], total: 3 });
  expect(await ask({ page: "9" })).toEqual({ rows: [], total: 3 });
  expect((await ask({ q: "name of b" })).rows).toMatchObject([{ email: emails[1] }]);
  for (const order of accountsTable.sortable)
    for (const sort of [order, `-${order}`]) expect((await ask({ sort })).rows).toHaveLength(3);
  expect((await ask({ sort: "-name" })).rows.map(({ email }) => email)).toEqual(emails.toReversed());
  for (const search of ["100%_", "\0", "' OR 1=1"]) {
    const { rows } = await ask({ q: `nobody ${search}` });
    expect(rows).toEqual([]);
  }
});

it("shows who did what, and whether the chain of entries holds", async () => {
  const scope = await scopeOf((await makeUser({ instanceRole: "admin", name: "Root" })).id);
  const user = await makeUser({ name: "Ada" });
  await setInstanceRole(scope, { userId: user.id, role: "author" });
  const log = async (query: Record<string, string>) =>
    (await listInstanceAudit(scope, await auditTable.load(Promise.resolve(query)))).rows;
  const items = await log({});
  expect(items[0]).toMatchObject({
    actorName: "Root",
    action: "user.role",
    subjectName: "Ada",
    detail: { from: "member", to: "author" },
  });
  const numbers = async (query: Record<string, string>) => (await log(query)).map(({ number }) => number);
  const [latest] = items;
  expect(await numbers({ about: "user", by: scope.actor.userId })).toEqual([latest!.number]);
  expect(await numbers({ about: "token" })).toEqual([]);
  expect(await numbers({ by: user.id })).toEqual([]);
  const day = latest!.at.toISOString().slice(0, 10);
  expect(await numbers({ from: day, to: day, about: "user" })).toContain(latest!.number);
  expect(await numbers({ to: "2020-01-01" })).toEqual([]);
  expect(await numbers({ about: "x' OR 1=1", by: "nobody", from: "yesterday" })).toContain(latest!.number);
  const { about, people } = await instanceAuditChoices(scope);
  expect(about).toContain("user");
  expect(people).toContainEqual({ id: scope.actor.userId, name: "Root" });
  expect(await checkInstanceAudit(scope)).toMatchObject({ faults: [] });
});
