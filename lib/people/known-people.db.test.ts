import { expect, test } from "vitest";
import { db } from "@/lib/server/db";
import { actorFor, makeMember, makeUser } from "@/prisma/factories/people";
import { makeProject } from "@/prisma/factories/project";
import { requireProject } from "../auth/scope";
import { knownPeople } from "./member-queries";

test("offers a lead the people of other projects that they lead, and nobody else of the instance", async () => {
  const [here, led, joined] = [await makeProject(), await makeProject(), await makeProject()];
  const lead = await makeMember(here.projectId, "lead");
  const join = (projectId: string, role: "lead" | "reviewer" | "annotator", userId: string) =>
    db().membership.create({ data: { projectId, userId, role } });
  await join(led.projectId, "lead", lead.user.id);
  await join(joined.projectId, "reviewer", lead.user.id);
  const known = await makeMember(led.projectId, "annotator", { name: "Known" });
  const gone = await makeMember(led.projectId, "annotator");
  await db().user.update({ where: { id: gone.user.id }, data: { disabledAt: new Date(0) } });
  await makeMember(joined.projectId, "annotator");
  await makeUser();
  const both = await makeMember(led.projectId, "annotator");
  await join(here.projectId, "annotator", both.user.id);
  const scope = await requireProject(lead.actor, here.projectId, "members:manage");
  expect(await knownPeople(scope)).toEqual([{ email: known.user.email, name: "Known" }]);

  const narrowed = { ...lead.actor, via: "token" as const, tokenProjectId: here.projectId };
  expect(await knownPeople(await requireProject(narrowed, here.projectId, "members:manage"))).toEqual([]);

  const admin = await actorFor((await makeUser({ instanceRole: "admin" })).id);
  const all = await knownPeople(await requireProject(admin, here.projectId, "members:manage"));
  expect(all.map(({ email }) => email)).toContain(admin.email);
  expect(all.map(({ email }) => email)).not.toContain(gone.user.email);
  expect(all.map(({ email }) => email)).not.toContain(both.user.email);
});
