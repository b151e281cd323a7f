import "server-only";
import { projectsWithin } from "@/lib/auth/projects-within";
import type { ProjectScope } from "@/lib/auth/scope";
import { db } from "@/lib/server/db";
import { IS_EXCLUDED } from "./standing";

/** The prompts of an evaluation that training data holds, as far as somebody may know. */
export interface TaintedPrompts {
  /** As the outputs of models name them (`model_output.prompt_key`). */
  keys: string[];
  /** Projects open to the reader whose newest comparison was with this evaluation. */
  projects: number;
}

/**
 * Which prompts of an evaluation examples say too that may become training data: what the newest comparisons of the projects that the reader
 * may read have found, excluded examples left out. Waived ones count: they are trained on.
 */
export async function taintedPrompts({ actor, projectId }: ProjectScope<"measure:read">): Promise<TaintedPrompts> {
  const { open } = await projectsWithin(actor, "annotation", "examples:read");
  const ids = open.map(({ id }) => id);
  const [row] = await db().$queryRaw<TaintedPrompts[]>`
    WITH newest AS MATERIALIZED (
      SELECT DISTINCT ON (project_id) project_id, id, sources FROM contamination_run
      WHERE project_id = ANY (${ids}::uuid[]) AND finished_at IS NOT NULL ORDER BY project_id, finished_at DESC, id DESC
    ), compared AS (
      SELECT project_id, id FROM newest WHERE sources @> jsonb_build_array(jsonb_build_object('id', ${projectId}::text))
    )
    SELECT (SELECT count(*)::int FROM compared) AS projects,
           ARRAY(SELECT DISTINCT m.prompt_key FROM compared c
                 JOIN contamination_hit h ON h.project_id = c.project_id AND h.run_id = c.id AND h.source_id = ${projectId}::uuid
                 JOIN model_output m ON m.project_id = ${projectId}::uuid AND m.example_id::text = h.item
                 WHERE NOT ${IS_EXCLUDED} ORDER BY 1) AS keys`;
  return row!;
}
