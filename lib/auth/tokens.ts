import "server-only";
import { createHash, randomBytes } from "node:crypto";
import { type Database, db } from "@/lib/server/db";
import type { Actor } from "./actor";
import type { ProjectRole } from "./permissions";

/** What is stored of a secret that is random enough: its SHA-256, so that a stolen database opens nothing. */
export function hashToken(token: string): string {
  return createHash("sha256").update(token).digest("hex");
}

export function newToken(prefix: string): string {
  return `${prefix}_${randomBytes(32).toString("base64url")}`;
}

interface TokenInput {
  userId: string;
  name: string;
  days: number;
  role?: ProjectRole;
  projectId?: string;
}

/** Makes an API token and returns it; it can never be read again. */
export async function createToken(
  input: TokenInput,
  database: Database = db(),
): Promise<{ id: string; token: string }> {
  const token = newToken("ts");
  const [row] = await database.$queryRaw<{ id: string }[]>`
    INSERT INTO api_token (id, user_id, name, token_hash, prefix, role, project_id, expires_at)
    VALUES (gen_random_uuid(), ${input.userId}::uuid, ${input.name}, ${hashToken(token)}, ${token.slice(0, 9)},
            ${input.role ?? null}::project_role, ${input.projectId ?? null}::uuid, now() + make_interval(days => ${input.days}::int))
    RETURNING id`;
  return { id: row!.id, token };
}

/** The actor behind a bearer token, or null where it is unknown, expired, revoked, or its owner is disabled. */
export async function actorOfToken(token: string): Promise<Actor | null> {
  const [row] = await db().$queryRaw<(Actor & { stale: boolean; tokenId: string })[]>`
    SELECT u.id AS "userId", u.email, u.name, u.instance_role AS "instanceRole", 'token' AS via, t.id AS "tokenId",
           t.role AS "tokenRole", t.project_id AS "tokenProjectId", t.used_at IS NULL OR t.used_at < now() - interval '1 minute' AS stale
    FROM api_token t JOIN app_user u ON u.id = t.user_id
    WHERE t.token_hash = ${hashToken(token)} AND t.revoked_at IS NULL AND t.expires_at > now() AND u.disabled_at IS NULL`;
  if (!row) return null;
  const { stale, tokenId, ...actor } = row;
  if (stale) await db().$executeRaw`UPDATE api_token SET used_at = now() WHERE id = ${tokenId}::uuid`;
  return actor;
}
