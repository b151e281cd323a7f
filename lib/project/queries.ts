import "server-only";
import { type Page, type PageQuery, pageOf } from "@/lib/api/page";
import { type Actor, isAdmin } from "@/lib/auth/actor";
import type { ProjectRole } from "@/lib/auth/permissions";
import type { ProjectScope } from "@/lib/auth/scope";
import { db } from "@/lib/server/db";
import { seeProject } from "@/lib/server/sight";
import type { ProjectPurpose } from "./schema";

export interface ProjectRow {
  id: string;
  name: string;
  purpose: ProjectPurpose;
  role: ProjectRole;
  guideline: { id: string; name: string; version: number; hash: string };
  overlap: number;
  simulated: boolean;
  archived: boolean;
  createdAt: string;
}

interface Row extends Omit<ProjectRow, "guideline" | "createdAt"> {
  guidelineId: string;
  guidelineName: string;
  version: number;
  hash: string;
  createdAt: Date;
}

/**
 * The projects that are open to the actor, newest first: those under way, or those that are archived. An admin sees all, as a lead where
 * not a member.
 */
export async function listProjects(
  actor: Actor,
  { limit, cursor, archived = false }: PageQuery & { archived?: boolean },
): Promise<Page<ProjectRow>> {
  const narrowed = actor.tokenProjectId ?? null;
  const rows = await db().$queryRaw<Row[]>`
    SELECT p.id, p.name, p.purpose, coalesce(m.role, 'lead') AS role, p.overlap, p.simulated, p.created_at AS "createdAt",
           p.archived_at IS NOT NULL AS archived,
           g.id AS "guidelineId", g.name AS "guidelineName", v.number AS version, v.hash
    FROM project p
    JOIN guideline g ON g.id = p.guideline_id
    JOIN guideline_version v ON v.id = p.guideline_version_id
    LEFT JOIN membership m ON m.project_id = p.id AND m.user_id = ${actor.userId}::uuid
    WHERE (p.archived_at IS NOT NULL) = ${archived} AND p.deleted_at IS NULL AND (m.user_id IS NOT NULL OR ${isAdmin(actor)})
      AND (${narrowed}::uuid IS NULL OR p.id = ${narrowed}::uuid) AND (${cursor ?? null}::uuid IS NULL OR p.id < ${cursor ?? null}::uuid)
    ORDER BY p.id DESC LIMIT ${limit + 1}::int`;
  for (const { id } of rows) seeProject(id);
  return pageOf(rows.map(projectRow), limit);
}

export interface ProjectDetail extends ProjectRow {
  permissions: string[];
  /** Numbers of the versions it can be moved to. */
  guidelineVersions: number[];
}

/** One project, as far as its every member may know it. */
export async function projectDetail(scope: ProjectScope<"project:read">): Promise<ProjectDetail> {
  const row = await db().project.findUniqueOrThrow({
    where: { id: scope.projectId },
    select: { overlap: true, createdAt: true, guideline: { select: { name: true } } },
  });
  const versions = await db().guidelineVersion.findMany({
    where: { guidelineId: scope.project.guidelineId, retiredAt: null },
    orderBy: { number: "desc" },
    select: { number: true },
  });
  const { name, purpose, guidelineId, versionNumber, versionHash, simulated, archived } = scope.project;
  return {
    id: scope.projectId,
    name,
    purpose,
    role: scope.role,
    guideline: { id: guidelineId, name: row.guideline.name, version: versionNumber, hash: versionHash },
    overlap: row.overlap,
    simulated,
    archived,
    createdAt: row.createdAt.toISOString(),
    permissions: [...scope.permissions],
    guidelineVersions: versions.map(({ number }) => number),
  };
}

function projectRow({ guidelineId, guidelineName, version, hash, createdAt, ...row }: Row): ProjectRow {
  return {
    ...row,
    guideline: { id: guidelineId, name: guidelineName, version, hash },
    createdAt: createdAt.toISOString(),
  };
}
