import "server-only";
import { isAdmin } from "@/lib/auth/actor";
import type { GuidelineScope } from "@/lib/auth/guideline-scope";
import { db, replica } from "@/lib/server/db";
import { seeingAll } from "@/lib/server/sight";
import type { LabelCounts } from "../records";

interface Pinned {
  id: string;
  name: string;
  version: number;
  member: boolean;
}

/**
 * Of every project that runs the guideline, how many labels count for its version of each criterion named: what becomes stale where
 * the next version changes their meaning. Labels of AI models are left out, as they are not asked again. Projects that the actor is
 * no member of come last and have no name.
 */
export async function labelCounts(scope: GuidelineScope<"edit">, keys: readonly string[]): Promise<LabelCounts[]> {
  const projects = await pinnedProjects(scope);
  const rows = await seeingAll(
    "guideline",
    () => replica().$queryRaw<{ id: string; key: string; judgments: number; people: number; examples: number }[]>`
    SELECT p.id, k.key, n.judgments, n.people, n.examples
    FROM project p JOIN criterion k ON k.guideline_version_id = p.guideline_version_id AND k.key = ANY(${keys}::text[])
    CROSS JOIN LATERAL (
      SELECT count(*)::int AS judgments, count(DISTINCT c.annotator_id)::int AS people, count(DISTINCT c.example_id)::int AS examples
      FROM criterion o JOIN current_judgment c ON c.project_id = p.id AND c.criterion_key = o.key AND c.guideline_version_id = o.guideline_version_id
      WHERE o.meaning_id = k.meaning_id AND o.key = k.key AND c.part = '' AND c.pass = 0 AND NOT c.taken_back AND NOT c.superseded
        AND c.annotator_id <> ALL(ARRAY(SELECT a.id FROM annotator a WHERE a.project_id = p.id AND a.kind = 'model'))) n
    WHERE p.id = ANY(${projects.map(({ id }) => id)}::uuid[]) AND n.judgments > 0`,
  );
  return projects.map(({ id, name, version, member }) => ({
    id,
    name: member ? name : null,
    version,
    criteria: Object.fromEntries(
      rows.flatMap(({ id: project, key, ...counts }) => (project === id ? [[key, counts] as const] : [])),
    ),
  }));
}

function pinnedProjects({ guidelineId, actor }: GuidelineScope<"edit">): Promise<Pinned[]> {
  const narrowed = actor.tokenProjectId ?? null;
  return db().$queryRaw`
    SELECT p.id, p.name, v.number AS version, ${isAdmin(actor)} OR m.user_id IS NOT NULL AS member
    FROM project p JOIN guideline_version v ON v.id = p.guideline_version_id
    LEFT JOIN membership m ON m.project_id = p.id AND m.user_id = ${actor.userId}::uuid
                          AND (${narrowed}::uuid IS NULL OR p.id = ${narrowed}::uuid)
    WHERE p.guideline_id = ${guidelineId}::uuid AND p.archived_at IS NULL ORDER BY member DESC, p.id DESC`;
}
