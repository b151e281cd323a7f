import "server-only";
import { replica } from "@/lib/server/db";
import { Prisma } from "@/lib/server/generated/prisma/client";
import { inSlice } from "./conditions";
import { SELECTION } from "./slice";

type Project = { projectId: string };

/** Slices are fields that came with the examples: what they are called and say is looked for in the first of them. */
const looked = ({ projectId }: Project) =>
  Prisma.sql`(SELECT slices FROM example WHERE project_id = ${projectId}::uuid LIMIT 2000) e`;

/** Slices whose values are few enough to choose from, and the selections that were saved, the newest first. */
export async function listSlices(project: Project): Promise<{ name: string; value: string }[]> {
  const [own, saved] = await Promise.all([
    replica().$queryRaw<{ name: string; value: string }[]>`
      SELECT DISTINCT s.key AS name, s.value FROM ${looked(project)}
      CROSS JOIN LATERAL jsonb_each_text(e.slices) s ORDER BY 1, 2 LIMIT 60`,
    replica().selection.findMany({
      where: { projectId: project.projectId, purpose: "slice", endedAt: null },
      orderBy: { createdAt: "desc" },
      select: { name: true },
      take: 40,
    }),
  ]);
  return [...own, ...saved.map(({ name }) => ({ name: SELECTION, value: name }))];
}

/** A slice as filters name it: `topic=law`. */
export function sliceText({ name, value }: { name: string; value: string }): string {
  return `${name}=${value}`;
}

/** The first of some slices, each as name=value, that no example of the project is in; null where there is none. */
export async function unknownSlice({ projectId }: Project, slices: readonly string[] = []): Promise<string | null> {
  for (const slice of slices) {
    const found = await replica().$queryRaw<unknown[]>`
      SELECT 1 FROM example e WHERE e.project_id = ${projectId}::uuid AND ${inSlice(slice)} LIMIT 1`;
    if (found.length === 0) return slice;
  }
  return null;
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

/** The same with the example that each was made from under the empty name. */
export function groupsStatement(project: Project): Prisma.Sql {
  const { projectId } = project;
  return Prisma.sql`${slicesStatement(project)} AND s.key <> '' UNION ALL
    SELECT id, '', parent_id::text FROM example WHERE project_id = ${projectId}::uuid AND parent_id IS NOT NULL`;
}
