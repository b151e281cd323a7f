import "server-only";
import type { Database } from "@/lib/server/db";
import { contentHash } from "./content-hash";

/** Ids of the project's examples by the importer's id. */
export async function findExamples(
  tx: Database,
  projectId: string,
  names: readonly string[],
): Promise<Map<string, string>> {
  const rows = await tx.$queryRaw<{ name: string; id: string }[]>`
    SELECT external_id AS name, id FROM example WHERE project_id = ${projectId}::uuid AND external_id = ANY(${[...new Set(names)]}::text[])`;
  return new Map(rows.map(({ name, id }) => [name, id]));
}

/** Makes a text example for each id that is unknown, whose text is the id: labels can be measured where their texts are not at hand. */
export async function makePlaceholders(
  tx: Database,
  projectId: string,
  jobId: string,
  names: readonly string[],
): Promise<void> {
  const rows = [...new Set(names)].map((name) => ({ name, hash: contentHash({ kind: "text", text: name }) }));
  await tx.$executeRaw`
    INSERT INTO example (project_id, id, external_id, kind, content, content_hash, provenance, import_job_id)
    SELECT ${projectId}::uuid, gen_random_uuid(), w.name, 'text', jsonb_build_object('text', w.name), w.hash, '{"extra": {"placeholder": true}}'::jsonb, ${jobId}::uuid
    FROM jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) AS w (name text, hash text)
    WHERE NOT EXISTS (SELECT 1 FROM example e WHERE e.project_id = ${projectId}::uuid AND e.external_id = w.name)
    ORDER BY w.name
    ON CONFLICT DO NOTHING`;
}
