import "server-only";
import { audit } from "@/lib/server/audit";
import { type Database, transaction } from "@/lib/server/db";
import { no, ok, type Result } from "@/lib/server/errors";
import type { Prisma } from "@/lib/server/generated/prisma/client";
import { seeingProject } from "@/lib/server/sight";
import type { Actor } from "../auth/actor";
import { easyPassword, refuseEasy } from "../auth/easy-password";
import { hashPassword } from "../auth/passwords";
import { closeAllSignIns } from "../auth/sign-in";
import { revokeAllTokens } from "../auth/tokens";
import { revokeResets, streamOf } from "./invitations";
import { joinProject } from "./member-commands";
import {
  closedInvitation,
  type Invitation,
  type InvitationRefusal,
  isReset,
  lockInvitation,
  readInvitation,
} from "./read-invitation";
import type { AcceptInput } from "./schema";

type Refusal =
  | InvitationRefusal
  | "wrong-account"
  | "sign-in-first"
  | "account-disabled"
  | "incomplete"
  | "easy-password";

type Account = Result<{ userId: string; email: string; passwordSet: boolean }, Refusal>;

export interface Accepted {
  email: string;
  projectId: string | null;
  /** Whether a password was set, so that the person can be signed in with it. */
  passwordSet: boolean;
}

/**
 * Uses a one-time link. Whoever is new sets a name and a password; whoever has an account must be signed in to it, and joins; a link
 * without a role sets a new password and ends all sign-ins. The invitation is locked from the check to the end.
 */
export async function acceptInvitation(actor: Actor | null, input: AcceptInput): Promise<Result<Accepted, Refusal>> {
  const found = await readInvitation(input.token);
  if (found?.state !== "open") return closedInvitation(found);
  const easy = input.password && easyPassword(input.password, { email: found.email ?? input.email, name: input.name });
  if (easy) return refuseEasy("password", easy);
  const passwordHash = input.password ? await hashPassword(input.password) : null;
  const accept = async (tx: Prisma.TransactionClient): Promise<Result<Accepted, Refusal>> => {
    const invitation = await lockInvitation(tx, input.token);
    if (invitation?.state !== "open") return closedInvitation(invitation);
    const account = isReset(invitation)
      ? await resetPassword(tx, invitation.email!, passwordHash, input.endTokens)
      : await findOrMakeAccount(tx, invitation, actor, input, passwordHash);
    if (!account.ok) return account;
    const { userId, email, passwordSet } = account.value;
    await tx.$executeRaw`UPDATE invitation SET accepted_at = now() WHERE id = ${invitation.id}::uuid`;
    await audit(tx, {
      ...streamOf(invitation.projectId),
      actorId: userId,
      action: isReset(invitation) ? "password.reset" : "invitation.accept",
      subject: invitation.id,
    });
    await grant(tx, invitation, userId);
    return ok({ email, projectId: invitation.projectId, passwordSet });
  };
  return found.projectId ? seeingProject(found.projectId, () => transaction(accept)) : transaction(accept);
}

async function resetPassword(
  tx: Database,
  email: string,
  passwordHash: string | null,
  endTokens?: boolean,
): Promise<Account> {
  if (!passwordHash) return no("incomplete", "Write a new password.");
  const [user] = await tx.$queryRaw<{ id: string }[]>`
    UPDATE app_user SET password_hash = ${passwordHash} WHERE email = ${email} AND disabled_at IS NULL RETURNING id`;
  if (!user) return no("account-disabled", "This account is disabled. Ask an admin of this instance to enable it.");
  await closeAllSignIns(user.id, tx);
  if (endTokens) await revokeAllTokens(user.id, tx);
  await revokeResets(tx, email);
  return ok({ userId: user.id, email, passwordSet: true });
}

async function findOrMakeAccount(
  tx: Database,
  invitation: Invitation,
  actor: Actor | null,
  input: AcceptInput,
  passwordHash: string | null,
): Promise<Account> {
  const email = invitation.email ?? actor?.email ?? input.email;
  if (!email) return no("incomplete", "Write your email.");
  if (actor && actor.email !== email)
    return no("wrong-account", `This link is for ${email}, and you are signed in as ${actor.email}. Sign out first.`);
  if (actor) return ok({ userId: actor.userId, email, passwordSet: false });
  const signInFirst = no("sign-in-first", `${email} has an account. Sign in to it, then open this link again.`);
  if (await tx.user.count({ where: { email } })) return signInFirst;
  if (!input.name || !passwordHash) return no("incomplete", "Write your name and a password.");
  const [made] = await tx.user.createManyAndReturn({
    data: { email, name: input.name, passwordHash },
    skipDuplicates: true,
  });
  if (!made) return signInFirst;
  await audit(tx, { stream: "instance", actorId: made.id, action: "user.create", subject: made.id });
  return ok({ userId: made.id, email, passwordSet: true });
}

/** Gives what was promised, never less than the person has. PostgreSQL orders roles as declared: the strongest is the smallest. */
async function grant(tx: Database, invitation: Invitation, userId: string): Promise<void> {
  if (invitation.instanceRole) {
    await tx.$executeRaw`
      UPDATE app_user SET instance_role = ${invitation.instanceRole}::instance_role
      WHERE id = ${userId}::uuid AND instance_role > ${invitation.instanceRole}::instance_role`;
  }
  if (invitation.projectId && invitation.projectRole)
    await joinProject(tx, invitation.projectId, userId, invitation.projectRole, invitation.invitedById);
}
