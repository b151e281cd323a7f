import "server-only";
import type { ProjectScope } from "@/lib/auth/scope";
import { REVISIONS } from "@/lib/labels/tables";
import { db } from "@/lib/server/db";

/** How far a project has come, as far as the next step depends on it. */
export interface Progress {
  people: number;
  examples: number;
  openRounds: number;
  /** Places of the open rounds, each of which wants one annotator's labels of one example, and how many of them have these. */
  places: number;
  submitted: number;
  hasJudgments: boolean;
  /** Number of the newest version that is not retired. */
  newestVersion: number;
}

export async function projectProgress({ projectId, project }: ProjectScope<"project:read">): Promise<Progress> {
  const [row] = await db().$queryRaw<Progress[]>`
    SELECT (SELECT count(*)::int FROM membership WHERE project_id = ${projectId}::uuid) AS people,
           (SELECT count(*)::int FROM example WHERE project_id = ${projectId}::uuid) AS examples,
           r.rounds AS "openRounds", w.places, w.submitted,
           EXISTS (SELECT 1 FROM ${REVISIONS} j WHERE project_id = ${projectId}::uuid) AS "hasJudgments",
           (SELECT coalesce(max(number), 0)::int FROM guideline_version WHERE guideline_id = ${project.guidelineId}::uuid AND retired_at IS NULL) AS "newestVersion"
    FROM (SELECT count(*)::int AS rounds, coalesce(array_agg(id), '{}') AS ids FROM round
          WHERE project_id = ${projectId}::uuid AND state = 'open') r
    CROSS JOIN LATERAL (
      SELECT count(*)::int AS places, (count(*) FILTER (WHERE state = 'submitted'))::int AS submitted FROM assignment
      WHERE project_id = ${projectId}::uuid AND round_id = ANY (r.ids) AND kind = 'slot' AND state NOT IN ('skipped', 'withdrawn')) w`;
  return row!;
}
