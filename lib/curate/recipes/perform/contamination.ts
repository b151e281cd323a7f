import "server-only";
import { IS_WAIVED, isOfRun, newestRun } from "@/lib/curate/contamination/standing";
import { db } from "@/lib/server/db";
import type { Perform } from "./step-work";

/** Takes the examples of findings that nobody waived. */
export const performContamination: Perform<"contamination"> = async ({ projectId }) => {
  const run = await newestRun({ projectId });
  const rows = await db().$queryRaw<{ id: string }[]>`
    SELECT DISTINCT h.example_id AS id FROM contamination_hit h WHERE ${isOfRun(projectId, run)} AND NOT ${IS_WAIVED}`;
  return { examples: rows.map(({ id }) => id), counts: {} };
};
