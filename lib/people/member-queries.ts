import "server-only";
import type { ListView } from "@/lib/address/table-address";
import type { Page, PageQuery } from "@/lib/api/page";
import { countedRows } from "@/lib/server/counted-rows";
import { db } from "@/lib/server/db";
import { Prisma } from "@/lib/server/generated/prisma/client";
import { isAdmin } from "../auth/actor";
import type { ProjectRole } from "../auth/permissions";
import type { ProjectScope } from "../auth/scope";
import type { membersTable } from "./address";
import { isCalled } from "./user-queries";

interface MemberRow {
  userId: string;
  email: string;
  name: string;
  role: ProjectRole;
  joinedAt: Date;
  disabled: boolean;
}

const MEMBER = Prisma.sql`u.id AS "userId", u.email, u.name, m.role, m.created_at AS "joinedAt", u.disabled_at IS NOT NULL AS disabled
    FROM membership m JOIN app_user u ON u.id = m.user_id`;

/** One member; null where the account is none. */
export async function readMember(
  { projectId }: ProjectScope<"members:manage">,
  userId: string,
): Promise<MemberRow | null> {
  const rows = await db().$queryRaw<MemberRow[]>`
    SELECT ${MEMBER} WHERE m.project_id = ${projectId}::uuid AND m.user_id = ${userId}::uuid`;
  return rows[0] ?? null;
}

/** The members by email. The cursor is the user's id of the last on the page before. */
export async function listMembers(
  scope: ProjectScope<"members:manage">,
  { limit, cursor }: PageQuery,
): Promise<Page<MemberRow>> {
  const rows = await db().$queryRaw<MemberRow[]>`
    SELECT ${MEMBER} WHERE m.project_id = ${scope.projectId}::uuid
      AND (${cursor ?? null}::uuid IS NULL OR u.email > (SELECT email FROM app_user WHERE id = ${cursor ?? null}::uuid))
    ORDER BY u.email LIMIT ${limit + 1}::int`;
  const items = rows.slice(0, limit);
  return { items, next: rows.length > limit ? items.at(-1)!.userId : null };
}

const ORDERS: Record<(typeof membersTable)["sortable"][number], Prisma.Sql> = {
  email: Prisma.sql`u.email`,
  name: Prisma.sql`lower(u.name)`,
  role: Prisma.sql`m.role`,
  joined: Prisma.sql`m.created_at`,
};

/** One page of the members whose email or name contains `q`, and how many they are. */
export function findMembers(
  scope: ProjectScope<"members:manage">,
  { q, sort, page, size }: ListView<keyof typeof ORDERS>,
): Promise<{ rows: MemberRow[]; total: number }> {
  const direction = Prisma.raw(sort.direction);
  return countedRows(
    page,
    (at) => db().$queryRaw<(MemberRow & { total: number })[]>`
      SELECT count(*) OVER ()::int AS total, ${MEMBER} WHERE m.project_id = ${scope.projectId}::uuid AND ${isCalled(q)}
      ORDER BY ${ORDERS[sort.column]} ${direction}, u.email LIMIT ${size}::int OFFSET ${(at - 1) * size}::int`,
  );
}

interface KnownPerson {
  email: string;
  name: string;
}

/** Beyond these nobody can choose from a list; an email finds anybody. */
const MOST_PEOPLE = 500;

/**
 * Who can be chosen when a member is added: members of the other projects that the actor leads, whose names and emails they see there
 * already; for an admin every account. Nobody learns here who else has an account. Leaves out members and disabled accounts.
 */
export async function knownPeople({ projectId, actor }: ProjectScope<"members:manage">): Promise<KnownPerson[]> {
  // A token that is narrowed to this project leads no other.
  if (actor.tokenProjectId || (actor.tokenRole && actor.tokenRole !== "lead")) return [];
  return db().$queryRaw<KnownPerson[]>`
    SELECT u.email, u.name FROM app_user u
    WHERE u.disabled_at IS NULL
      AND NOT EXISTS (SELECT FROM membership here WHERE here.project_id = ${projectId}::uuid AND here.user_id = u.id)
      AND (${isAdmin(actor)} OR EXISTS (
        SELECT FROM membership lead JOIN membership beside ON beside.project_id = lead.project_id
        JOIN project p ON p.id = lead.project_id AND p.deleted_at IS NULL
        WHERE lead.user_id = ${actor.userId}::uuid AND lead.role = 'lead' AND beside.user_id = u.id))
    ORDER BY u.name, u.email LIMIT ${MOST_PEOPLE}::int`;
}
