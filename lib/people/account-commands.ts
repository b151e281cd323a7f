import "server-only";
import { audit } from "@/lib/server/audit";
import { db, transaction } from "@/lib/server/db";
import { no, ok, type Result } from "@/lib/server/errors";
import type { Prisma } from "@/lib/server/generated/prisma/client";
import { seeingAll } from "@/lib/server/sight";
import type { Actor } from "../auth/actor";
import { easyPassword, refuseEasy } from "../auth/easy-password";
import { checkPassword, hashPassword } from "../auth/passwords";
import { attempt, forgive } from "../auth/rate-limit";
import { closeAllSignIns } from "../auth/sign-in";
import { revokeAllTokens } from "../auth/tokens";
import { isDemoSignIn } from "./account-queries";
import { revokeResets } from "./invitations";

/** Changes one's name, also where it stands beside one's labels. */
export async function changeName(actor: Actor, { name }: { name: string }): Promise<Result<{ name: string }, never>> {
  if (name === actor.name) return ok({ name });
  const rename = async (tx: Prisma.TransactionClient) => {
    const { count } = await tx.user.updateMany({ where: { id: actor.userId, disabledAt: null }, data: { name } });
    if (count === 0) return;
    await tx.annotator.updateMany({ where: { userId: actor.userId, kind: "human" }, data: { name } });
    await audit(tx, { stream: "instance", actorId: actor.userId, action: "user.rename", subject: actor.userId });
  };
  await seeingAll("account", () => transaction(rename));
  return ok({ name });
}

/**
 * Replaces one's password and ends all other sign-ins; API tokens, which programs work with, only where that is asked. Ten wrong guesses at
 * the current one close the form for 15 minutes. The demo's people, who come in by one click, set one without it.
 */
export async function changePassword(
  actor: Actor,
  { current, next, endTokens = false }: { current?: string; next: string; endTokens?: boolean },
): Promise<Result<{ changed: true }, "wrong" | "no-password" | "rate-limited" | "easy-password">> {
  const seconds = await attempt("password-change", actor.userId, 10, 900);
  if (seconds > 0) return no("rate-limited", `Too many attempts. Wait ${seconds} s, then try again.`, { seconds });
  const { passwordHash } = await db().user.findUniqueOrThrow({ where: { id: actor.userId } });
  const isDemo = await isDemoSignIn(actor);
  if (!passwordHash && !isDemo)
    return no("no-password", "This account signs in without a password. Ask an admin for a link that sets one.");
  if (passwordHash && !isDemo && !(await checkPassword(passwordHash, current ?? "")))
    return no("wrong", "The current password is wrong.");
  const easy = easyPassword(next, actor);
  if (easy) return refuseEasy("next", easy);
  const replacement = await hashPassword(next);
  const changed = await transaction(async (tx) => {
    const { count } = await tx.user.updateMany({
      where: { id: actor.userId, passwordHash, disabledAt: null },
      data: { passwordHash: replacement },
    });
    if (count === 0) return false;
    await closeAllSignIns(actor.userId, tx, actor.signInId);
    await revokeResets(tx, actor.email);
    const detail = { tokens: endTokens ? await revokeAllTokens(actor.userId, tx) : 0 };
    await audit(tx, {
      stream: "instance",
      actorId: actor.userId,
      action: "password.change",
      subject: actor.userId,
      detail,
    });
    return true;
  });
  if (!changed) return no("wrong", "The password was changed elsewhere a moment ago. Sign in again.");
  await forgive("password-change", actor.userId);
  return ok({ changed: true });
}

/** Ends one of one's own sign-ins. */
export function endSignIn(actor: Actor, { id }: { id: string }): Promise<Result<{ id: string }, "not-found">> {
  return transaction(async (tx) => {
    const count = await tx.$executeRaw`
      UPDATE sign_in SET revoked_at = now() WHERE id = ${id}::uuid AND user_id = ${actor.userId}::uuid AND revoked_at IS NULL`;
    if (count === 0) return no("not-found", "This sign-in has ended already.");
    await audit(tx, { stream: "instance", actorId: actor.userId, action: "sign-in.end", subject: id });
    return ok({ id });
  });
}

/** Ends all of one's sign-ins but this one. */
export async function endOtherSignIns(actor: Actor): Promise<Result<{ ended: true }, never>> {
  await transaction(async (tx) => {
    await closeAllSignIns(actor.userId, tx, actor.signInId);
    await audit(tx, { stream: "instance", actorId: actor.userId, action: "sign-in.end-others" });
  });
  return ok({ ended: true });
}
