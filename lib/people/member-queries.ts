import "server-only";
import type { Page, PageQuery } from "@/lib/api/page";
import { db } from "@/lib/server/db";
import type { ProjectRole } from "../auth/permissions";
import type { ProjectScope } from "../auth/scope";

export interface MemberRow {
  userId: string;
  email: string;
  name: string;
  role: ProjectRole;
  joinedAt: Date;
  disabled: boolean;
}

/** The members by email. The cursor is the user's id of the last on the page before. */
export async function listMembers(
  scope: ProjectScope<"members:manage">,
  { limit, cursor }: PageQuery,
): Promise<Page<MemberRow>> {
  const rows = await db().$queryRaw<MemberRow[]>`
    SELECT u.id AS "userId", u.email, u.name, m.role, m.created_at AS "joinedAt", u.disabled_at IS NOT NULL AS disabled
    FROM membership m JOIN app_user u ON u.id = m.user_id
    WHERE m.project_id = ${scope.projectId}::uuid
      AND (${cursor ?? null}::uuid IS NULL OR u.email > (SELECT email FROM app_user WHERE id = ${cursor ?? null}::uuid))
    ORDER BY u.email LIMIT ${limit + 1}::int`;
  const items = rows.slice(0, limit);
  return { items, next: rows.length > limit ? items.at(-1)!.userId : null };
}
