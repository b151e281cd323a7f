import "server-only";
import { type Page, type PageQuery, pageOf } from "@/lib/api/page";
import { type Actor, isAdmin } from "@/lib/auth/actor";
import { db } from "@/lib/server/db";
import type { GuidelineChoice, GuidelineRow } from "../records";

interface Row extends Omit<GuidelineRow, "version"> {
  number: number | null;
  hash: string | null;
  publishedAt: Date | null;
}

/** The guidelines that the actor may read, newest first: their own, those of their projects, for an admin all. Archived ones are left out. */
export async function listGuidelines(actor: Actor, { limit, cursor }: PageQuery): Promise<Page<GuidelineRow>> {
  const narrowed = actor.tokenProjectId ?? null;
  const mayEdit = !actor.tokenRole || actor.tokenRole === "lead";
  const rows = await db().$queryRaw<Row[]>`
    WITH readable AS (
      SELECT g.id, g.name, ${isAdmin(actor)} OR e.user_id IS NOT NULL OR coalesce(bool_or(m.role = 'lead'), false) AS editable
      FROM guideline g
      LEFT JOIN guideline_editor e ON e.guideline_id = g.id AND e.user_id = ${actor.userId}::uuid AND ${narrowed}::uuid IS NULL
      LEFT JOIN project p ON p.guideline_id = g.id AND (${narrowed}::uuid IS NULL OR p.id = ${narrowed}::uuid)
      LEFT JOIN membership m ON m.project_id = p.id AND m.user_id = ${actor.userId}::uuid
      WHERE g.archived_at IS NULL AND (${cursor ?? null}::uuid IS NULL OR g.id < ${cursor ?? null}::uuid)
      GROUP BY g.id, g.name, e.user_id
      HAVING ${isAdmin(actor)} OR e.user_id IS NOT NULL OR count(m.user_id) > 0
      ORDER BY g.id DESC LIMIT ${limit + 1}::int
    )
    SELECT r.id, r.name, r.editable AND ${mayEdit} AS "canEdit", v.number, v.hash, v.published_at AS "publishedAt",
           (SELECT count(*)::int FROM project p WHERE p.guideline_id = r.id AND p.archived_at IS NULL) AS projects
    FROM readable r
    LEFT JOIN LATERAL (SELECT number, hash, published_at FROM guideline_version v
                       WHERE v.guideline_id = r.id ORDER BY number DESC LIMIT 1) v ON true
    ORDER BY r.id DESC`;
  return pageOf(
    rows.map(({ number, hash, publishedAt, ...row }) => ({
      ...row,
      version: number && hash && publishedAt ? { number, hash, publishedAt: publishedAt.toISOString() } : null,
    })),
    limit,
  );
}

/** The guidelines that the actor may put a project under (the newest 200), each with its versions that are not retired. */
export async function guidelineChoices(actor: Actor): Promise<GuidelineChoice[]> {
  const { items } = await listGuidelines(actor, { limit: 200 });
  const versions = await db().guidelineVersion.findMany({
    where: { guidelineId: { in: items.map(({ id }) => id) }, retiredAt: null },
    orderBy: { number: "desc" },
    select: { guidelineId: true, number: true, hash: true },
  });
  return items.flatMap(({ id, name }) => {
    const own = versions.filter(({ guidelineId }) => guidelineId === id);
    return own.length === 0 ? [] : [{ id, name, versions: own.map(({ number, hash }) => ({ number, hash })) }];
  });
}
