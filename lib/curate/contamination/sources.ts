import "server-only";
import { z } from "zod";
import type { Actor } from "@/lib/auth/actor";
import { projectsWithin } from "@/lib/auth/projects-within";
import { isMarked } from "@/lib/examples/marks";
import { db } from "@/lib/server/db";
import { Prisma } from "@/lib/server/generated/prisma/client";
import { seeingAs } from "@/lib/server/sight";
import { type Source, sourceSchema } from "./schema";

/** What a project can be compared with by somebody, and how many evaluations there are that they may not read. */
export interface Reach {
  sources: Source[];
  closed: number;
}

/**
 * The evaluations that the actor may read and the project's benchmarks, as far as they have items. With evaluations that are not open to them
 * nothing is compared: what is near to an item and what is not would tell them the item.
 */
export async function reachOf(actor: Actor, projectId: string): Promise<Reach> {
  const { open, closed } = await projectsWithin(actor, "evaluation", "examples:read");
  const others = open.filter(({ id }) => id !== projectId);
  const [evaluations, benchmarks] = await Promise.all([readEvaluations(others), readBenchmarks(projectId)]);
  const sources = [...evaluations, ...benchmarks].filter(({ items }) => items > 0);
  return { sources, closed: closed.filter((id) => id !== projectId).length };
}

/** Names projects to the database, each of which was proved for whoever asks. */
export function seeingProved<T>(projectIds: readonly string[], work: () => PromiseLike<T>): Promise<T> {
  return seeingAs(`{${[...projectIds].sort().join(",")}}`, work);
}

async function readEvaluations(projects: readonly { id: string; name: string }[]): Promise<Source[]> {
  if (projects.length === 0) return [];
  const ids = projects.map(({ id }) => id);
  const rows = await seeingProved(
    ids,
    () => db().$queryRaw<{ id: string; items: number; last: number; marks: number }[]>`
      SELECT e.project_id AS id, count(*) FILTER (WHERE NOT ${isMarked("seed", Prisma.sql`e.project_id`, Prisma.sql`e.id`)})::int AS items,
             max(e.sequence)::float8 AS last,
             coalesce((SELECT max(greatest(x.sequence, x.lifted_sequence)) FROM example_mark x WHERE x.project_id = e.project_id AND x.kind = 'seed'), 0)::float8 AS marks
      FROM example e WHERE e.project_id = ANY (${ids}::uuid[]) GROUP BY e.project_id`,
  );
  const found = new Map(rows.map((row) => [row.id, row]));
  return projects.flatMap(({ id, name }) => {
    const row = found.get(id);
    return row ? [{ kind: "evaluation" as const, name, ...row }] : [];
  });
}

async function readBenchmarks(projectId: string): Promise<Source[]> {
  const rows = await db().$queryRaw<{ id: string; name: string; items: number }[]>`
    SELECT b.id, b.name, (SELECT count(*)::int FROM benchmark_item i WHERE i.project_id = b.project_id AND i.benchmark_id = b.id) AS items
    FROM benchmark b WHERE b.project_id = ${projectId}::uuid AND b.ready_at IS NOT NULL AND b.removed_at IS NULL ORDER BY b.created_at, b.id`;
  return rows.map((row) => ({ kind: "benchmark", last: 0, marks: 0, ...row }));
}

/** The sources as a comparison keeps them. */
export function parseSources(stored: unknown): Source[] {
  return z.array(sourceSchema).parse(stored);
}

/** Those of the sources that are evaluations of other projects. */
export function evaluationsOf(sources: readonly Source[]): string[] {
  return sources.flatMap(({ kind, id }) => (kind === "evaluation" ? id : []));
}

/** Whether a comparison with these sources says all that one with the others would. */
export function covers(compared: readonly Source[], now: readonly Source[]): boolean {
  return now.every(({ id, last, marks }) =>
    compared.some((source) => source.id === id && source.last === last && source.marks === marks),
  );
}
