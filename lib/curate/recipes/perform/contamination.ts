import "server-only";
import { IS_WAIVED, isOfRun, newestRun } from "@/lib/curate/contamination/standing";
import { db } from "@/lib/server/db";
import type { Perform } from "./step-work";

/** Takes the examples of findings that nobody waived, and what the run cleaned of these: it was not compared yet, and descends from them. */
export const performContamination: Perform<"contamination"> = async ({ projectId, runId }) => {
  const run = await newestRun({ projectId });
  const rows = await db().$queryRaw<{ id: string }[]>`
    WITH found AS (SELECT DISTINCT h.example_id AS id FROM contamination_hit h WHERE ${isOfRun(projectId, run)} AND NOT ${IS_WAIVED})
    SELECT id FROM found UNION
    SELECT o.child_id FROM found f JOIN clean_outcome o ON o.project_id = ${projectId}::uuid AND o.parent_id = f.id
    WHERE o.run_id = ${runId}::uuid AND o.outcome = 'child'`;
  return { examples: rows.map(({ id }) => id), counts: {} };
};
