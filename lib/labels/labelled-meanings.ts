import "server-only";
import type { Meaning } from "@/lib/guideline/queries/meanings";
import { replica } from "@/lib/server/db";

/** The same meanings with only the versions under which the project has labels; of one without any label all versions. */
export async function labelledMeanings(
  { projectId }: { projectId: string },
  meanings: readonly Meaning[],
): Promise<Meaning[]> {
  const asked = meanings.flatMap(({ key, versions }) => versions.map(({ id }) => ({ key, id })));
  if (asked.length === meanings.length) return [...meanings];
  const rows = await replica().$queryRaw<{ key: string; id: string }[]>`
    SELECT q.key, q.id FROM unnest(${asked.map(({ key }) => key)}::text[], ${asked.map(({ id }) => id)}::uuid[]) AS q (key, id)
    WHERE (SELECT true FROM current_judgment c
           WHERE c.project_id = ${projectId}::uuid AND c.criterion_key = q.key AND c.guideline_version_id = q.id LIMIT 1)`;
  const known = new Set(rows.map(({ key, id }) => `${id} ${key}`));
  return meanings.map(({ key, versions }) => {
    const labelled = versions.filter(({ id }) => known.has(`${id} ${key}`));
    return { key, versions: labelled.length > 0 ? labelled : versions };
  });
}
