import { describe, expect, it } from "vitest";
import { db } from "@/lib/server/db";
import { actorFor, makeMember, makeUser } from "@/prisma/factories/people";
import { makeProject } from "@/prisma/factories/project";
import { tokenSchema } from "../people/schema";
import { makeToken, revokeToken } from "../people/token-commands";
import { listTokens } from "../people/token-queries";
import { enableUser } from "../people/user-commands";
import { disableUser } from "../project/leaving";
import { requireInstance } from "./instance-scope";
import { requireProject } from "./scope";
import { actorOfToken, createToken, hashToken } from "./tokens";

const make = async (
  userId: string,
  caps: { role?: "reviewer" | "annotator" | "viewer" | "lead"; projectId?: string } = {},
) => (await actorOfToken((await createToken({ userId, name: "test", days: 1, ...caps })).token))!;

describe("tokens", () => {
  it("stores the hash only, and finds its owner by the token", async () => {
    const user = await makeUser();
    const { id, token } = await createToken({ userId: user.id, name: "script", days: 30 });
    const row = await db().apiToken.findUniqueOrThrow({ where: { id } });
    expect(JSON.stringify(row)).not.toContain(token);
    expect(row.tokenHash).toBe(hashToken(token));
    expect(await actorOfToken(token)).toMatchObject({ userId: user.id, email: user.email, via: "token", tokenId: id });
    expect(await actorOfToken(`${token}x`)).toBeNull();
  });

  it("ends when it expires", async () => {
    const user = await makeUser();
    const { token } = await createToken({ userId: user.id, name: "old", days: -1 });
    expect(await actorOfToken(token)).toBeNull();
  });

  it("ends at once when its owner is disabled, and stays ended", async () => {
    const admin = await makeUser({ instanceRole: "admin" });
    const user = await makeUser();
    const { token } = await createToken({ userId: user.id, name: "script", days: 30 });
    const scope = requireInstance(await actorFor(admin.id));
    await disableUser(scope, { userId: user.id });
    expect(await actorOfToken(token)).toBeNull();
    await enableUser(scope, { userId: user.id });
    expect(await actorOfToken(token)).toBeNull();
  });

  it("is capped by its role and narrowed to its project, for an admin as well", async () => {
    const admin = await makeUser({ instanceRole: "admin" });
    const [here, elsewhere] = [await makeProject(), await makeProject()];
    const capped = await make(admin.id, { role: "viewer", projectId: here.projectId });
    await requireProject(capped, here.projectId, "measure:read");
    await expect(requireProject(capped, here.projectId, "project:manage")).rejects.toMatchObject({ code: "forbidden" });
    await expect(requireProject(capped, elsewhere.projectId)).rejects.toMatchObject({ code: "not-found" });
    expect(() => requireInstance(capped)).toThrow("Only an admin");
  });

  it("does not raise its owner's role", async () => {
    const { projectId } = await makeProject();
    const { user } = await makeMember(projectId, "annotator");
    const lead = await make(user.id, { role: "lead" });
    await expect(requireProject(lead, projectId, "measure:read")).rejects.toMatchObject({ code: "forbidden" });
  });
});

describe("making a token through a token", () => {
  const input = (more: object) => tokenSchema.parse({ name: "child", ...more });

  it("hands the caps and the end on where none are said", async () => {
    const { projectId } = await makeProject();
    const { user } = await makeMember(projectId, "lead");
    const parent = await make(user.id, { role: "reviewer", projectId });
    const made = await makeToken(parent, input({ days: 300 }));
    if (!made.ok) throw new Error(made.message);
    const child = await actorOfToken(made.value.token);
    expect(child).toMatchObject({ tokenRole: "reviewer", tokenProjectId: projectId });
    expect(child?.tokenExpiresAt).toEqual(parent.tokenExpiresAt);
  });

  it.each([{ role: "lead" }, { role: "viewer" }])("refuses %j to a token capped at annotator", async ({ role }) => {
    const { projectId } = await makeProject();
    const { user } = await makeMember(projectId, "lead");
    const parent = await make(user.id, { role: "annotator", projectId });
    expect(await makeToken(parent, input({ role }))).toMatchObject({ ok: false, reason: "stronger" });
  });

  it("refuses another project than its own", async () => {
    const [here, elsewhere] = [await makeProject(), await makeProject()];
    const { user } = await makeMember(here.projectId, "lead");
    const parent = await make(user.id, { projectId: here.projectId });
    expect(await makeToken(parent, input({ projectId: elsewhere.projectId }))).toMatchObject({ reason: "stronger" });
  });

  it("refuses a project that the owner is no member of", async () => {
    const { projectId } = await makeProject();
    const actor = await actorFor((await makeUser()).id);
    await expect(makeToken(actor, input({ projectId }))).rejects.toMatchObject({ code: "not-found" });
  });

  it("sees and revokes only what is not stronger than itself", async () => {
    const { projectId } = await makeProject();
    const { user } = await makeMember(projectId, "lead");
    const strong = await createToken({ userId: user.id, name: "strong", days: 1 });
    const weak = await make(user.id, { role: "viewer" });
    expect((await listTokens(weak)).map((token) => token.id)).toEqual([weak.tokenId]);
    await expect(revokeToken(weak, { id: strong.id })).rejects.toMatchObject({ code: "not-found" });
    await revokeToken(await actorFor(user.id), { id: strong.id });
    expect(await actorOfToken(strong.token)).toBeNull();
  });

  it("never reaches somebody else's token", async () => {
    const [one, other] = [await makeUser(), await makeUser()];
    const { id } = await createToken({ userId: one.id, name: "mine", days: 1 });
    await expect(revokeToken(await actorFor(other.id), { id })).rejects.toMatchObject({ code: "not-found" });
  });
});
