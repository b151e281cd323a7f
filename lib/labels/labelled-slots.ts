import "server-only";
import { replica } from "@/lib/server/db";

/** What people and judges labelled: a criterion under a version. */
export interface LabelledSlot {
  key: string;
  versionId: string;
}

/**
 * Each criterion and version under which the project has a label. One step through the index for each of them, from one to the next: asked
 * version by version, PostgreSQL reads a million labels for those that have none.
 */
export function labelledSlots({ projectId }: { projectId: string }): Promise<LabelledSlot[]> {
  return replica().$queryRaw<LabelledSlot[]>`
    WITH RECURSIVE slot AS (
      (SELECT c.criterion_key, c.guideline_version_id FROM current_judgment c WHERE c.project_id = ${projectId}::uuid
       ORDER BY c.criterion_key, c.guideline_version_id LIMIT 1)
      UNION ALL
      SELECT next.* FROM slot s CROSS JOIN LATERAL (
        SELECT c.criterion_key, c.guideline_version_id FROM current_judgment c
        WHERE c.project_id = ${projectId}::uuid AND (c.criterion_key, c.guideline_version_id) > (s.criterion_key, s.guideline_version_id)
        ORDER BY c.criterion_key, c.guideline_version_id LIMIT 1) next
    )
    SELECT criterion_key AS key, guideline_version_id AS "versionId" FROM slot`;
}
