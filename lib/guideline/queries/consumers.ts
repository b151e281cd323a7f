import "server-only";
import { isAdmin } from "@/lib/auth/actor";
import type { GuidelineScope } from "@/lib/auth/guideline-scope";
import { db, replica } from "@/lib/server/db";
import { seeProject } from "@/lib/server/sight";
import type { Consumer, Consumers } from "../records";

interface ConsumerRow extends Omit<Consumer, "labels" | "lastLabelAt"> {
  member: boolean;
}

/**
 * The projects, not archived, that run a guideline, newest first. Of those that its reader is no member of only how many run which
 * version is told.
 */
export async function consumersOf(scope: GuidelineScope<"read">): Promise<Consumers> {
  const rows = await pinnedProjects(scope);
  const open = rows.filter(({ member }) => member);
  for (const { id } of open) seeProject(id);
  const activity = await activityOf(open.map(({ id }) => id));
  const others = new Map<number, number>();
  for (const { member, version } of rows) if (!member) others.set(version, (others.get(version) ?? 0) + 1);
  return {
    projects: open.map(({ member: _member, ...project }) => ({
      ...project,
      labels: activity
        .filter((row) => row.projectId === project.id)
        .map(({ version, labels }) => ({ version, labels })),
      lastLabelAt: latest(activity.filter((row) => row.projectId === project.id).map(({ lastAt }) => lastAt)),
    })),
    otherProjects: rows.length - open.length,
    others: [...others].map(([version, projects]) => ({ version, projects })).sort((a, b) => b.version - a.version),
  };
}

function pinnedProjects({ guidelineId, actor }: GuidelineScope<"read">): Promise<ConsumerRow[]> {
  const narrowed = actor.tokenProjectId ?? null;
  return db().$queryRaw`
    SELECT p.id, p.name, p.purpose, v.number AS version, ${isAdmin(actor)} OR m.role IS NOT NULL AS member,
           ${isAdmin(actor)} OR coalesce(m.role = 'lead', false) AS "isLead"
    FROM project p JOIN guideline_version v ON v.id = p.guideline_version_id
    LEFT JOIN membership m ON m.project_id = p.id AND m.user_id = ${actor.userId}::uuid
                          AND (${narrowed}::uuid IS NULL OR p.id = ${narrowed}::uuid)
    WHERE p.guideline_id = ${guidelineId}::uuid AND p.archived_at IS NULL ORDER BY p.id DESC`;
}

interface Activity {
  projectId: string;
  version: number;
  labels: number;
  lastAt: Date;
}

/** The labels that stand in each project under each version, and when the last of them was given; versions ascending. */
function activityOf(projectIds: readonly string[]): Promise<Activity[]> {
  return replica().$queryRaw<Activity[]>`
    SELECT c.project_id AS "projectId", v.number AS version, c.labels, c.last_at AS "lastAt"
    FROM (SELECT project_id, guideline_version_id, count(*)::int AS labels, max(submitted_at) AS last_at FROM current_judgment
          WHERE project_id = ANY (${projectIds}::uuid[]) AND part = '' AND NOT taken_back GROUP BY 1, 2) c
    JOIN guideline_version v ON v.id = c.guideline_version_id ORDER BY v.number`;
}

function latest(times: readonly Date[]): string | null {
  const last = times.reduce<Date | null>((most, time) => (most === null || time > most ? time : most), null);
  return last?.toISOString() ?? null;
}
