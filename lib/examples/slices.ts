import "server-only";
import { replica } from "@/lib/server/db";
import { Prisma } from "@/lib/server/generated/prisma/client";
import { COPIES } from "./copies";

type Project = { projectId: string };

/** Slices are fields that came with the examples: what they are called and say is looked for in the first of them. */
const looked = ({ projectId }: Project) =>
  Prisma.sql`(SELECT slices FROM example WHERE project_id = ${projectId}::uuid LIMIT 2000) e`;

/** Slices whose values are few enough to choose from. */
export async function listSlices(project: Project): Promise<{ name: string; value: string }[]> {
  return replica().$queryRaw<{ name: string; value: string }[]>`
    SELECT DISTINCT s.key AS name, s.value FROM ${looked(project)}
    CROSS JOIN LATERAL jsonb_each_text(e.slices) s ORDER BY 1, 2 LIMIT 60`;
}

/** What slices are called. */
export async function sliceNames(project: Project): Promise<string[]> {
  const rows = await replica().$queryRaw<{ name: string }[]>`
    SELECT DISTINCT s.name FROM ${looked(project)} CROSS JOIN LATERAL jsonb_object_keys(e.slices) AS s (name) ORDER BY 1 LIMIT 30`;
  return rows.map(({ name }) => name);
}

/** Every slice of every example, for a thread: example, name and value, each once. */
export function slicesStatement({ projectId }: Project): Prisma.Sql {
  return Prisma.sql`
    SELECT e.id, s.key, s.value FROM example e CROSS JOIN LATERAL jsonb_each_text(e.slices) s
    WHERE e.project_id = ${projectId}::uuid AND s.value IS NOT NULL`;
}

/**
 * The same with the example that each was made from under the empty name, and under `COPIES` the one that each says the same as, by the newest
 * search for duplicates. It names that search, so that what was calculated before another one is not taken for its own.
 */
export async function groupsStatement(project: Project): Promise<Prisma.Sql> {
  const { projectId } = project;
  const search = await replica().duplicateRun.findFirst({ where: { projectId }, select: { id: true } });
  const clusters = Prisma.sql`duplicate_cluster c WHERE c.project_id = ${projectId}::uuid AND c.run_id = ${search?.id ?? null}::uuid AND c.meaning = 'whole'`;
  return Prisma.sql`${slicesStatement(project)} AND s.key NOT IN ('', ${COPIES}) UNION ALL
    SELECT id, '', parent_id::text FROM example WHERE project_id = ${projectId}::uuid AND parent_id IS NOT NULL UNION ALL
    SELECT c.kept_id, ${COPIES}, c.kept_id::text FROM ${clusters} UNION ALL
    SELECT m.example_id, ${COPIES}, k.kept_id::text FROM (SELECT c.* FROM ${clusters}) k
    JOIN duplicate_member m ON m.project_id = k.project_id AND m.run_id = k.run_id AND m.cluster = k.number`;
}
