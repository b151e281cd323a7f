import "server-only";
import type { GuidelineScope } from "@/lib/auth/guideline-scope";
import type { Database } from "@/lib/server/db";
import { no, ok, type Result } from "@/lib/server/errors";

/** Locks the requests that a version is to close. Refused where one is not the guideline's, or declined or closed meanwhile. */
export async function holdClosable(
  tx: Database,
  { guidelineId }: GuidelineScope<"edit">,
  ids: readonly string[],
): Promise<Result<null, "not-closable">> {
  const rows = await tx.$queryRaw<{ id: string }[]>`
    SELECT id FROM change_request
    WHERE guideline_id = ${guidelineId}::uuid AND id = ANY(${ids}::uuid[]) AND state IN ('open', 'accepted')
    ORDER BY id FOR UPDATE`;
  const held = new Set(rows.map(({ id }) => id));
  const lost = ids.filter((id) => !held.has(id));
  if (lost.length === 0) return ok(null);
  const message = `${lost.join(", ")}: no open or accepted change request of this guideline. Somebody may have declined or closed it; look at the board.`;
  return no("not-closable", message, { errors: [{ field: "closes", message }] });
}

/**
 * Closes requests that the transaction holds by the version that answers them. Each case is cited with what stands settled about it
 * at this moment.
 */
export async function closeRequests(
  tx: Database,
  { guidelineId, actor }: GuidelineScope<"edit">,
  ids: readonly string[],
  versionId: string,
): Promise<void> {
  await tx.$executeRaw`
    UPDATE change_request_case c SET resolution_id = s.id
    FROM change_request r, resolution s
    WHERE r.guideline_id = ${guidelineId}::uuid AND r.id = ANY(${ids}::uuid[]) AND c.change_request_id = r.id
      AND s.project_id = c.project_id AND s.example_id = c.example_id AND s.criterion_key = r.criterion_key
      AND s.withdrawn_at IS NULL AND s.id IS DISTINCT FROM c.resolution_id`;
  await tx.$executeRaw`
    UPDATE change_request
    SET state = 'done', closed_by_version_id = ${versionId}::uuid, decided_at = coalesce(decided_at, now()),
        decided_by_id = CASE WHEN state = 'open' THEN ${actor.userId}::uuid ELSE decided_by_id END
    WHERE guideline_id = ${guidelineId}::uuid AND id = ANY(${ids}::uuid[])`;
  await tx.changeRequestEntry.createMany({
    data: ids.map((id) => ({ changeRequestId: id, authorId: actor.userId, state: "done" as const })),
  });
}
