import "server-only";
import type pg from "pg";
import type { FactDefinition } from "@/lib/core/facts/fact";
import { copyColumns } from "@/lib/server/columns/read-columns";
import { statement } from "@/lib/server/columns/statement";
import { type KeptColumn, type KeptFacts, type KeptLayout, unchanged } from "./kept-facts";

interface NearQuestion {
  projectId: string;
  fact: FactDefinition;
  layout: KeptLayout;
}

/**
 * How similar each example is to the one kept of its cluster (`NEAR_FACTS`), as the newest search for duplicates stored it. No batch of facts has
 * it: a search looks at all examples at once. Missing where there was none of that meaning, and of examples that came later or were kept out.
 */
export async function readNear(
  client: pg.PoolClient,
  kept: KeptFacts,
  { projectId, fact, layout }: NearQuestion,
): Promise<KeptColumn> {
  const meaning = fact.name.slice("near_".length);
  const { examples } = layout;
  const { rows } = await client.query<{ id: string; at: Date; ms: number; last: string }>(
    `SELECT r.id, r.created_at AS at, (extract(epoch FROM r.created_at) * 1000)::float8 AS ms,
       (SELECT max(k.last_sequence) FROM duplicate_keys k WHERE k.project_id = r.project_id AND k.meaning = $2) AS last
     FROM duplicate_run r WHERE r.project_id = $1 AND r.params -> 'meanings' ? $2 AND r.params ->> 'strength' = 'near'
     ORDER BY r.created_at DESC LIMIT 1`,
    [projectId, meaning],
  );
  const [run] = rows;
  const revisions = Float64Array.of(run?.ms ?? 0, examples, layout.batches.at(-1)?.revision ?? 0);
  const before = kept.column(projectId, fact.name);
  if (before && unchanged(revisions, before.revisions) === revisions.length) return before;
  const values = new Float64Array(examples).fill(Number.NaN);
  if (run) {
    // Examples are laid out in the order of their numbers, from the first on.
    const found = await copyColumns(
      client,
      statement`
        SELECT CASE WHEN e.sequence <= ${run.last}::bigint AND e.created_at <= ${run.at}::timestamptz AND NOT EXISTS (
            SELECT FROM example_mark x WHERE x.project_id = e.project_id AND x.example_id = e.id AND x.kind = 'exclusion'
              AND x.created_at <= ${run.at}::timestamptz AND (x.lifted_at IS NULL OR x.lifted_at > ${run.at}::timestamptz))
          THEN coalesce(n.similarity, 0) ELSE -1 END
        FROM example e LEFT JOIN (
          SELECT m.example_id, max(m.similarity) AS similarity FROM duplicate_member m
          JOIN duplicate_cluster c ON c.project_id = m.project_id AND c.run_id = m.run_id AND c.number = m.cluster
          WHERE m.project_id = ${projectId}::uuid AND m.run_id = ${run.id}::uuid AND c.meaning = ${meaning} GROUP BY 1) n ON n.example_id = e.id
        WHERE e.project_id = ${projectId}::uuid ORDER BY e.sequence LIMIT ${examples}::int`,
      { similarity: "float" },
    );
    for (let row = 0; row < found.length; row++) {
      const similarity = found.columns.similarity[row]!;
      if (similarity >= 0) values[row] = similarity;
    }
  }
  const unlooked = new Uint8Array(examples);
  let known = 0;
  for (let row = 0; row < examples; row++)
    if (Number.isNaN(values[row])) unlooked[row] = 1;
    else known++;
  const column = { kind: "number" as const, values, ...(known < examples && { unlooked }) };
  return kept.keepColumn(projectId, fact.name, { revisions, known, column });
}
