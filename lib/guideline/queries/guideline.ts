import "server-only";
import { isAdmin } from "@/lib/auth/actor";
import type { GuidelineScope } from "@/lib/auth/guideline-scope";
import { db } from "@/lib/server/db";
import type { Consumer, GuidelineDetail, VersionSummary } from "../records";

/** A guideline with its versions (without their text) and where it is used. */
export async function guidelineDetail(scope: GuidelineScope<"read">): Promise<GuidelineDetail> {
  const [guideline, versions, projects] = await Promise.all([
    db().guideline.findUniqueOrThrow({ where: { id: scope.guidelineId }, select: { name: true } }),
    versionSummaries(scope),
    consumers(scope),
  ]);
  const open = projects.filter(({ member }) => member);
  return {
    id: scope.guidelineId,
    name: guideline.name,
    canEdit: scope.canEdit,
    versions,
    projects: open.map(({ member: _member, ...project }) => project),
    otherProjects: projects.length - open.length,
  };
}

async function versionSummaries(scope: GuidelineScope<"read">): Promise<VersionSummary[]> {
  const rows = await db().$queryRaw<
    (Omit<VersionSummary, "publishedAt" | "retiredAt"> & { publishedAt: Date; retiredAt: Date | null })[]
  >`
    SELECT v.number, v.hash, v.note, v.changes, jsonb_array_length(v.criteria) AS criteria, v.published_at AS "publishedAt",
           u.name AS "publishedBy", v.retired_at AS "retiredAt"
    FROM guideline_version v LEFT JOIN app_user u ON u.id = v.published_by_id
    WHERE v.guideline_id = ${scope.guidelineId}::uuid ORDER BY v.number DESC`;
  return rows.map((row) => ({
    ...row,
    publishedAt: row.publishedAt.toISOString(),
    retiredAt: row.retiredAt?.toISOString() ?? null,
  }));
}

function consumers({ guidelineId, actor }: GuidelineScope<"read">): Promise<(Consumer & { member: boolean })[]> {
  const narrowed = actor.tokenProjectId ?? null;
  return db().$queryRaw`
    SELECT p.id, p.name, p.purpose, v.number AS version, ${isAdmin(actor)} OR m.role IS NOT NULL AS member,
           ${isAdmin(actor)} OR coalesce(m.role = 'lead', false) AS "isLead"
    FROM project p JOIN guideline_version v ON v.id = p.guideline_version_id
    LEFT JOIN membership m ON m.project_id = p.id AND m.user_id = ${actor.userId}::uuid
                          AND (${narrowed}::uuid IS NULL OR p.id = ${narrowed}::uuid)
    WHERE p.guideline_id = ${guidelineId}::uuid AND p.archived_at IS NULL ORDER BY p.id DESC`;
}
