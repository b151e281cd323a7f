import "server-only";
import { db } from "@/lib/server/db";
import type { Actor } from "./actor";

const SIGN_IN_DAYS = 14;

/** Records a new sign-in and returns its id, which is all that the cookie carries beside the user's. */
export async function openSignIn(userId: string, method: string, userAgent?: string): Promise<string> {
  const [row] = await db().$queryRaw<{ id: string }[]>`
    INSERT INTO sign_in (id, user_id, method, user_agent, expires_at)
    VALUES (gen_random_uuid(), ${userId}::uuid, ${method}, ${userAgent?.slice(0, 300) ?? null}, now() + make_interval(days => ${SIGN_IN_DAYS}::int))
    RETURNING id`;
  return row!.id;
}

export async function closeSignIn(id: string): Promise<void> {
  await db().$executeRaw`UPDATE sign_in SET revoked_at = now() WHERE id = ${id}::uuid AND revoked_at IS NULL`;
}

/** Ends every sign-in of a user at once: on a new password, a lost role, or a disabled account. `except` keeps one. */
export async function closeAllSignIns(
  userId: string,
  database: Pick<ReturnType<typeof db>, "$executeRaw"> = db(),
  except?: string,
): Promise<void> {
  await database.$executeRaw`
    UPDATE sign_in SET revoked_at = now()
    WHERE user_id = ${userId}::uuid AND revoked_at IS NULL AND id IS DISTINCT FROM ${except ?? null}::uuid`;
}

/** The actor behind a sign-in, or null where it has ended or its user is disabled. */
export async function actorOfSignIn(signInId: string): Promise<Actor | null> {
  const [row] = await db().$queryRaw<(Actor & { stale: boolean })[]>`
    SELECT u.id AS "userId", u.email, u.name, u.instance_role AS "instanceRole", 'cookie' AS via, s.id AS "signInId",
           s.seen_at < now() - interval '5 minutes' AS stale
    FROM sign_in s JOIN app_user u ON u.id = s.user_id
    WHERE s.id = ${signInId}::uuid AND s.revoked_at IS NULL AND s.expires_at > now() AND u.disabled_at IS NULL`;
  if (!row) return null;
  const { stale, ...actor } = row;
  if (stale) await db().$executeRaw`UPDATE sign_in SET seen_at = now() WHERE id = ${signInId}::uuid`;
  return actor;
}
