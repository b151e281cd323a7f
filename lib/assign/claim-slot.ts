import "server-only";
import type { ProjectScope } from "@/lib/auth/scope";
import type { Database } from "@/lib/server/db";
import { Prisma } from "@/lib/server/generated/prisma/client";
import { PREPARED } from "@/lib/server/prepared";
import { isFreeFor } from "./place-for";

type Work = ProjectScope<"label:work">;

interface ForWhom {
  annotatorId: string;
  roundId: string;
  /** The version that the round asks by. */
  versionId: string;
}

/** The annotator, the project and the version, in SQL. */
export function placeUnder(scope: Work, annotatorId: string, versionId: string) {
  return {
    project: Prisma.sql`${scope.projectId}::uuid`,
    annotator: Prisma.sql`${annotatorId}::uuid`,
    version: Prisma.sql`${versionId}::uuid`,
  };
}

/**
 * Takes the first free place of the round with a rank in [from, to) that may go to this annotator. A place that somebody let lapse is
 * asked by the round's version, whatever its first holder was asked by.
 */
export async function claimSlot(
  tx: Database,
  scope: Work,
  { annotatorId, roundId, versionId }: ForWhom,
  from: number,
  to: number,
): Promise<string | null> {
  const [row] = await tx.$queryRaw<{ id: string }[]>`
    ${PREPARED} WITH free AS (
      SELECT a.id, a.annotator_id, a.lease_token, a.guideline_version_id, a.leased_at, coalesce(jsonb_array_length(e.content -> 'responses'), 0) AS responses
      FROM assignment a JOIN example e ON e.project_id = a.project_id AND e.id = a.example_id
      WHERE a.project_id = ${scope.projectId}::uuid AND a.round_id = ${roundId}::uuid AND a.kind = 'slot' AND a.state IN ('open', 'leased')
        AND a.rank >= ${from}::int AND a.rank < ${to}::int
        AND ${isFreeFor(placeUnder(scope, annotatorId, versionId))}
      ORDER BY a.rank LIMIT 1 FOR UPDATE OF a SKIP LOCKED
    ), lost AS (
      INSERT INTO lost_lease (project_id, assignment_id, lease_token, annotator_id, guideline_version_id, leased_at)
      SELECT ${scope.projectId}::uuid, id, lease_token, annotator_id, guideline_version_id, leased_at FROM free WHERE lease_token IS NOT NULL
    )
    UPDATE assignment a
    SET state = 'leased', annotator_id = ${annotatorId}::uuid, guideline_version_id = ${versionId}::uuid, lease_token = gen_random_uuid(),
        leased_at = clock_timestamp(), lease_expires_at = clock_timestamp() + ${LEASE_TIME},
        response_order = ARRAY(SELECT i FROM generate_series(0, free.responses - 1) AS i ORDER BY random())
    FROM free WHERE a.project_id = ${scope.projectId}::uuid AND a.id = free.id
    RETURNING a.id`;
  return row?.id ?? null;
}

/** How long a lease of the assignment `a` lasts: what its round says, else what the project says. An SQL interval. */
export const LEASE_TIME = Prisma.sql`(
  SELECT make_interval(mins => coalesce(r.lease_minutes, p.lease_minutes)) FROM round r JOIN project p ON p.id = r.project_id
  WHERE r.project_id = a.project_id AND r.id = a.round_id)`;
