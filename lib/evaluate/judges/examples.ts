import "server-only";
import type { Database } from "@/lib/server/db";

/** What reading a verdict needs to know of its example. */
export interface JudgedRow {
  id: string;
  /** Responses that stand side by side; 0 where there is one or none. */
  responses: number;
  /** The text that spans count in; null where there is no single one. */
  spanText: string | null;
}

/** Examples by the importer's id. */
export async function judgedExamples(
  tx: Database,
  projectId: string,
  names: readonly string[],
): Promise<Map<string, JudgedRow>> {
  const rows = await tx.$queryRaw<(JudgedRow & { name: string })[]>`
    SELECT external_id AS name, id,
           CASE WHEN kind = 'preference' THEN jsonb_array_length(content -> 'responses') ELSE 0 END AS responses,
           CASE WHEN kind = 'text' THEN content ->> 'text' WHEN kind IN ('instruction', 'reward') THEN content ->> 'response' END AS "spanText"
    FROM example WHERE project_id = ${projectId}::uuid AND external_id = ANY(${[...new Set(names)]}::text[])`;
  return new Map(rows.map(({ name, ...row }) => [name, row]));
}
