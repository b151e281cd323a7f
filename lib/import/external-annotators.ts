import "server-only";
import type { Database } from "@/lib/server/db";

/**
 * The annotators of these names, made as external annotators where they are unknown. The email of a member is that member, in any
 * letter case.
 */
export async function ensureAnnotators(
  tx: Database,
  projectId: string,
  names: readonly string[],
): Promise<Map<string, string>> {
  const distinct = [...new Set(names)].sort();
  const rows = await tx.$queryRaw<{ name: string; id: string }[]>`
    WITH wanted AS (SELECT name FROM unnest(${distinct}::text[]) AS name),
    known AS (
      SELECT DISTINCT ON (w.name) w.name, a.id FROM wanted w
      JOIN annotator a ON a.project_id = ${projectId}::uuid AND (a.external_key = w.name OR (a.user_id IS NOT NULL AND a.external_key = lower(w.name)))
      ORDER BY w.name, a.external_key = w.name DESC
    ), made AS (
      INSERT INTO annotator (project_id, id, kind, external_key, name)
      SELECT ${projectId}::uuid, gen_random_uuid(), 'external', name, name FROM wanted WHERE name NOT IN (SELECT name FROM known) ORDER BY name
      ON CONFLICT (project_id, external_key) DO UPDATE SET name = annotator.name
      RETURNING external_key AS name, id
    )
    SELECT name, id FROM known UNION ALL SELECT name, id FROM made`;
  return new Map(rows.map(({ name, id }) => [name, id]));
}
