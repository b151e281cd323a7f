import "server-only";
import type { GuidelineScope } from "@/lib/auth/guideline-scope";
import { db } from "@/lib/server/db";
import type { GuidelineDetail, VersionSummary } from "../records";
import { consumersOf } from "./consumers";

/** A guideline with its versions (without their text) and where it is used. */
export async function guidelineDetail(scope: GuidelineScope<"read">): Promise<GuidelineDetail> {
  const [guideline, versions, consumers] = await Promise.all([
    db().guideline.findUniqueOrThrow({ where: { id: scope.guidelineId }, select: { name: true } }),
    versionSummaries(scope),
    consumersOf(scope),
  ]);
  return {
    id: scope.guidelineId,
    name: guideline.name,
    canEdit: scope.canEdit,
    versions,
    ...consumers,
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
