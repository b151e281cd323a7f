import "server-only";
import type { Database } from "@/lib/server/db";
import { Prisma } from "@/lib/server/generated/prisma/client";
import { SELECTION } from "./slice";

/** Which examples something is about. */
export interface ExampleFilter {
  /** As name=value; an example has all of them. */
  slices: readonly string[];
  /** Whether an answer to it is known. */
  gold: "only" | "without" | null;
  /** Only these, by their own ids. */
  ids?: readonly string[];
}

/** That an answer to example `e` is known. */
export const IS_GOLD = Prisma.sql`EXISTS (SELECT 1 FROM gold_answer g WHERE g.project_id = e.project_id AND g.example_id = e.id)`;

/**
 * That example `e` is in a slice, given as name=value: the name ends at the first sign of equality. `selection=name` are the examples of a saved
 * selection, and those that came with a slice of that name.
 */
export function inSlice(slice: string): Prisma.Sql {
  const cut = slice.indexOf("=");
  const [name, value] = [slice.slice(0, cut), slice.slice(cut + 1)];
  const own = Prisma.sql`e.slices ->> ${name} = ${value}`;
  if (name !== SELECTION) return own;
  return Prisma.sql`(${own} OR e.id IN (
    SELECT m.example_id FROM selection s JOIN selection_example m ON m.project_id = s.project_id AND m.selection_id = s.id
    WHERE s.project_id = e.project_id AND s.purpose = 'slice' AND s.name = ${value}))`;
}

/** That the filter lets example `e` through. */
export function isAmong({ slices, gold, ids }: ExampleFilter): Prisma.Sql {
  const parts = slices.map(inSlice);
  if (ids) parts.push(Prisma.sql`e.id = ANY(${ids}::uuid[])`);
  if (gold !== null) parts.push(gold === "only" ? IS_GOLD : Prisma.sql`NOT ${IS_GOLD}`);
  return parts.length === 0 ? Prisma.sql`true` : Prisma.join(parts, " AND ");
}

/** The same of the example that a row names; no condition where all examples are let through. */
export function isOfThese(project: { projectId: string }, example: Prisma.Sql, filter: ExampleFilter): Prisma.Sql[] {
  const { slices, gold, ids } = filter;
  if (slices.length === 0 && gold === null) return ids ? [Prisma.sql`${example} = ANY(${ids}::uuid[])`] : [];
  return [
    Prisma.sql`${example} IN (SELECT e.id FROM example e WHERE e.project_id = ${project.projectId}::uuid AND ${isAmong(filter)})`,
  ];
}

/** How many examples of a project the filter lets through. */
export async function countAmong(
  tx: Database,
  { projectId }: { projectId: string },
  filter: ExampleFilter,
): Promise<number> {
  const [row] = await tx.$queryRaw<{ n: number }[]>`
    SELECT count(*)::int AS n FROM example e WHERE e.project_id = ${projectId}::uuid AND ${isAmong(filter)}`;
  return row!.n;
}
