import "server-only";
import { audit } from "@/lib/server/audit";
import { db, transaction } from "@/lib/server/db";
import { no, ok, type Result } from "@/lib/server/errors";
import type { InstanceRole } from "@/lib/server/generated/prisma/enums";
import type { InstanceScope } from "../auth/instance-scope";
import type { ProjectScope } from "../auth/scope";
import { type IssuedLink, issueInvitation, streamOf } from "./invitations";

/** Invites somebody to the instance, or raises the role of whoever has the account already once they open the link. */
export async function inviteToInstance(
  scope: InstanceScope,
  { email, role }: { email: string; role: InstanceRole },
): Promise<Result<IssuedLink, never>> {
  return ok(await transaction((tx) => issueInvitation(tx, { email, instanceRole: role }, scope.actor.userId)));
}

/** Makes a link by which a person sets a new password; an older one stops working. */
export function issueResetLink(
  scope: InstanceScope,
  { userId }: { userId: string },
): Promise<Result<IssuedLink, "unknown-user" | "account-disabled">> {
  return transaction(async (tx) => {
    const user = await tx.user.findUnique({ where: { id: userId, deletedAt: null } });
    if (!user) return no("unknown-user", "There is no such account.");
    if (user.disabledAt) return no("account-disabled", "This account is disabled. Enable it first.");
    return ok(await issueInvitation(tx, { email: user.email }, scope.actor.userId));
  });
}

export function revokeProjectInvitation(scope: ProjectScope<"members:manage">, { id }: { id: string }) {
  return revoke(id, scope.projectId, scope.actor.userId);
}

export function revokeInstanceInvitation(scope: InstanceScope, { id }: { id: string }) {
  return revoke(id, null, scope.actor.userId);
}

function revoke(id: string, projectId: string | null, actorId: string): Promise<Result<{ id: string }, "not-open">> {
  return transaction(async (tx) => {
    const count = await tx.$executeRaw`
      UPDATE invitation SET revoked_at = now()
      WHERE id = ${id}::uuid AND project_id IS NOT DISTINCT FROM ${projectId}::uuid AND accepted_at IS NULL AND revoked_at IS NULL`;
    if (count === 0) return no("not-open", "This invitation is not open any more: it was used or taken back.");
    await audit(tx, { ...streamOf(projectId), actorId, action: "invitation.revoke", subject: id });
    return ok({ id });
  });
}

/**
 * The link by which the first admin joins, or null where an admin exists. Each call replaces the link before; without `email` whoever
 * opens it says their own.
 */
export async function firstAdminLink(email?: string): Promise<string | null> {
  const admins = await db().user.count({ where: { instanceRole: "admin", disabledAt: null } });
  return admins > 0 ? null : adminLink(email);
}

/** A link that makes an admin, asked for by whoever runs the server. */
export async function adminLink(email?: string): Promise<string> {
  const { link } = await transaction((tx) => issueInvitation(tx, { email, instanceRole: "admin" }, null));
  return link;
}
