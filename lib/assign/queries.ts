import "server-only";
import type { ProjectScope } from "@/lib/auth/scope";
import { db } from "@/lib/server/db";
import type { RoundState } from "@/lib/server/generated/prisma/enums";

export interface RoundSummary {
  id: string;
  name: string;
  state: RoundState;
  overlap: number;
  share: number;
  goldRate: number;
  repeatRate: number;
  guidelineVersion: number;
  createdAt: Date;
  examples: number;
  /** Places in all, and of these submitted, in somebody's hands, waiting. */
  places: number;
  submitted: number;
  leased: number;
  skipped: number;
  /** People named; null where the round is open to everybody. */
  named: number | null;
}

/** The project's rounds with their progress, newest first. */
export async function listRounds(scope: ProjectScope<"rounds:read">): Promise<RoundSummary[]> {
  return db().$queryRaw<RoundSummary[]>`
    SELECT r.id, r.name, r.state, r.overlap, r.share, r.gold_rate AS "goldRate", r.repeat_rate AS "repeatRate", v.number AS "guidelineVersion",
           r.created_at AS "createdAt", coalesce(c.examples, 0)::int AS examples, coalesce(c.places, 0)::int AS places,
           coalesce(c.submitted, 0)::int AS submitted, coalesce(c.leased, 0)::int AS leased, coalesce(c.skipped, 0)::int AS skipped,
           (SELECT nullif(count(*), 0)::int FROM round_annotator p WHERE p.project_id = r.project_id AND p.round_id = r.id) AS named
    FROM round r JOIN guideline_version v ON v.id = r.guideline_version_id
    LEFT JOIN LATERAL (
      SELECT count(DISTINCT a.example_id) AS examples, count(*) FILTER (WHERE a.state <> 'skipped') AS places,
             count(*) FILTER (WHERE a.submitted_at IS NOT NULL AND a.state <> 'skipped') AS submitted,
             count(*) FILTER (WHERE a.state = 'leased' AND a.submitted_at IS NULL AND a.lease_expires_at > clock_timestamp()) AS leased,
             count(*) FILTER (WHERE a.state = 'skipped') AS skipped
      FROM assignment a WHERE a.project_id = r.project_id AND a.round_id = r.id AND a.kind = 'slot'
    ) c ON true
    WHERE r.project_id = ${scope.projectId}::uuid
    ORDER BY r.created_at DESC, r.id`;
}

export interface RoundPerson {
  annotatorId: string;
  name: string;
  submitted: number;
  skipped: number;
  holds: number;
  lastSubmit: Date | null;
}

/** Who did how much of a round. */
export async function roundPeople(scope: ProjectScope<"rounds:read">, roundId: string): Promise<RoundPerson[]> {
  return db().$queryRaw<RoundPerson[]>`
    SELECT n.id AS "annotatorId", n.name, count(*) FILTER (WHERE a.submitted_at IS NOT NULL AND a.state <> 'skipped')::int AS submitted,
           count(*) FILTER (WHERE a.state = 'skipped')::int AS skipped,
           count(*) FILTER (WHERE a.state = 'leased' AND a.submitted_at IS NULL AND a.lease_expires_at > clock_timestamp())::int AS holds,
           max(a.submitted_at) AS "lastSubmit"
    FROM assignment a JOIN annotator n ON n.project_id = a.project_id AND n.id = a.annotator_id
    WHERE a.project_id = ${scope.projectId}::uuid AND a.round_id = ${roundId}::uuid
    GROUP BY n.id, n.name ORDER BY submitted DESC, n.name`;
}
