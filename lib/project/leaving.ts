import "server-only";
import { giveBackWhatCannotBeDone } from "@/lib/assign/take-back";
import type { Actor } from "@/lib/auth/actor";
import type { InstanceScope } from "@/lib/auth/instance-scope";
import { checkPassword } from "@/lib/auth/passwords";
import type { ProjectRole } from "@/lib/auth/permissions";
import { attempt } from "@/lib/auth/rate-limit";
import type { ProjectScope } from "@/lib/auth/scope";
import { isDemoSignIn } from "@/lib/people/account-queries";
import { eraseAccount } from "@/lib/people/erase-account";
import { endMembership, giveRole } from "@/lib/people/member-commands";
import { disableAccount } from "@/lib/people/user-commands";
import { audit } from "@/lib/server/audit";
import { type Database, db, transaction } from "@/lib/server/db";
import { no, ok } from "@/lib/server/errors";
import type { Prisma } from "@/lib/server/generated/prisma/client";
import { seeingAll } from "@/lib/server/sight";

/** What ends somebody's right to label, each with what they hold given back at once, and their drafts and labels kept. */

type Manage = ProjectScope<"members:manage">;

/** Removes a member. Their annotator row and labels stay, and so do their other projects. */
export function removeMember(scope: Manage, { userId }: { userId: string }) {
  return transaction(async (tx) => {
    const { projectId } = scope;
    const ended = await endMembership(tx, scope, userId);
    if (!ended.ok) return ended;
    const released = (await giveBackWhatCannotBeDone(tx, { projectId, userId })).get(projectId) ?? 0;
    await record(tx, scope, "member.remove", userId, { role: ended.value.role, released });
    return ok({ userId, released });
  });
}

/** Gives a member another role, which holds from their next request on. */
export function changeRole(scope: Manage, { userId, role }: { userId: string; role: ProjectRole }) {
  return transaction(async (tx) => {
    const { projectId } = scope;
    const given = await giveRole(tx, scope, { userId, role });
    if (!given.ok) return given;
    const { from } = given.value;
    const released = (await giveBackWhatCannotBeDone(tx, { projectId, userId })).get(projectId) ?? 0;
    if (from !== role)
      await record(tx, scope, "member.change", userId, { from, to: role, ...(released && { released }) });
    return ok({ role, released });
  });
}

/** Disables an account. */
export function disableUser(scope: InstanceScope, { userId }: { userId: string }) {
  return everywhere(async (tx) => {
    const ended = await disableAccount(tx, scope, { userId });
    if (!ended.ok) return ended;
    const { actor } = scope;
    const released = await giveBackEverywhere(tx, actor.userId, userId);
    await audit(tx, {
      stream: "instance",
      actorId: actor.userId,
      action: "user.disable",
      subject: userId,
      detail: { released },
    });
    return ok({ userId, released });
  });
}

/** Deletes an account for good (see `eraseAccount`), as an admin who types its email. */
export function deleteUser(scope: InstanceScope, { userId, email }: { userId: string; email: string }) {
  return everywhere(async (tx) => {
    if (userId === scope.actor.userId) return no("yourself", "Delete your own account under Account.");
    const user = await tx.user.findUnique({ where: { id: userId, deletedAt: null }, select: { email: true } });
    if (user && user.email !== email)
      return no("email-differs", `Type the email of the account as it is: ${user.email}`);
    return erase(tx, scope.actor.userId, userId);
  });
}

/**
 * Deletes one's own account for good: with the password or, where one signs in without one, with one's email typed. Ten wrong guesses close
 * the form for 15 minutes.
 */
export async function deleteOwnAccount(actor: Actor, { password, email }: { password?: string; email: string }) {
  const seconds = await attempt("account-delete", actor.userId, 10, 900);
  if (seconds > 0) return no("rate-limited", `Too many attempts. Wait ${seconds} s, then try again.`, { seconds });
  if (email !== actor.email) return no("email-differs", `Type your email as it is: ${actor.email}`);
  const { passwordHash } = await db().user.findUniqueOrThrow({ where: { id: actor.userId } });
  if (passwordHash && !(await isDemoSignIn(actor)) && !(await checkPassword(passwordHash, password ?? "")))
    return no("wrong", "The password is wrong.");
  return everywhere((tx) => erase(tx, actor.userId, actor.userId));
}

/** A person's work stands in all their projects. */
const everywhere = <T>(work: (tx: Prisma.TransactionClient) => Promise<T>): Promise<T> =>
  seeingAll("account", () => transaction(work));

async function erase(tx: Database, actorId: string, userId: string) {
  const erased = await eraseAccount(tx, userId);
  if (!erased.ok) return erased;
  const held = await giveBackWhatCannotBeDone(tx, { userId });
  for (const { projectId, role } of erased.value) {
    const detail = { role, released: held.get(projectId) ?? 0, deleted: true };
    const stream = `project:${projectId}`;
    await audit(tx, { stream, projectId, actorId, action: "member.remove", subject: userId, detail });
  }
  const detail = { projects: erased.value.length };
  await audit(tx, { stream: "instance", actorId, action: "user.delete", subject: userId, detail });
  return ok({ deleted: true as const });
}

/** Gives back what somebody holds in all their projects, each of which has it in its log. Answers how many examples these were. */
async function giveBackEverywhere(tx: Database, actorId: string | null, userId: string): Promise<number> {
  const released = await giveBackWhatCannotBeDone(tx, { userId });
  for (const [projectId, count] of released)
    await audit(tx, {
      stream: `project:${projectId}`,
      projectId,
      actorId,
      action: "member.give-back",
      subject: userId,
      detail: { released: count },
    });
  return [...released.values()].reduce((sum, count) => sum + count, 0);
}

function record(
  tx: Database,
  { projectId, actor }: Manage,
  action: string,
  subject: string,
  detail: Record<string, string | number>,
) {
  return audit(tx, { stream: `project:${projectId}`, projectId, actorId: actor.userId, action, subject, detail });
}
