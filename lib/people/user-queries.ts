import "server-only";
import type { ListView } from "@/lib/address/table-address";
import { countedRows } from "@/lib/server/counted-rows";
import { db } from "@/lib/server/db";
import { Prisma } from "@/lib/server/generated/prisma/client";
import type { InstanceRole } from "@/lib/server/generated/prisma/enums";
import type { InstanceScope } from "../auth/instance-scope";
import type { accountsTable } from "./address";

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

const ORDERS: Record<(typeof accountsTable)["sortable"][number], Prisma.Sql> = {
  email: Prisma.sql`email`,
  name: Prisma.sql`lower(name)`,
  role: Prisma.sql`"instanceRole"`,
  projects: Prisma.sql`projects`,
  seen: Prisma.sql`"seenAt"`,
};

/** One page of the accounts whose email or name contains `q`, and how many they are. */
export function listUsers(
  _scope: InstanceScope,
  { q, sort, page, size }: ListView<keyof typeof ORDERS>,
): Promise<{ rows: UserRow[]; total: number }> {
  const direction = Prisma.raw(sort.direction);
  return countedRows(
    page,
    (at) => db().$queryRaw<(UserRow & { total: number })[]>`
      SELECT * FROM (
        SELECT u.id, u.email, u.name, u.instance_role AS "instanceRole", u.password_hash IS NOT NULL AS "hasPassword",
               u.oidc_subject IS NOT NULL AS "hasIdentity", u.disabled_at AS "disabledAt", u.created_at AS "createdAt",
               (SELECT max(s.seen_at) FROM sign_in s WHERE s.user_id = u.id) AS "seenAt",
               (SELECT count(*)::int FROM membership m WHERE m.user_id = u.id) AS projects, count(*) OVER ()::int AS total
        FROM app_user u WHERE u.deleted_at IS NULL AND ${isCalled(q)}) u
      ORDER BY ${ORDERS[sort.column]} ${direction} NULLS LAST, email LIMIT ${size}::int OFFSET ${(at - 1) * size}::int`,
  );
}

/** Whose email or name contains a text, in any letter case, as a condition on `u`. PostgreSQL's text cannot hold NUL; nothing that is stored contains it. */
export function isCalled(q: string): Prisma.Sql {
  return Prisma.sql`strpos(u.email || ' ' || lower(u.name), lower(${q})) > 0`;
}
