import "server-only";
import type { Database } from "@/lib/server/db";
import { enqueueJob } from "./queue";

/**
 * Orders that the facts of what came be found out, and returns the job's id: that of an order which waits, or a new one. What is being
 * done already does not count, as it may have begun before what came; the queue does the new one after it.
 */
export async function orderFacts(tx: Database, projectId: string, createdById: string | null): Promise<string> {
  for (;;) {
    const [made] = await tx.$queryRaw<{ id: string }[]>`
      INSERT INTO job (project_id, id, kind, created_by_id)
      VALUES (${projectId}::uuid, gen_random_uuid(), 'derive-facts', ${createdById}::uuid)
      ON CONFLICT (project_id) WHERE kind = 'derive-facts' AND state = 'queued' DO NOTHING RETURNING id`;
    if (made) {
      await enqueueJob(tx, { projectId, id: made.id, kind: "derive-facts" });
      return made.id;
    }
    // Held until this commits: it begins after what is ordered here is there to be seen.
    const [waiting] = await tx.$queryRaw<{ id: string }[]>`
      SELECT id FROM job WHERE project_id = ${projectId}::uuid AND kind = 'derive-facts' AND state = 'queued' FOR UPDATE`;
    if (waiting) return waiting.id;
  }
}
