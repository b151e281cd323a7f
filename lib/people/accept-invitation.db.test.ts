import { describe, expect, it } from "vitest";
import { db } from "@/lib/server/db";
import { actorFor, makeMember, makeUser } from "@/prisma/factories/people";
import { makeProject } from "@/prisma/factories/project";
import { requireInstance } from "../auth/instance-scope";
import { findByPassword } from "../auth/password-sign-in";
import type { ProjectRole } from "../auth/permissions";
import { requireProject } from "../auth/scope";
import { actorOfSignIn, openSignIn } from "../auth/sign-in";
import { actorOfToken, createToken } from "../auth/tokens";
import { changeRole } from "../project/leaving";
import { acceptInvitation } from "./accept-invitation";
import {
  adminLink,
  firstAdminLink,
  inviteToInstance,
  issueResetLink,
  revokeProjectInvitation,
} from "./invitation-commands";
import { listProjectInvitations } from "./invitation-queries";
import { addMember } from "./member-commands";

const PASSWORD = "a touchstone is dark slate";
let count = 0;
const newEmail = () => `new-${++count}@example.org`;
const tokenOf = (link: string) => link.split("/").at(-1)!;
const details = { name: "Ada", password: PASSWORD };

async function invite(role: ProjectRole = "annotator", email = newEmail()) {
  const { projectId } = await makeProject();
  const lead = await makeMember(projectId, "lead");
  const scope = await requireProject(lead.actor, projectId, "members:manage");
  const added = await addMember(scope, { email, role });
  if (!added.ok || added.value.state !== "invited") throw new Error("expected an invitation");
  return { projectId, email, scope, lead, token: tokenOf(added.value.link) };
}

const adminScope = async () => requireInstance(await actorFor((await makeUser({ instanceRole: "admin" })).id));

describe("the first admin", () => {
  it("joins by a link that is printed while there is no admin; the link before stops working", async () => {
    const first = tokenOf((await firstAdminLink())!);
    const second = tokenOf((await firstAdminLink())!);
    const input = { ...details, email: "root@example.org" };
    expect(await acceptInvitation(null, { ...input, token: first })).toMatchObject({ reason: "revoked" });
    expect(await acceptInvitation(null, { ...details, token: second })).toMatchObject({ reason: "incomplete" });
    expect(await acceptInvitation(null, { ...input, token: second })).toMatchObject({ ok: true });
    expect(await db().user.findUnique({ where: { email: input.email } })).toMatchObject({ instanceRole: "admin" });
    expect(await firstAdminLink()).toBeNull();
  });

  it("may be somebody who has an account, once signed in to it", async () => {
    const user = await makeUser();
    const token = tokenOf(await adminLink());
    expect(await acceptInvitation(null, { ...details, token, email: user.email })).toMatchObject({
      reason: "sign-in-first",
    });
    expect(await acceptInvitation(await actorFor(user.id), { token })).toMatchObject({ ok: true });
    expect(await db().user.findUnique({ where: { id: user.id } })).toMatchObject({ instanceRole: "admin" });
  });
});

