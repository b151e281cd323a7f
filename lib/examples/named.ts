import "server-only";
import { replica } from "@/lib/server/db";
import { EXCERPT } from "./example-text";

/** What a list calls an example: the importer's id and the beginning of its text. */
export interface NamedExample {
  id: string;
  externalId: string;
  excerpt: string;
}

/** The examples of these ids by id; ids that the project does not have are left out. */
export async function examplesById(
  { projectId }: { projectId: string },
  ids: readonly string[],
): Promise<ReadonlyMap<string, NamedExample>> {
  if (ids.length === 0) return new Map();
  const rows = await replica().$queryRaw<NamedExample[]>`
    SELECT e.id, e.external_id AS "externalId", ${EXCERPT} AS excerpt FROM example e
    WHERE e.project_id = ${projectId}::uuid AND e.id = ANY(${[...new Set(ids)]}::uuid[])`;
  return new Map(rows.map((row) => [row.id, row]));
}
