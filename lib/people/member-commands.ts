import "server-only";
import { audit } from "@/lib/server/audit";
import { type Database, transaction } from "@/lib/server/db";
import { no, ok, type Result } from "@/lib/server/errors";
import { may, type ProjectRole } from "../auth/permissions";
import type { ProjectScope } from "../auth/scope";
import { issueInvitation, revokeInvitationsBy } from "./invitations";
import type { MemberInput } from "./schema";

type Manage = ProjectScope<"members:manage">;

type Added = { state: "added"; userId: string } | { state: "invited"; link: string; expiresAt: Date };

/** Adds the account with this email, or, where there is none, makes an invitation whose link is returned once. */
export function addMember(
  scope: Manage,
  { email, role }: MemberInput,
): Promise<Result<Added, "already-member" | "account-disabled">> {
  return transaction(async (tx) => {
    const user = await tx.user.findUnique({ where: { email } });
    if (!user) {
      const invitation = await issueInvitation(
        tx,
        { email, project: { id: scope.projectId, role } },
        scope.actor.userId,
      );
      return ok({ state: "invited" as const, link: invitation.link, expiresAt: invitation.expiresAt });
    }
    if (user.disabledAt) return no("account-disabled", "This account is disabled. Ask an admin to enable it first.");
    if (await joinProject(tx, scope.projectId, user.id, role, scope.actor.userId))
      return ok({ state: "added" as const, userId: user.id });
    return no("already-member", "This person is a member already. Change their role instead.");
  });
}

/** Makes an account a member, with its annotator row. False where it is one already; its role then stays as it is. */
export async function joinProject(
  tx: Database,
  projectId: string,
  userId: string,
  role: ProjectRole,
  actorId: string | null,
): Promise<boolean> {
  const { count } = await tx.membership.createMany({ data: { projectId, userId, role }, skipDuplicates: true });
  if (count === 0) return false;
  await ensureAnnotator(tx, projectId, userId, role);
  const stream = `project:${projectId}`;
  await audit(tx, { stream, projectId, actorId, action: "member.add", subject: userId, detail: { role } });
  return true;
}

/** Gives a member another role within a transaction; it holds from their next request on. Answers the role that they had. */
export async function giveRole(
  tx: Database,
  { projectId }: Manage,
  { userId, role }: { userId: string; role: ProjectRole },
): Promise<Result<{ from: ProjectRole }, "not-member" | "last-lead">> {
  const before = await lockMember(tx, projectId, userId);
  if (!before) return no("not-member", "This person is not a member of the project.");
  if (before.role === role) return ok({ from: role });
  if (before.isLastLead) return no("last-lead", LAST_LEAD);
  await tx.membership.update({ where: { projectId_userId: { projectId, userId } }, data: { role } });
  await ensureAnnotator(tx, projectId, userId, role);
  if (!may(role, "members:manage")) await revokeInvitationsBy(tx, userId, projectId);
  return ok({ from: before.role });
}

/**
 * Ends a membership within a transaction: the next request of the person in this project finds nothing. They stay signed in, since their
 * account and their other projects are no matter of this one. Their annotator row and judgments stay.
 */
export async function endMembership(
  tx: Database,
  { projectId }: Manage,
  userId: string,
): Promise<Result<{ role: ProjectRole }, "not-member" | "last-lead">> {
  const before = await lockMember(tx, projectId, userId);
  if (!before) return no("not-member", "This person is not a member of the project.");
  if (before.isLastLead) return no("last-lead", LAST_LEAD);
  await tx.membership.delete({ where: { projectId_userId: { projectId, userId } } });
  await tx.$executeRaw`
    UPDATE api_token SET revoked_at = now() WHERE user_id = ${userId}::uuid AND project_id = ${projectId}::uuid AND revoked_at IS NULL`;
  await revokeInvitationsBy(tx, userId, projectId);
  return ok({ role: before.role });
}

const LAST_LEAD = "This is the last lead. Make somebody else a lead first.";

/** Locks the leads as well, in one order, so that two who remove each other at once do not leave the project without one. */
async function lockMember(tx: Database, projectId: string, userId: string) {
  const rows = await tx.$queryRaw<{ userId: string; role: ProjectRole }[]>`
    SELECT user_id AS "userId", role FROM membership
    WHERE project_id = ${projectId}::uuid AND (user_id = ${userId}::uuid OR role = 'lead') ORDER BY user_id FOR UPDATE`;
  const member = rows.find((row) => row.userId === userId);
  const otherLeads = rows.some((row) => row.userId !== userId && row.role === "lead");
  return member && { role: member.role, isLastLead: member.role === "lead" && !otherLeads };
}

/**
 * Makes sure that a member whose role may label has an annotator row. Somebody known so far only from imported labels under the
 * same email becomes this person; where that name is taken by a judge, the person's id stands in for it. The row outlives the
 * membership: judgments point at it.
 */
async function ensureAnnotator(tx: Database, projectId: string, userId: string, role: ProjectRole): Promise<void> {
  if (!may(role, "label:work")) return;
  const present = await tx.annotator.findUnique({ where: { projectId_userId: { projectId, userId } } });
  if (present) return;
  const { email, name } = await tx.user.findUniqueOrThrow({ where: { id: userId } });
  const adopted = await tx.annotator.updateMany({
    where: { projectId, externalKey: email, kind: "external" },
    data: { kind: "human", userId, name },
  });
  if (adopted.count > 0) return;
  const taken = await tx.annotator.count({ where: { projectId, externalKey: email } });
  await tx.annotator.createMany({
    data: { projectId, kind: "human", userId, externalKey: taken > 0 ? userId : email, name },
    skipDuplicates: true,
  });
}
