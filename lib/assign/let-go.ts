import "server-only";
import type { Database } from "@/lib/server/db";
import type { Prisma } from "@/lib/server/generated/prisma/client";

/**
 * Ends leases of the assignments `a` that the condition names. A place waits for somebody else again, under its round's version; what its
 * holder submits all the same is kept as an extra label. Gold and repeats go back unseen; an example that was reopened to be changed is
 * submitted again as it was.
 */
export async function letGo(
  tx: Database,
  projectId: string,
  which: Prisma.Sql,
): Promise<{ id: string; annotatorId: string; roundId: string }[]> {
  return tx.$queryRaw`
    WITH held AS (
      SELECT a.id, a.annotator_id, a.lease_token, a.guideline_version_id, a.leased_at, a.submitted_at IS NOT NULL AS given, a.kind, a.round_id FROM assignment a
      WHERE a.project_id = ${projectId}::uuid AND a.state = 'leased' AND ${which}
      ORDER BY a.id FOR UPDATE
    ), lost AS (
      INSERT INTO lost_lease (project_id, assignment_id, lease_token, annotator_id, guideline_version_id, leased_at)
      SELECT ${projectId}::uuid, id, lease_token, annotator_id, guideline_version_id, leased_at FROM held WHERE NOT given
    )
    UPDATE assignment a
    SET state = (CASE WHEN h.given THEN 'submitted' WHEN h.kind = 'slot' THEN 'open' ELSE 'withdrawn' END)::assignment_state,
        guideline_version_id = CASE WHEN h.given THEN a.guideline_version_id ELSE r.guideline_version_id END,
        annotator_id = CASE WHEN h.given THEN a.annotator_id END, lease_token = CASE WHEN h.given THEN a.lease_token END,
        leased_at = CASE WHEN h.given THEN a.leased_at END, lease_expires_at = CASE WHEN h.given THEN a.lease_expires_at END
    FROM held h JOIN round r ON r.project_id = ${projectId}::uuid AND r.id = h.round_id
    WHERE a.project_id = ${projectId}::uuid AND a.id = h.id
    RETURNING a.id, h.annotator_id AS "annotatorId", a.round_id AS "roundId"`;
}
