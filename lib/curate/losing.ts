import "server-only";
import type { Database } from "@/lib/server/db";
import type { Prisma } from "@/lib/server/generated/prisma/client";
import type { Losing } from "./schema";

/** A part of fewer examples is no pattern. */
const FEWEST = 10;
const MOST_PARTS = 50;

/**
 * Sources, imports and slices of ten examples and more of which over half goes, those that lose most first. `there` gives the `id` of each
 * example that there is, `gone` the `id` of each that goes with the `step` that takes it. Both are counted and then put together, since
 * nothing is known yet of how many rows were stored a moment ago, and a join of examples with them would be planned for one.
 */
export function losing(
  tx: Database,
  projectId: string,
  { there, gone }: { there: Prisma.Sql; gone: Prisma.Sql },
): Promise<Losing[]> {
  return tx.$queryRaw<Losing[]>`
    WITH counted AS (SELECT t.id, NULL::int AS step FROM (${there}) t UNION ALL SELECT g.id, g.step FROM (${gone}) g),
    parts AS (
      SELECT p.by, p.name, c.step, count(*)::int AS n
      FROM counted c JOIN example e ON e.project_id = ${projectId}::uuid AND e.id = c.id
      LEFT JOIN job j ON j.project_id = e.project_id AND j.id = e.import_job_id
      CROSS JOIN LATERAL (
        SELECT 'source' AS by, e.provenance ->> 'source' AS name UNION ALL SELECT 'import', coalesce(j.params ->> 'fileName', j.id::text)
        UNION ALL SELECT 'slice', s.key || '=' || s.value FROM jsonb_each_text(e.slices) s) p
      WHERE p.name IS NOT NULL GROUP BY 1, 2, 3)
    SELECT by, name, sum(n) FILTER (WHERE step IS NULL)::int AS examples, sum(n) FILTER (WHERE step IS NOT NULL)::int AS taken,
           jsonb_agg(jsonb_build_object('step', step, 'taken', n) ORDER BY step) FILTER (WHERE step IS NOT NULL) AS steps
    FROM parts GROUP BY 1, 2
    HAVING sum(n) FILTER (WHERE step IS NULL) >= ${FEWEST}::int AND sum(n) FILTER (WHERE step IS NOT NULL) * 2 > sum(n) FILTER (WHERE step IS NULL)
    ORDER BY 4 DESC, 1, 2 LIMIT ${MOST_PARTS}::int`;
}
