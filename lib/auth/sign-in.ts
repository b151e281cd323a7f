import "server-only";
import { type Database, db, transaction } from "@/lib/server/db";
import { log } from "@/lib/server/log";
import { PREPARED } from "@/lib/server/prepared";
import { seeingNoProject } from "@/lib/server/sight";
import type { Actor } from "./actor";

/** Life of a sign-in, and of its cookie. */
export const SIGN_IN_DAYS = 14;
/** A sign-in that is not used for so long has ended too: a long weekend, so that Friday's browser is open on Monday. */
export const IDLE_DAYS = 3;

/**
 * Records a new sign-in and returns its id, which is all that the cookie carries beside the user's. Null where the account was
 * disabled, or its password replaced (`passwordHash` is the one that was shown to be known), a moment ago: the row is locked, so
 * that no sign-in slips past the change that ends all others.
 */
export async function openSignIn(
  userId: string,
  method: string,
  { userAgent, passwordHash }: { userAgent?: string | null; passwordHash?: string | null } = {},
): Promise<string | null> {
  const [row] = await transaction(
    (tx) => tx.$queryRaw<{ id: string }[]>`
    WITH owner AS (
      SELECT id FROM app_user WHERE id = ${userId}::uuid AND disabled_at IS NULL
        AND (${passwordHash ?? null}::text IS NULL OR password_hash = ${passwordHash ?? null}) FOR SHARE
    )
    INSERT INTO sign_in (id, user_id, method, user_agent, expires_at)
    SELECT gen_random_uuid(), id, ${method}, ${userAgent?.slice(0, 300) ?? null}, now() + make_interval(days => ${SIGN_IN_DAYS}::int)
    FROM owner RETURNING id`,
  );
  if (row) log.info({ user: userId, method, signIn: row.id }, "signed in");
  return row?.id ?? null;
}

export async function closeSignIn(id: string): Promise<void> {
  await db().$executeRaw`UPDATE sign_in SET revoked_at = now() WHERE id = ${id}::uuid AND revoked_at IS NULL`;
}

/** Ends every sign-in of a user at once: on a new password, a lost role, or a disabled account. `except` keeps one. */
export async function closeAllSignIns(userId: string, database: Database = db(), except?: string): Promise<void> {
  await database.$executeRaw`
    UPDATE sign_in SET revoked_at = now()
    WHERE user_id = ${userId}::uuid AND revoked_at IS NULL AND id IS DISTINCT FROM ${except ?? null}::uuid`;
}

/** The actor behind a sign-in, or null where it has ended or its user is disabled. */
export async function actorOfSignIn(signInId: string): Promise<Actor | null> {
  const [row] = await seeingNoProject(
    () => db().$queryRaw<(Actor & { stale: boolean })[]>`
    ${PREPARED} SELECT u.id AS "userId", u.email, u.name, u.instance_role AS "instanceRole", 'cookie' AS via, s.id AS "signInId",
           s.seen_at < now() - interval '5 minutes' AS stale
    FROM sign_in s JOIN app_user u ON u.id = s.user_id
    WHERE s.id = ${signInId}::uuid AND s.revoked_at IS NULL AND s.expires_at > now() AND u.disabled_at IS NULL
      AND s.seen_at > now() - make_interval(days => ${IDLE_DAYS}::int)`,
  );
  if (!row) return null;
  const { stale, ...actor } = row;
  if (stale) await db().$executeRaw`UPDATE sign_in SET seen_at = now() WHERE id = ${signInId}::uuid`;
  return actor;
}
