import "server-only";
import type { ProjectScope } from "@/lib/auth/scope";
import type { Database } from "@/lib/server/db";
import { LEASE_TIME } from "./lease-time";

/**
 * A lease of theirs that ran out and went to nobody, with its old token: answers that waited in a browser without a connection
 * still arrive, and gold, repeats and reopened examples, which nobody else could take, are not stranded.
 */
export async function takeUpAgain(
  tx: Database,
  scope: ProjectScope<"label:work">,
  annotatorId: string,
  roundIds: string[],
): Promise<string | null> {
  const [row] = await tx.$queryRaw<{ id: string }[]>`
    UPDATE assignment a SET lease_expires_at = clock_timestamp() + ${LEASE_TIME}
    WHERE a.project_id = ${scope.projectId}::uuid AND a.id = (
      SELECT id FROM assignment
      WHERE project_id = ${scope.projectId}::uuid AND annotator_id = ${annotatorId}::uuid AND state = 'leased'
        AND lease_expires_at < clock_timestamp() AND round_id = ANY(${roundIds}::uuid[])
      ORDER BY leased_at, id LIMIT 1 FOR UPDATE SKIP LOCKED)
    RETURNING a.id`;
  return row?.id ?? null;
}
