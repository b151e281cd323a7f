import "server-only";
import type { ProjectScope } from "@/lib/auth/scope";
import type { AnswerValue } from "@/lib/guideline/schema";
import { CURRENT, RESOLUTIONS, REVISIONS } from "@/lib/labels/tables";
import { replica } from "@/lib/server/db";

type Read = ProjectScope<"resolve:read" | "examples:read">;

/** What can happen to an example, in the order in which it usually does. */
export const EXAMPLE_EVENTS = [
  "imported",
  "derived",
  "labelled",
  "asked-again",
  "flagged",
  "flag-closed",
  "settled",
  "taken-back",
  "requested",
  "excluded",
  "included",
  "seeded",
  "unseeded",
] as const;

/** Something that happened to an example. Whoever labelled or flagged it is not named. */
export interface ExampleEvent {
  what: (typeof EXAMPLE_EVENTS)[number];
  at: Date;
  by: string | null;
  /** Key of the criterion that it is about. */
  criterion: string | null;
  /** Number of the guideline version under which it happened. */
  version: number | null;
  /** labelled: how many people. */
  people: number | null;
  /** settled: the answer; null says that there is no single right one. */
  value: AnswerValue | null;
  reason: string | null;
  note: string | null;
  /** requested: the change request that it became a case of. */
  request: { id: string; title: string } | null;
}

/** All that happened to an example, newest first. Labels are told together, by guideline version, at the time of the last. */
export async function exampleHistory({ projectId }: Read, exampleId: string): Promise<ExampleEvent[]> {
  return replica().$queryRaw<ExampleEvent[]>`
    WITH asked AS (SELECT ${projectId}::uuid AS project_id, ${exampleId}::uuid AS example_id),
    flags AS (SELECT c.* FROM comment c JOIN asked USING (project_id, example_id) WHERE c.flag),
    decided AS (SELECT r.*, v.number FROM ${RESOLUTIONS} r JOIN asked USING (project_id, example_id) JOIN guideline_version v ON v.id = r.guideline_version_id),
    kept_out AS (SELECT x.* FROM example_mark x JOIN asked USING (project_id, example_id) WHERE x.kind = 'exclusion'),
    seeds AS (SELECT s.* FROM example_mark s JOIN asked USING (project_id, example_id) WHERE s.kind = 'seed'),
    event (what, at, by_id, criterion, version, people, value, reason, note, request) AS (
      SELECT CASE WHEN e.parent_id IS NULL THEN 'imported' ELSE 'derived' END, e.created_at, NULL::uuid, NULL::text, NULL::int, NULL::int, NULL::jsonb, NULL::text, NULL::text, NULL::jsonb
      FROM example e JOIN asked ON asked.project_id = e.project_id AND asked.example_id = e.id
      UNION ALL
      SELECT 'labelled', max(j.submitted_at), NULL, NULL, v.number, count(DISTINCT c.annotator_id)::int, NULL, NULL, NULL, NULL
      FROM ${CURRENT} c JOIN asked USING (project_id, example_id)
      JOIN ${REVISIONS} j ON j.project_id = c.project_id AND j.id = c.judgment_id
      JOIN annotator n ON n.project_id = c.project_id AND n.id = c.annotator_id
      JOIN guideline_version v ON v.id = c.guideline_version_id
      WHERE NOT c.taken_back AND n.kind <> 'model' GROUP BY v.number
      UNION ALL
      SELECT 'asked-again', m.moved_at, m.moved_by_id, NULL, v.number, NULL, NULL, NULL, NULL, NULL
      FROM version_move m JOIN guideline_version v ON v.id = m.to_version_id JOIN asked USING (project_id)
      WHERE EXISTS (SELECT FROM assignment a WHERE a.project_id = m.project_id AND a.round_id = m.round_id AND a.example_id = asked.example_id)
      UNION ALL
      SELECT 'flagged', f.created_at, NULL, f.criterion_key, NULL, NULL, NULL, NULL, f.body, NULL FROM flags f
      UNION ALL
      SELECT 'flag-closed', f.closed_at, NULL, f.criterion_key, NULL, NULL, NULL, NULL, f.body, NULL FROM flags f WHERE f.closed_at IS NOT NULL
      UNION ALL
      SELECT 'settled', r.created_at, r.author_id, r.criterion_key, r.number, NULL, r.value, r.reason, r.note, NULL FROM decided r
      UNION ALL
      SELECT 'taken-back', r.withdrawn_at, r.withdrawn_by_id, r.criterion_key, r.number, NULL, r.value, NULL, NULL, NULL FROM decided r WHERE r.withdrawn_at IS NOT NULL
      UNION ALL
      SELECT 'requested', c.added_at, NULL, q.criterion_key, NULL, NULL, NULL, NULL, NULL, jsonb_build_object('id', q.id, 'title', q.title)
      FROM change_request_case c JOIN asked USING (project_id, example_id) JOIN change_request q ON q.id = c.change_request_id
      UNION ALL
      SELECT 'excluded', x.created_at, x.author_id, NULL, NULL, NULL, NULL, x.reason, x.note, NULL FROM kept_out x
      UNION ALL
      SELECT 'included', x.lifted_at, x.lifted_by_id, NULL, NULL, NULL, NULL, NULL, NULL, NULL FROM kept_out x WHERE x.lifted_at IS NOT NULL
      UNION ALL
      SELECT 'seeded', s.created_at, s.author_id, NULL, NULL, NULL, NULL, NULL, s.note, NULL FROM seeds s
      UNION ALL
      SELECT 'unseeded', s.lifted_at, s.lifted_by_id, NULL, NULL, NULL, NULL, NULL, NULL, NULL FROM seeds s WHERE s.lifted_at IS NOT NULL)
    SELECT what, at, u.name AS "by", criterion, version, people, value, reason, nullif(note, '') AS note, request
    FROM event LEFT JOIN app_user u ON u.id = by_id
    ORDER BY at DESC, array_position(${EXAMPLE_EVENTS}::text[], what) DESC`;
}
