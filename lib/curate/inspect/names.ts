import "server-only";
import { marked } from "@/lib/core/text/marked-names";
import { replica } from "@/lib/server/db";

const MOST_IMPORTS = 200;

/** What words are called that are stored by an id: imports by their files, marked as names, and days. */
export async function wordNames({ projectId }: { projectId: string }): Promise<Record<string, Record<string, string>>> {
  const imports = await replica().$queryRaw<{ id: string; file: string | null; at: string }[]>`
    SELECT id, nullif(params ->> 'fileName', '') AS file, to_char(created_at AT TIME ZONE 'UTC', 'YYYY-MM-DD HH24:MI') AS at FROM job
    WHERE project_id = ${projectId}::uuid AND kind = 'import-examples' AND accepted > 0
    ORDER BY created_at DESC LIMIT ${MOST_IMPORTS}::int`;
  return {
    import: Object.fromEntries(imports.map(({ id, file, at }) => [id, file === null ? at : `${marked(file)}, ${at}`])),
  };
}
