import "server-only";
import type { ListPage } from "@/lib/address/table-address";
import type { ProjectScope } from "@/lib/auth/scope";
import { REVISIONS } from "@/lib/labels/tables";
import { countedRows } from "@/lib/server/counted-rows";
import { replica } from "@/lib/server/db";
import type { AnnotatorKind } from "@/lib/server/generated/prisma/enums";

type Read = ProjectScope<"rounds:read">;

/** Latest examples of a person in the round that their pace is taken from. */
const PACE_EXAMPLES = 100;

export interface RoundPerson {
  annotatorId: string;
  name: string;
  kind: AnnotatorKind;
  /** False for those who worked in the round and no longer take part. */
  takesPart: boolean;
  submitted: number;
  skipped: number;
  gold: number;
  repeats: number;
  /** Examples in their hands, and when the first of these leases ends. */
  holds: number;
  nextExpiry: Date | null;
  /** Median active time of their latest 100 examples in the round, in milliseconds; null where none was timed. */
  medianMs: number | null;
  lastSeen: Date | null;
}

/** Who did how much of a round: those who take part and those who did, most labels first. */
export async function roundPeople(
  scope: Read,
  roundId: string,
  { page, size }: ListPage,
): Promise<{ rows: RoundPerson[]; total: number }> {
  return countedRows(
    page,
    (at) => replica().$queryRaw<(RoundPerson & { total: number })[]>`
    WITH named AS (
      SELECT annotator_id AS id FROM round_annotator WHERE project_id = ${scope.projectId}::uuid AND round_id = ${roundId}::uuid
    ), takes AS (
      SELECT id FROM named UNION
      SELECT n.id FROM annotator n JOIN membership m ON m.project_id = n.project_id AND m.user_id = n.user_id
      WHERE n.project_id = ${scope.projectId}::uuid AND m.role = 'annotator' AND NOT EXISTS (SELECT 1 FROM named)
    ), did AS (
      SELECT a.annotator_id AS id,
             count(*) FILTER (WHERE given AND a.kind IN ('slot', 'extra'))::int AS submitted, count(*) FILTER (WHERE a.state = 'skipped')::int AS skipped,
             count(*) FILTER (WHERE given AND a.kind = 'gold')::int AS gold, count(*) FILTER (WHERE given AND a.kind = 'repeat')::int AS repeats,
             count(*) FILTER (WHERE held)::int AS holds, min(a.lease_expires_at) FILTER (WHERE held) AS "nextExpiry",
             max(greatest(a.submitted_at, a.leased_at, a.skipped_at)) AS "lastSeen"
      FROM assignment a CROSS JOIN LATERAL (
        SELECT a.submitted_at IS NOT NULL AND a.state IN ('submitted', 'leased') AS given,
               a.state = 'leased' AND a.lease_expires_at > clock_timestamp() AS held) x
      WHERE a.project_id = ${scope.projectId}::uuid AND a.round_id = ${roundId}::uuid AND a.annotator_id IS NOT NULL
      GROUP BY a.annotator_id
    ), listed AS (
      SELECT n.id AS "annotatorId", n.name, n.kind,
             n.id IN (SELECT id FROM takes) OR (NOT EXISTS (SELECT 1 FROM named) AND n.kind = 'human') AS "takesPart",
             coalesce(d.submitted, 0) AS submitted, coalesce(d.skipped, 0) AS skipped, coalesce(d.gold, 0) AS gold, coalesce(d.repeats, 0) AS repeats,
             coalesce(d.holds, 0) AS holds, d."nextExpiry", d."lastSeen", count(*) OVER ()::int AS total
      FROM annotator n LEFT JOIN did d ON d.id = n.id
      WHERE n.project_id = ${scope.projectId}::uuid AND (d.id IS NOT NULL OR n.id IN (SELECT id FROM takes))
      ORDER BY submitted DESC, n.name, n.id LIMIT ${size}::int OFFSET ${(at - 1) * size}::int
    )
    SELECT l.*, (
      SELECT percentile_cont(0.5) WITHIN GROUP (ORDER BY t.ms)::float8 FROM (
        SELECT (SELECT max(j.active_ms) FROM ${REVISIONS} j WHERE j.project_id = ${scope.projectId}::uuid AND j.example_id = a.example_id AND j.assignment_id = a.id) AS ms
        FROM assignment a
        WHERE a.project_id = ${scope.projectId}::uuid AND a.annotator_id = l."annotatorId" AND a.round_id = ${roundId}::uuid AND a.state = 'submitted'
        ORDER BY a.submitted_at DESC LIMIT ${PACE_EXAMPLES}::int) t) AS "medianMs"
    FROM listed l ORDER BY l.submitted DESC, l.name, l."annotatorId"`,
  );
}
