import "server-only";
import { db } from "@/lib/server/db";
import { env } from "@/lib/server/env";
import type { Actor } from "../auth/actor";
import { isDemoEmail } from "../auth/demo";
import { IDLE_DAYS } from "../auth/sign-in";

export interface SignInRow {
  id: string;
  method: string;
  userAgent: string | null;
  createdAt: Date;
  seenAt: Date;
  current: boolean;
}

/** Where the actor is signed in, the latest seen first. */
export async function listSignIns(actor: Actor): Promise<SignInRow[]> {
  return db().$queryRaw<SignInRow[]>`
    SELECT id, method, user_agent AS "userAgent", created_at AS "createdAt", seen_at AS "seenAt",
           id IS NOT DISTINCT FROM ${actor.signInId ?? null}::uuid AS current
    FROM sign_in WHERE user_id = ${actor.userId}::uuid AND revoked_at IS NULL AND expires_at > now()
      AND seen_at > now() - make_interval(days => ${IDLE_DAYS}::int)
    ORDER BY seen_at DESC LIMIT 100`;
}

/** Whether the actor's account can be signed in to with a password. */
export async function hasPassword(actor: Actor): Promise<boolean> {
  return (await db().user.count({ where: { id: actor.userId, passwordHash: { not: null } } })) > 0;
}

/** Whether the actor is one of the demo's people and came in by one click: then they know no password, and are asked for none. */
export async function isDemoSignIn({ userId, email, signInId }: Actor): Promise<boolean> {
  if (!env().TOUCHSTONE_DEMO || !isDemoEmail(email) || !signInId) return false;
  return (await db().signIn.count({ where: { id: signInId, userId, method: "demo", revokedAt: null } })) > 0;
}
