import "server-only";
import type { ProjectScope } from "@/lib/auth/scope";
import { db } from "@/lib/server/db";
import { type SeenRow, seenExample } from "./leases";
import type { OwnRound } from "./records";
import type { SeenExample } from "./schema";
import { shownId } from "./shown-id";

type Show = ProjectScope<"rounds:manage" | "label:work">;

/** Enough to try every key; whoever wants to see all examples browses them. */
const SHOWN = 20;
/** Places looked through for as many different examples. */
const LOOKED_AT = 500;

export interface Preview {
  /** Blind, as an annotator is shown them. */
  examples: SeenExample[];
  rounds: OwnRound[];
}

/**
 * What an annotator would meet next, taken from nobody and kept nowhere: examples that wait in open rounds, or where nothing waits some of
 * the project's under its pinned version. Unannounced gold and repeats are not among them, since they come by chance.
 */
export async function previewWork(scope: Show): Promise<Preview> {
  const { projectId, project } = scope;
  const rows = await db().$queryRaw<SeenRow[]>`
    WITH waiting AS (
      SELECT a.round_id, a.example_id, a.guideline_version_id, a.criteria FROM assignment a
      JOIN round r ON r.project_id = a.project_id AND r.id = a.round_id AND r.state = 'open'
      WHERE a.project_id = ${projectId}::uuid AND a.kind = 'slot' AND a.state = 'open' LIMIT ${LOOKED_AT}::int
    ), any_at_all AS (
      SELECT ${projectId}::uuid AS round_id, id AS example_id, ${project.guidelineVersionId}::uuid AS guideline_version_id, '{}'::text[] AS criteria
      FROM example WHERE project_id = ${projectId}::uuid AND NOT EXISTS (SELECT FROM waiting) ORDER BY id LIMIT ${SHOWN}::int
    ), seen AS (
      SELECT DISTINCT ON (example_id) * FROM (SELECT * FROM waiting UNION ALL SELECT * FROM any_at_all) both_kinds ORDER BY example_id LIMIT ${SHOWN}::int
    )
    SELECT s.round_id AS "roundId", ${shownId(scope)} AS "exampleId", e.kind, e.content, s.criteria,
           ARRAY(SELECT i FROM generate_series(0, coalesce(jsonb_array_length(e.content -> 'responses'), 0) - 1) AS i ORDER BY random()) AS "responseOrder",
           s.guideline_version_id AS "guidelineVersionId", v.number AS "guidelineVersion", NULL AS draft, NULL AS given, NULL AS earlier
    FROM seen s JOIN example e ON e.project_id = ${projectId}::uuid AND e.id = s.example_id
    JOIN guideline_version v ON v.id = s.guideline_version_id ORDER BY random()`;
  const [examples, rounds] = await Promise.all([
    Promise.all(rows.map((row) => seenExample(scope, row))),
    openRounds(scope),
  ]);
  return { examples, rounds };
}

/** As somebody sees them who has labelled nothing yet. */
function openRounds({ projectId }: Show): Promise<OwnRound[]> {
  return db().$queryRaw<OwnRound[]>`
    SELECT r.id, r.name, r.state, v.number AS "guidelineVersion", count(a.*)::int AS places,
           (count(a.*) FILTER (WHERE a.submitted_at IS NULL))::int AS left, 0 AS mine
    FROM round r JOIN guideline_version v ON v.id = r.guideline_version_id
    LEFT JOIN assignment a ON a.project_id = r.project_id AND a.round_id = r.id AND a.kind = 'slot' AND a.state NOT IN ('skipped', 'withdrawn')
    WHERE r.project_id = ${projectId}::uuid AND r.state = 'open' GROUP BY r.id, r.name, r.state, r.created_at, v.number ORDER BY r.created_at, r.id`;
}
