import "server-only";
import { audit } from "@/lib/server/audit";
import { type Database, transaction } from "@/lib/server/db";
import { no, ok, type Result } from "@/lib/server/errors";
import type { InstanceRole } from "@/lib/server/generated/prisma/enums";
import type { InstanceScope } from "../auth/instance-scope";
import { closeAllSignIns } from "../auth/sign-in";
import { revokeAllTokens } from "../auth/tokens";
import { revokeInvitationsBy, revokeResets } from "./invitations";

type Refusal = "unknown-user" | "last-admin" | "yourself";

export const UNKNOWN = no("unknown-user", "There is no such account.");
export const LAST_ADMIN = no("last-admin", "This is the last admin. Make somebody else an admin first.");

/** Disables an account within a transaction: its sign-ins and tokens end at once, and for good; invitations it made are taken back. */
export async function disableAccount(
  tx: Database,
  scope: InstanceScope,
  { userId }: { userId: string },
): Promise<Result<{ userId: string }, Refusal>> {
  if (userId === scope.actor.userId) return no("yourself", "You cannot disable your own account.");
  const user = await lockUser(tx, userId);
  if (!user || user.isDeleted) return UNKNOWN;
  if (user.isLastAdmin) return LAST_ADMIN;
  await tx.$executeRaw`UPDATE app_user SET disabled_at = now() WHERE id = ${userId}::uuid AND disabled_at IS NULL`;
  await closeAllSignIns(userId, tx);
  await revokeAllTokens(userId, tx);
  await revokeInvitationsBy(tx, userId);
  await revokeResets(tx, user.email);
  return ok({ userId });
}

/** Enables an account again. What disabling it ended stays ended. */
export function enableUser(
  scope: InstanceScope,
  { userId }: { userId: string },
): Promise<Result<{ userId: string }, Refusal>> {
  return transaction(async (tx) => {
    const user = await lockUser(tx, userId);
    if (!user || user.isDeleted) return UNKNOWN;
    await tx.user.update({ where: { id: userId }, data: { disabledAt: null } });
    await audit(tx, { stream: "instance", actorId: scope.actor.userId, action: "user.enable", subject: userId });
    return ok({ userId });
  });
}

/** Gives an account another role on the instance. Whoever gets a weaker one is signed out everywhere at once. */
export function setInstanceRole(
  scope: InstanceScope,
  { userId, role }: { userId: string; role: InstanceRole },
): Promise<Result<{ role: InstanceRole }, Refusal>> {
  return transaction(async (tx) => {
    const user = await lockUser(tx, userId);
    if (!user || user.isDeleted) return UNKNOWN;
    if (user.instanceRole === role) return ok({ role });
    if (user.isLastAdmin) return LAST_ADMIN;
    await tx.user.update({ where: { id: userId }, data: { instanceRole: role } });
    if (STRENGTH[role] < STRENGTH[user.instanceRole]) await closeAllSignIns(userId, tx);
    if (user.instanceRole === "admin") await revokeInstanceInvitationsBy(tx, userId);
    const detail = { from: user.instanceRole, to: role };
    await audit(tx, { stream: "instance", actorId: scope.actor.userId, action: "user.role", subject: userId, detail });
    return ok({ role });
  });
}

const STRENGTH: Record<InstanceRole, number> = { member: 0, author: 1, admin: 2 };

async function revokeInstanceInvitationsBy(tx: Database, userId: string): Promise<void> {
  await tx.$executeRaw`
    UPDATE invitation SET revoked_at = now()
    WHERE invited_by_id = ${userId}::uuid AND project_id IS NULL AND accepted_at IS NULL AND revoked_at IS NULL`;
}

/** Locks the active admins as well, in one order, so that two who disable each other at once do not leave the instance without one. */
export async function lockUser(tx: Database, userId: string) {
  const rows = await tx.$queryRaw<
    { id: string; email: string; instanceRole: InstanceRole; active: boolean; isDeleted: boolean }[]
  >`
    SELECT id, email, instance_role AS "instanceRole", disabled_at IS NULL AS active, deleted_at IS NOT NULL AS "isDeleted" FROM app_user
    WHERE id = ${userId}::uuid OR (instance_role = 'admin' AND disabled_at IS NULL) ORDER BY id FOR UPDATE`;
  const user = rows.find((row) => row.id === userId);
  const isAdmin = (row: (typeof rows)[number]) => row.instanceRole === "admin" && row.active;
  return user && { ...user, isLastAdmin: isAdmin(user) && !rows.some((row) => row !== user && isAdmin(row)) };
}
