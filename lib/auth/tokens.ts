import "server-only";
import { createHash, randomBytes } from "node:crypto";
import { type Database, db } from "@/lib/server/db";
import { PREPARED } from "@/lib/server/prepared";
import { seeingNoProject } from "@/lib/server/sight";
import type { Actor } from "./actor";
import type { ProjectRole } from "./permissions";

/** What is stored of a secret that is random enough: its SHA-256, so that a stolen database opens nothing. */
export function hashToken(token: string): string {
  return createHash("sha256").update(token).digest("hex");
}

export function newToken(prefix: string): string {
  return `${prefix}_${randomBytes(32).toString("base64url")}`;
}

interface TokenSpec {
  userId: string;
  name: string;
  days: number;
  role?: ProjectRole | null;
  projectId?: string | null;
  /** The token ends then at the latest. */
  notAfter?: Date;
}

export interface MadeToken {
  id: string;
  /** To be shown once; it cannot be read again. */
  token: string;
  expiresAt: Date;
}

/** Makes an API token. Who may have it is the caller's question. */
export async function createToken(spec: TokenSpec, database: Database = db()): Promise<MadeToken> {
  const token = newToken("ts");
  const [row] = await database.$queryRaw<{ id: string; expiresAt: Date }[]>`
    INSERT INTO api_token (id, user_id, name, token_hash, prefix, role, project_id, expires_at)
    VALUES (gen_random_uuid(), ${spec.userId}::uuid, ${spec.name}, ${hashToken(token)}, ${token.slice(0, 9)},
            ${spec.role ?? null}::project_role, ${spec.projectId ?? null}::uuid,
            least(now() + make_interval(days => ${spec.days}::int), ${spec.notAfter ?? null}::timestamptz))
    RETURNING id, expires_at AS "expiresAt"`;
  return { ...row!, token };
}

/** Ends all API tokens of an account, and says how many there were. */
export function revokeAllTokens(userId: string, database: Database): Promise<number> {
  return database.$executeRaw`UPDATE api_token SET revoked_at = now() WHERE user_id = ${userId}::uuid AND revoked_at IS NULL`;
}

/** The actor behind a bearer token, or null where it is unknown, expired, revoked, or its owner is disabled. */
export async function actorOfToken(token: string): Promise<Actor | null> {
  const [row] = await seeingNoProject(
    () => db().$queryRaw<(Actor & { stale: boolean })[]>`
    ${PREPARED} SELECT u.id AS "userId", u.email, u.name, u.instance_role AS "instanceRole", 'token' AS via, t.id AS "tokenId",
           t.expires_at AS "tokenExpiresAt", t.role AS "tokenRole", t.project_id AS "tokenProjectId",
           t.used_at IS NULL OR t.used_at < now() - interval '1 minute' AS stale
    FROM api_token t JOIN app_user u ON u.id = t.user_id
    WHERE t.token_hash = ${hashToken(token)} AND t.revoked_at IS NULL AND t.expires_at > now() AND u.disabled_at IS NULL`,
  );
  if (!row) return null;
  const { stale, ...actor } = row;
  if (stale) await db().$executeRaw`UPDATE api_token SET used_at = now() WHERE id = ${actor.tokenId}::uuid`;
  return actor;
}
