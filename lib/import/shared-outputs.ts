import "server-only";
import type { Database } from "@/lib/server/db";

interface RefusedRow {
  kind: string;
  content_hash: string;
  provenance: object;
}

/**
 * In an evaluation project two models may answer a prompt with the same text. That is one example, judged once, which counts for both:
 * takes up the second model's name, and returns the rows that are not of this sort.
 */
export async function withoutShared<Refused extends RefusedRow>(
  tx: Database,
  projectId: string,
  refused: readonly Refused[],
): Promise<readonly Refused[]> {
  const named = refused.flatMap((example, place) => {
    const { content_hash, provenance } = example;
    const model = "model" in provenance && typeof provenance.model === "string" ? provenance.model.trim() : "";
    return example.kind === "preference" || model === "" ? [] : [{ place, content_hash, model }];
  });
  if (named.length === 0) return refused;
  const shared = await tx.$queryRaw<{ place: number }[]>`
    WITH incoming AS (
      SELECT r.place, e.id, e.kind, e.content, e.provenance, r.model
      FROM jsonb_to_recordset(${JSON.stringify(named)}::jsonb) AS r (place int, content_hash text, model text)
      JOIN example e ON e.project_id = ${projectId}::uuid AND e.content_hash = r.content_hash
      WHERE (SELECT purpose FROM project WHERE id = ${projectId}::uuid) = 'evaluation'
    ), added AS (
      INSERT INTO model_output (project_id, example_id, place, model, prompt_key)
      SELECT DISTINCT ${projectId}::uuid, id, 0, model, prompt_key(id, kind, content, provenance) FROM incoming
      ON CONFLICT DO NOTHING
      RETURNING example_id, model
    )
    SELECT min(i.place)::int AS place FROM added a JOIN incoming i ON i.id = a.example_id AND i.model = a.model GROUP BY a.example_id, a.model`;
  const places = new Set(shared.map(({ place }) => place));
  return refused.filter((_, place) => !places.has(place));
}
