import "server-only";
import { audit } from "@/lib/server/audit";
import type { Database } from "@/lib/server/db";

interface TakenBack {
  guidelineId: string;
  actorId: string;
  projectId: string;
  /** Withdrawn in this transaction. */
  resolutionIds: readonly string[];
}

/** An open request that lost cases, and whether it was declined with them. */
export interface ShrunkRequest {
  id: string;
  title: string;
  declined: boolean;
}

const WHY = "Every resolution that brought a case here was withdrawn.";

/**
 * Takes the cases that withdrawn resolutions brought out of the open requests they went to. A request that settling filed, that has no
 * other case and that nobody has touched is declined instead, and keeps its cases as what it was about. Requests that somebody has
 * accepted stay as they were decided on.
 */
export async function takeOutCases(
  tx: Database,
  { guidelineId, actorId, projectId, resolutionIds }: TakenBack,
): Promise<ShrunkRequest[]> {
  // Locked first: the cases are read once nobody can add one or withdraw another at the same time.
  const held = await tx.$queryRaw<{ id: string; title: string }[]>`
    SELECT r.id, r.title FROM change_request r
    WHERE r.guideline_id = ${guidelineId}::uuid AND r.state = 'open' AND r.id IN (
      SELECT c.change_request_id FROM change_request_case c
      WHERE c.project_id = ${projectId}::uuid AND c.resolution_id = ANY(${resolutionIds}::uuid[]))
    ORDER BY r.id FOR UPDATE`;
  if (held.length === 0) return [];
  const ids = held.map(({ id }) => id);
  const declined = await tx.$queryRaw<{ id: string }[]>`
    UPDATE change_request r SET state = 'declined', decided_by_id = ${actorId}::uuid, decided_at = now()
    WHERE r.id = ANY(${ids}::uuid[]) AND r.filed_by_resolution_id IS NOT NULL
      AND NOT EXISTS (SELECT FROM change_request_entry e WHERE e.change_request_id = r.id)
      AND NOT EXISTS (
        SELECT FROM change_request_case c LEFT JOIN resolution s ON s.project_id = c.project_id AND s.id = c.resolution_id
        WHERE c.change_request_id = r.id AND (c.comment_id IS NOT NULL OR s.id IS NULL OR s.withdrawn_at IS NULL))
    RETURNING r.id`;
  const gone = new Set(declined.map(({ id }) => id));
  const shrunk = held.map((request) => ({ ...request, declined: gone.has(request.id) }));
  const living = ids.filter((id) => !gone.has(id));
  const examples = await takeOut(tx, projectId, living, resolutionIds);
  for (const { id, declined } of shrunk) {
    if (declined)
      await tx.changeRequestEntry.create({
        data: { changeRequestId: id, authorId: actorId, state: "declined", body: WHY },
      });
    await audit(tx, {
      stream: `guideline:${guidelineId}`,
      actorId,
      action: declined ? "request.decide" : "request.take-out-cases",
      subject: id,
      detail: declined ? { state: "declined", note: WHY } : { projectId, examples: examples.get(id) ?? [] },
    });
  }
  return shrunk;
}

/** Which examples each request lost. What a flag brought as well stays for the flag's sake. */
async function takeOut(tx: Database, projectId: string, ids: readonly string[], resolutionIds: readonly string[]) {
  const lost = await tx.$queryRaw<{ request: string; examples: string[] }[]>`
    WITH gone AS (
      DELETE FROM change_request_case WHERE project_id = ${projectId}::uuid AND change_request_id = ANY(${ids}::uuid[])
        AND resolution_id = ANY(${resolutionIds}::uuid[]) AND comment_id IS NULL RETURNING change_request_id, example_id)
    SELECT change_request_id AS request, array_agg(example_id::text) AS examples FROM gone GROUP BY 1`;
  await tx.$executeRaw`
    UPDATE change_request_case SET resolution_id = NULL WHERE project_id = ${projectId}::uuid AND change_request_id = ANY(${ids}::uuid[])
      AND resolution_id = ANY(${resolutionIds}::uuid[])`;
  return new Map(lost.map(({ request, examples }) => [request, examples]));
}
