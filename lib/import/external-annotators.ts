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
  const known = await findAnnotators(tx, projectId, distinct);
  const unknown = distinct.filter((name) => !known.has(name));
  if (unknown.length === 0) return known;
  const made = await tx.$queryRaw<{ name: string; id: string }[]>`
    INSERT INTO annotator (project_id, id, kind, external_key, name)
    SELECT ${projectId}::uuid, gen_random_uuid(), 'external', name, name FROM unnest(${unknown}::text[]) AS name ORDER BY name
    ON CONFLICT (project_id, external_key) DO UPDATE SET name = annotator.name
    RETURNING external_key AS name, id`;
  for (const { name, id } of made) known.set(name, id);
  return known;
}

/** A name in the very letters of the file comes before the email of a member in other letters. */
async function findAnnotators(tx: Database, projectId: string, names: readonly string[]): Promise<Map<string, string>> {
  const wanted = [...new Set(names.flatMap((name) => [name, name.toLowerCase()]))];
  const rows = await tx.$queryRaw<{ key: string; id: string; isMember: boolean }[]>`
    SELECT external_key AS key, id, user_id IS NOT NULL AS "isMember" FROM annotator
    WHERE project_id = ${projectId}::uuid AND external_key = ANY(${wanted}::text[])`;
  const byKey = new Map(rows.map((row) => [row.key, row]));
  const found = names.flatMap((name): [string, string][] => {
    const exact = byKey.get(name);
    const member = byKey.get(name.toLowerCase());
    const row = exact ?? (member?.isMember ? member : undefined);
    return row ? [[name, row.id]] : [];
  });
  return new Map(found);
}
