import "server-only";
import { isMarked } from "@/lib/examples/marks";
import type { Database } from "@/lib/server/db";
import { Prisma } from "@/lib/server/generated/prisma/client";
import type { Source } from "./schema";
import { evaluationsOf } from "./sources";

/** Further than this nobody derives; it also ends circles of examples that name each other as parents. */
const MOST_GENERATIONS = 100;

/**
 * Keeps as hits of a run what was derived from an item, over any number of generations: whose parent is an example of an evaluation or an
 * item of a benchmark, by its id or the importer's, or is an example here that says the same as an item. A parent that the project itself has is
 * that one. Of a pair that is known by its words nothing is added. Returns how many were.
 */
export function keepDescent(
  tx: Database,
  projectId: string,
  runId: string,
  sources: readonly Source[],
): Promise<number> {
  const evaluations = evaluationsOf(sources);
  const benchmarks = sources.flatMap(({ kind, id }) => (kind === "benchmark" ? id : []));
  return tx.$executeRaw`
    WITH RECURSIVE child AS MATERIALIZED (
      SELECT id, parent_id, nullif(btrim(provenance ->> 'parent'), '') AS said FROM example
      WHERE project_id = ${projectId}::uuid AND (parent_id IS NOT NULL OR provenance ? 'parent')
    ), own AS MATERIALIZED (
      SELECT id AS child, parent_id AS parent FROM child WHERE parent_id IS NOT NULL
      UNION SELECT c.id, e.id FROM child c JOIN example e ON e.project_id = ${projectId}::uuid AND e.external_id = c.said
      UNION SELECT c.id, e.id FROM child c JOIN example e ON e.project_id = ${projectId}::uuid AND e.id::text = lower(c.said)
    ), item AS (
      SELECT e.project_id AS source_id, e.id::text AS item, e.external_id AS name FROM example e
      WHERE e.project_id = ANY (${evaluations}::uuid[]) AND NOT ${isMarked("seed", Prisma.sql`e.project_id`, Prisma.sql`e.id`)}
      UNION ALL
      SELECT i.benchmark_id, i.number::text, i.external_id FROM benchmark_item i
      WHERE i.project_id = ${projectId}::uuid AND i.benchmark_id = ANY (${benchmarks}::uuid[]) AND i.external_id IS NOT NULL
    ), foreign_child AS MATERIALIZED (
      SELECT id, said FROM child c WHERE said IS NOT NULL AND NOT EXISTS (SELECT FROM own o WHERE o.child = c.id)
    ), derived AS (
      (SELECT c.id, i.source_id, i.item, 1 AS generation FROM foreign_child c JOIN item i ON i.name = c.said
       UNION SELECT c.id, i.source_id, i.item, 1 FROM foreign_child c JOIN item i ON i.item = lower(c.said)
       UNION SELECT h.example_id, h.source_id, h.item, 0 FROM contamination_hit h
             WHERE h.project_id = ${projectId}::uuid AND h.run_id = ${runId}::uuid AND h.rule IN ('same-content', 'same-prompt', 'normalised', 'hash'))
      UNION
      SELECT o.child, d.source_id, d.item, d.generation + 1 FROM derived d JOIN own o ON o.parent = d.id
      WHERE d.generation < ${MOST_GENERATIONS}::int
    )
    INSERT INTO contamination_hit (project_id, run_id, example_id, source_id, item, rule, coverage, generation)
    SELECT ${projectId}::uuid, ${runId}::uuid, id, source_id, item, 'descent', 1, min(generation) FROM derived
    WHERE generation > 0 GROUP BY id, source_id, item
    ON CONFLICT DO NOTHING`;
}
