import "server-only";
import { audit } from "@/lib/server/audit";
import type { Database } from "@/lib/server/db";

interface WithdrawnCase {
  guidelineId: string;
  actorId: string;
  projectId: string;
  /** Withdrawn in this transaction. */
  resolutionId: string;
}

const WHY = "Every resolution that brought a case here was withdrawn.";

/**
 * Declines the open request that a withdrawn resolution brought its case to, if settling filed it and no case of it stands: each came by
 * a resolution that is withdrawn, none by a flag or by hand. Returns its id, or null where there is none.
 */
export async function declineUnfounded(
  tx: Database,
  { guidelineId, actorId, projectId, resolutionId }: WithdrawnCase,
): Promise<string | null> {
  // Locked first: the cases are read once nobody can add one or withdraw another at the same time.
  const held = await tx.$queryRaw<{ id: string }[]>`
    SELECT r.id FROM change_request r
    JOIN change_request_case c ON c.change_request_id = r.id AND c.project_id = ${projectId}::uuid AND c.resolution_id = ${resolutionId}::uuid
    WHERE r.guideline_id = ${guidelineId}::uuid AND r.state = 'open' AND r.filed_by_resolution_id IS NOT NULL FOR UPDATE OF r`;
  const [declined] = await tx.$queryRaw<{ id: string }[]>`
    UPDATE change_request r SET state = 'declined', decided_by_id = ${actorId}::uuid, decided_at = now()
    WHERE r.id = ANY(${held.map(({ id }) => id)}::uuid[])
      AND NOT EXISTS (
        SELECT FROM change_request_case c LEFT JOIN resolution s ON s.project_id = c.project_id AND s.id = c.resolution_id
        WHERE c.change_request_id = r.id AND (c.comment_id IS NOT NULL OR s.id IS NULL OR s.withdrawn_at IS NULL))
    RETURNING r.id`;
  if (!declined) return null;
  await tx.changeRequestEntry.create({
    data: { changeRequestId: declined.id, authorId: actorId, state: "declined", body: WHY },
  });
  await audit(tx, {
    stream: `guideline:${guidelineId}`,
    actorId,
    action: "request.decide",
    subject: declined.id,
    detail: { state: "declined", note: WHY },
  });
  return declined.id;
}