describe("an invitation", () => {
  it("stores the hash of its token only", async () => {
    const { token, projectId } = await invite();
    expect(JSON.stringify(await db().invitation.findMany({ where: { projectId } }))).not.toContain(token);
  });

  it("makes the account, the membership and the annotator row of somebody new", async () => {
    const { token, email, projectId } = await invite();
    const accepted = await acceptInvitation(null, { ...details, token });
    expect(accepted).toMatchObject({ ok: true, value: { email, projectId, passwordSet: true } });
    const found = await findByPassword(email, PASSWORD, new Headers());
    if (!found.ok) throw new Error(found.message);
    const scope = await requireProject(await actorFor(found.value.userId), projectId, "label:work");
    expect(scope.role).toBe("annotator");
    expect(await db().annotator.findMany({ where: { projectId, userId: found.value.userId } })).toMatchObject([
      { kind: "human", externalKey: email, name: "Ada" },
    ]);
  });

  it("works once", async () => {
    const { token } = await invite();
    expect(await acceptInvitation(null, { ...details, token })).toMatchObject({ ok: true });
    expect(await acceptInvitation(null, { ...details, token })).toMatchObject({ reason: "used" });
  });

  it("works once for twenty who open it at the same moment", async () => {
    const { token, email, projectId } = await invite();
    const answers = await Promise.all(
      Array.from({ length: 20 }, (_, index) =>
        acceptInvitation(null, { name: `Ada ${index}`, password: PASSWORD, token }),
      ),
    );
    expect(answers.filter((answer) => answer.ok)).toHaveLength(1);
    expect(answers.filter((answer) => !answer.ok && answer.reason === "used")).toHaveLength(19);
    expect(await db().user.count({ where: { email } })).toBe(1);
    expect(await db().annotator.count({ where: { projectId, externalKey: email } })).toBe(1);
  });

  it("does not open when expired, revoked, replaced or made up", async () => {
    const expired = await invite();
    await db().$executeRaw`UPDATE invitation SET expires_at = now() WHERE project_id = ${expired.projectId}::uuid`;
    expect(await acceptInvitation(null, { ...details, token: expired.token })).toMatchObject({ reason: "expired" });

    const revoked = await invite();
    const [open] = await listProjectInvitations(revoked.scope);
    expect(await revokeProjectInvitation(revoked.scope, { id: open!.id })).toMatchObject({ ok: true });
    expect(await revokeProjectInvitation(revoked.scope, { id: open!.id })).toMatchObject({ reason: "not-open" });
    expect(await acceptInvitation(null, { ...details, token: revoked.token })).toMatchObject({ reason: "revoked" });

    const replaced = await invite();
    await addMember(replaced.scope, { email: replaced.email, role: "viewer" });
    expect(await acceptInvitation(null, { ...details, token: replaced.token })).toMatchObject({ reason: "revoked" });
    expect(await listProjectInvitations(replaced.scope)).toHaveLength(1);

    expect(await acceptInvitation(null, { ...details, token: "invite_made-up" })).toMatchObject({ reason: "unknown" });
    for (const { email } of [expired, revoked, replaced]) expect(await db().user.count({ where: { email } })).toBe(0);
  });

  it("is not for the account of somebody else, and stays open for the right one", async () => {
    const { token, email, projectId } = await invite();
    const stranger = await actorFor((await makeUser()).id);
    expect(await acceptInvitation(stranger, { token })).toMatchObject({ reason: "wrong-account" });
    const owner = await makeUser({ email });
    expect(await acceptInvitation(null, { ...details, token })).toMatchObject({ reason: "sign-in-first" });
    expect(await acceptInvitation(await actorFor(owner.id), { token })).toMatchObject({
      ok: true,
      value: { passwordSet: false },
    });
    expect((await db().user.findUniqueOrThrow({ where: { id: owner.id } })).passwordHash).toBeNull();
    expect(await db().membership.count({ where: { projectId, userId: owner.id } })).toBe(1);
  });

  it("ends when the lead who made it is no lead any more", async () => {
    const { token, projectId, lead, scope } = await invite();
    const other = await makeMember(projectId, "lead");
    const otherScope = await requireProject(other.actor, projectId, "members:manage");
    await changeRole(otherScope, { userId: lead.user.id, role: "viewer" });
    expect(await acceptInvitation(null, { ...details, token })).toMatchObject({ reason: "revoked" });
    expect(scope.projectId).toBe(projectId);
  });

  it("never takes a role away", async () => {
    const admin = await makeUser({ instanceRole: "admin" });
    const invited = await inviteToInstance(await adminScope(), { email: admin.email, role: "author" });
    if (!invited.ok) throw new Error("expected a link");
    await acceptInvitation(await actorFor(admin.id), { token: tokenOf(invited.value.link) });
    expect(await db().user.findUnique({ where: { id: admin.id } })).toMatchObject({ instanceRole: "admin" });
  });
});

describe("a password link", () => {
  it("sets the password once and ends all sign-ins", async () => {
    const user = await makeUser();
    const signIn = await openSignIn(user.id, "password");
    const scope = await adminScope();
    const [older, newer] = [
      await issueResetLink(scope, { userId: user.id }),
      await issueResetLink(scope, { userId: user.id }),
    ];
    if (!older.ok || !newer.ok) throw new Error("expected links");
    const token = tokenOf(newer.value.link);
    expect(await acceptInvitation(null, { token: tokenOf(older.value.link), password: PASSWORD })).toMatchObject({
      reason: "revoked",
    });
    expect(await acceptInvitation(null, { token })).toMatchObject({ reason: "incomplete" });
    expect(await acceptInvitation(null, { token, password: PASSWORD })).toMatchObject({ ok: true });
    expect(await acceptInvitation(null, { token, password: "another password" })).toMatchObject({ reason: "used" });
    expect(await findByPassword(user.email, PASSWORD, new Headers())).toMatchObject({ ok: true });
    expect(await actorOfSignIn(signIn!)).toBeNull();
  });

  it("ends the account's API tokens where that is asked", async () => {
    const [scope, user] = [await adminScope(), await makeUser()];
    const { token: used } = await createToken({ userId: user.id, name: "t", days: 1 });
    const reset = async (password: string, endTokens?: boolean) => {
      const made = await issueResetLink(scope, { userId: user.id });
      if (!made.ok) throw new Error("expected a link");
      return acceptInvitation(null, { token: tokenOf(made.value.link), password, endTokens });
    };
    expect(await reset(PASSWORD)).toMatchObject({ ok: true });
    expect(await actorOfToken(used)).not.toBeNull();
    expect(await reset("touchstone12")).toMatchObject({ reason: "easy-password" });
    expect(await reset("gold leaves a streak", true)).toMatchObject({ ok: true });
    expect(await actorOfToken(used)).toBeNull();
  });

  it("does not replace an invitation for the same email", async () => {
    const user = await makeUser();
    const scope = await adminScope();
    const invited = await inviteToInstance(scope, { email: user.email, role: "author" });
    await issueResetLink(scope, { userId: user.id });
    if (!invited.ok) throw new Error("expected a link");
    const accepted = await acceptInvitation(await actorFor(user.id), { token: tokenOf(invited.value.link) });
    expect(accepted).toMatchObject({ ok: true });
  });
});
