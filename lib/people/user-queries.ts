import "server-only";
import { db } from "@/lib/server/db";
import type { InstanceRole } from "@/lib/server/generated/prisma/enums";
import type { InstanceScope } from "../auth/instance-scope";

export interface UserRow {
  id: string;
  email: string;
  name: string;
  instanceRole: InstanceRole;
  hasPassword: boolean;
  hasIdentity: boolean;
  disabledAt: Date | null;
  createdAt: Date;
  /** When any of their sign-ins was last in use. */
  seenAt: Date | null;
  projects: number;
}

/** Accounts by email, one page after `after` (an email), those whose email or name contains `search`. */
export async function listUsers(
  _scope: InstanceScope,
  { search = "", after = "", limit = 50 }: { search?: string; after?: string; limit?: number },
): Promise<{ items: UserRow[]; next: string | null }> {
  const [part, from] = [search, after].map(storable);
  const rows = await db().$queryRaw<UserRow[]>`
    SELECT u.id, u.email, u.name, u.instance_role AS "instanceRole", u.password_hash IS NOT NULL AS "hasPassword",
           u.oidc_subject IS NOT NULL AS "hasIdentity", u.disabled_at AS "disabledAt", u.created_at AS "createdAt",
           (SELECT max(s.seen_at) FROM sign_in s WHERE s.user_id = u.id) AS "seenAt",
           (SELECT count(*)::int FROM membership m WHERE m.user_id = u.id) AS projects
    FROM app_user u
    WHERE u.email > ${from} AND strpos(u.email || ' ' || lower(u.name), lower(${part})) > 0
    ORDER BY u.email LIMIT ${limit + 1}::int`;
  const items = rows.slice(0, limit);
  return { items, next: rows.length > limit ? items.at(-1)!.email : null };
}

/** PostgreSQL's text cannot hold NUL; nothing that is stored contains it. */
const storable = (text: string) => text.replaceAll("\0", "");
