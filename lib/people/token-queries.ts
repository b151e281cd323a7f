import "server-only";
import { databaseNow, db } from "@/lib/server/db";
import type { Actor } from "../auth/actor";
import type { ProjectRole } from "../auth/permissions";
import { isWithin } from "./token-commands";

export interface TokenRow {
  id: string;
  name: string;
  /** Its first characters, by which one knows it again. */
  prefix: string;
  role: ProjectRole | null;
  projectId: string | null;
  projectName: string | null;
  createdAt: Date;
  expiresAt: Date;
  usedAt: Date | null;
}

/** Nobody needs as many; the list ends here rather than page. */
const MOST = 500;

/** The actor's tokens that still work, newest first. Through a capped token only those that are not stronger than itself. */
export async function listTokens(actor: Actor): Promise<TokenRow[]> {
  const rows = await db().$queryRaw<TokenRow[]>`
    SELECT t.id, t.name, t.prefix, t.role, t.project_id AS "projectId", p.name AS "projectName",
           t.created_at AS "createdAt", t.expires_at AS "expiresAt", t.used_at AS "usedAt"
    FROM api_token t LEFT JOIN project p ON p.id = t.project_id
    WHERE t.user_id = ${actor.userId}::uuid AND t.revoked_at IS NULL AND t.expires_at > now()
    ORDER BY t.created_at DESC, t.id LIMIT ${MOST}::int`;
  return rows.filter((row) => isWithin(actor, row));
}

/** The clock by which tokens end. */
export function tokenClock(): Promise<Date> {
  return databaseNow();
}
