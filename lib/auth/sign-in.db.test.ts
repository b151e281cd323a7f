import { describe, expect, it, vi } from "vitest";
import { db } from "@/lib/server/db";
import { log } from "@/lib/server/log";
import { actorFor, makeMember, makeUser } from "@/prisma/factories/people";
import { makeProject } from "@/prisma/factories/project";
import { changePassword, endOtherSignIns, endSignIn } from "../people/account-commands";
import { listSignIns } from "../people/account-queries";
import { enableUser, setInstanceRole } from "../people/user-commands";
import { changeRole, disableUser, removeMember } from "../project/leaving";
import { requireInstance } from "./instance-scope";
import { findByPassword } from "./password-sign-in";
import { hashPassword } from "./passwords";
import { requireProject } from "./scope";
import { actorOfSignIn, closeSignIn, openSignIn } from "./sign-in";
import { actorOfToken, createToken } from "./tokens";

const PASSWORD = "a touchstone is dark slate";
const anywhere = () => new Headers();

async function signedIn(userId: string) {
  const id = await openSignIn(userId, "password");
  return (await actorOfSignIn(id!))!;
}

const adminScope = async () => requireInstance(await actorFor((await makeUser({ instanceRole: "admin" })).id));

describe("a sign-in", () => {
  it("knows its person as the database says now", async () => {
    const user = await makeUser();
    const actor = await signedIn(user.id);
    await db().user.update({ where: { id: user.id }, data: { instanceRole: "author" } });
    expect(await actorOfSignIn(actor.signInId!)).toMatchObject({
      userId: user.id,
      instanceRole: "author",
      via: "cookie",
    });
  });

  it("ends by signing out, and when its time is over", async () => {
    const user = await makeUser();
    const [out, old] = [await signedIn(user.id), await signedIn(user.id)];
    await closeSignIn(out.signInId!);
    await db().$executeRaw`UPDATE sign_in SET expires_at = now() WHERE id = ${old.signInId}::uuid`;
    expect(await actorOfSignIn(out.signInId!)).toBeNull();
    expect(await actorOfSignIn(old.signInId!)).toBeNull();
  });

  it("ends where nobody uses it for three days, and is listed no more", async () => {
    const user = await makeUser();
    const [idle, used] = [await signedIn(user.id), await signedIn(user.id)];
    const seen = (id: string, hours: number) =>
      db()
        .$executeRaw`UPDATE sign_in SET seen_at = now() - make_interval(hours => ${hours}::int) WHERE id = ${id}::uuid`;
    await seen(idle.signInId!, 73);
    await seen(used.signInId!, 71);
    expect(await actorOfSignIn(idle.signInId!)).toBeNull();
    expect(await actorOfSignIn(used.signInId!)).not.toBeNull();
    expect((await listSignIns(used)).map(({ id }) => id)).toEqual([used.signInId]);
  });

  it("stands in the server's log", async () => {
    const info = vi.spyOn(log, "info");
    const user = await makeUser();
    const actor = await signedIn(user.id);
    expect(info).toHaveBeenCalledWith({ user: user.id, method: "password", signIn: actor.signInId }, "signed in");
    info.mockRestore();
  });

  it("ends at once when the account is disabled, and enabling does not bring it back", async () => {
    const user = await makeUser();
    const actor = await signedIn(user.id);
    const scope = await adminScope();
    await disableUser(scope, { userId: user.id });
    expect(await actorOfSignIn(actor.signInId!)).toBeNull();
    expect(await openSignIn(user.id, "password")).toBeNull();
    await enableUser(scope, { userId: user.id });
    expect(await actorOfSignIn(actor.signInId!)).toBeNull();
  });

  it("ends at once, all but the one at hand, when the password changes", async () => {
    const user = await makeUser({ passwordHash: await hashPassword(PASSWORD) });
    const [here, elsewhere] = [await signedIn(user.id), await signedIn(user.id)];
    expect(await changePassword(here, { current: "not my password", next: "x".repeat(12) })).toMatchObject({
      reason: "wrong",
    });
    expect(await actorOfSignIn(elsewhere.signInId!)).not.toBeNull();
    expect(await changePassword(here, { current: PASSWORD, next: "gold leaves a streak" })).toMatchObject({ ok: true });
    expect(await actorOfSignIn(here.signInId!)).not.toBeNull();
    expect(await actorOfSignIn(elsewhere.signInId!)).toBeNull();
    expect(await findByPassword(user.email, "gold leaves a streak", anywhere())).toMatchObject({ ok: true });
    expect(await findByPassword(user.email, PASSWORD, anywhere())).toMatchObject({ reason: "wrong" });
  });

  it("leaves API tokens to the programs that use them when the password changes, unless it is asked to end them", async () => {
    const user = await makeUser({ passwordHash: await hashPassword(PASSWORD) });
    const here = await signedIn(user.id);
    const { token } = await createToken({ userId: user.id, name: "t", days: 1 });
    await changePassword(here, { current: PASSWORD, next: "gold leaves a streak" });
    expect(await actorOfToken(token)).not.toBeNull();
    await changePassword(here, { current: "gold leaves a streak", next: PASSWORD, endTokens: true });
    expect(await actorOfToken(token)).toBeNull();
  });

  it.each([
    ["1q2w3e4r5t6y", "tried first everywhere"],
    ["Touchstone2026!", "name of this site"],
  ])("does not take %s as a password", async (next, words) => {
    const user = await makeUser({ passwordHash: await hashPassword(PASSWORD) });
    const answer = await changePassword(await signedIn(user.id), { current: PASSWORD, next });
    expect(answer).toMatchObject({ reason: "easy-password", message: expect.stringContaining(words) });
    expect(await findByPassword(user.email, PASSWORD, anywhere())).toMatchObject({ ok: true });
  });

  it("is not opened with a password that was replaced between the check and the opening", async () => {
    const passwordHash = await hashPassword(PASSWORD);
    const user = await makeUser({ passwordHash });
    await changePassword(await signedIn(user.id), { current: PASSWORD, next: "gold leaves a streak" });
    expect(await openSignIn(user.id, "password", { passwordHash })).toBeNull();
  });

  it("outlives a role lost in a project, of which nothing is left at the next request", async () => {
    const { projectId } = await makeProject();
    const lead = await makeMember(projectId, "lead");
    const scope = await requireProject(lead.actor, projectId, "members:manage");
    const { user } = await makeMember(projectId, "reviewer");
    const actor = await signedIn(user.id);
    await changeRole(scope, { userId: user.id, role: "annotator" });
    await expect(requireProject(actor, projectId, "resolve:read")).rejects.toMatchObject({ code: "forbidden" });
    await removeMember(scope, { userId: user.id });
    await expect(requireProject(actor, projectId)).rejects.toMatchObject({ code: "not-found" });
    expect(await actorOfSignIn(actor.signInId!)).not.toBeNull();
  });

  it("ends at once when the role on the instance is weakened", async () => {
    const user = await makeUser({ instanceRole: "author" });
    const actor = await signedIn(user.id);
    await setInstanceRole(await adminScope(), { userId: user.id, role: "member" });
    expect(await actorOfSignIn(actor.signInId!)).toBeNull();
  });
});

describe("where I am signed in", () => {
  it("lists one's own sign-ins only and ends one or all others", async () => {
    const [me, stranger] = [await makeUser(), await makeUser()];
    const [here, there, third] = [await signedIn(me.id), await signedIn(me.id), await signedIn(me.id)];
    const foreign = await signedIn(stranger.id);
    expect((await listSignIns(here)).map((row) => [row.id, row.current]).sort()).toEqual(
      [
        [here.signInId, true],
        [there.signInId, false],
        [third.signInId, false],
      ].sort(),
    );
    expect(await endSignIn(here, { id: foreign.signInId! })).toMatchObject({ ok: false });
    expect(await actorOfSignIn(foreign.signInId!)).not.toBeNull();
    expect(await endSignIn(here, { id: there.signInId! })).toMatchObject({ ok: true });
    await endOtherSignIns(here);
    expect((await listSignIns(here)).map((row) => row.id)).toEqual([here.signInId]);
    expect(await actorOfSignIn(foreign.signInId!)).not.toBeNull();
  });
});
