import "server-only";
import type { ProjectScope } from "@/lib/auth/scope";
import { replica } from "@/lib/server/db";

/** Latest judgments that the pace is taken from, and the fewest examples that tell one. */
const RECENT_JUDGMENTS = 5000;
const FEWEST_EXAMPLES = 20;

/**
 * Median active time of one example in the project's latest work, in milliseconds. Answers that were submitted together share their
 * time; the longest stands for the example. Null where fewer than 20 examples have a time.
 */
export async function medianActiveMs(scope: ProjectScope<"rounds:manage">): Promise<number | null> {
  const [row] = await replica().$queryRaw<{ median: number | null; n: number }[]>`
    WITH latest AS (
      SELECT example_id, annotator_id, pass, active_ms FROM judgment WHERE project_id = ${scope.projectId}::uuid
      ORDER BY id DESC LIMIT ${RECENT_JUDGMENTS}::int
    ), times AS (
      SELECT max(active_ms) AS ms FROM latest WHERE active_ms IS NOT NULL GROUP BY example_id, annotator_id, pass
    )
    SELECT percentile_cont(0.5) WITHIN GROUP (ORDER BY ms)::float8 AS median, count(*)::int AS n FROM times`;
  return row && row.n >= FEWEST_EXAMPLES ? row.median : null;
}
