import "server-only";
import { type ExampleFilter, isAmong } from "@/lib/examples/conditions";
import { isMarked } from "@/lib/examples/marks";
import type { TakeOut } from "@/lib/labels/filter";
import { db } from "@/lib/server/db";
import { Prisma } from "@/lib/server/generated/prisma/client";
import type { Source } from "./schema";
import { covers, parseSources, type Reach, reachOf } from "./sources";

/** A comparison that came to its end. */
export interface Run {
  id: string;
  finishedAt: Date;
  lastSequence: number;
  examples: number;
  sources: Source[];
  /** Evaluation projects that whoever asked for it may not read, with which nothing was compared. */
  closed: number;
  leftOut: number;
}

/**
 * The newest comparison of a project; null where there is none. Evaluations that were deleted and benchmarks that were removed since are
 * none of its sources any more.
 */
export async function newestRun({ projectId }: { projectId: string }): Promise<Run | null> {
  const [row] = await db().$queryRaw<(Omit<Run, "sources"> & { sources: unknown; there: string[] })[]>`
    SELECT r.id, r.finished_at AS "finishedAt", r.last_sequence::float8 AS "lastSequence", r.examples, r.sources, r.closed, r.left_out AS "leftOut",
           ARRAY(SELECT p.id::text FROM project p WHERE p.deleted_at IS NULL AND p.id::text IN (SELECT s ->> 'id' FROM jsonb_array_elements(r.sources) s)
                 UNION ALL SELECT b.id::text FROM benchmark b WHERE b.project_id = r.project_id AND b.removed_at IS NULL) AS there
    FROM contamination_run r WHERE r.project_id = ${projectId}::uuid AND r.finished_at IS NOT NULL ORDER BY r.finished_at DESC, r.id DESC LIMIT 1`;
  if (!row) return null;
  const { there, sources, ...run } = row;
  return { ...run, sources: parseSources(sources).filter(({ id }) => there.includes(id)) };
}

/** That `h` is a hit of a comparison, in one of its sources. */
export function isOfRun(projectId: string, run: Run | null): Prisma.Sql {
  return Prisma.sql`h.project_id = ${projectId}::uuid AND h.run_id = ${run?.id ?? null}::uuid
    AND h.source_id = ANY (${run?.sources.map(({ id }) => id) ?? []}::uuid[])`;
}

/** The hit `h` is waived, and its example is kept out of everything. */
export const IS_WAIVED = Prisma.sql`EXISTS (SELECT FROM contamination_waiver w WHERE w.project_id = h.project_id AND w.example_id = h.example_id
  AND w.source_id = h.source_id AND w.item = h.item AND w.withdrawn_at IS NULL)`;
export const IS_EXCLUDED = isMarked("exclusion", Prisma.sql`h.project_id`, Prisma.sql`h.example_id`);

/** How many hits there are, of how many examples, and what became of them. */
export interface HitCounts {
  found: number;
  examples: number;
  open: number;
  waived: number;
  excluded: number;
}

/** What is known of the contamination of some examples, for whoever wants to hand them out. */
export interface Standing {
  reach: Reach;
  run: Run | null;
  /** Why the newest comparison does not say all that one would now; null where it does. */
  stale: "never" | "examples" | "sources" | null;
  counts: HitCounts;
}

/** What the newest comparison found in the examples that a filter lets through, and whether it is as new as they and what there is to compare with. */
export async function contaminationOf(scope: TakeOut, among: ExampleFilter): Promise<Standing> {
  const [reach, run] = [await reachOf(scope.actor, scope.projectId), await newestRun(scope)];
  const { projectId } = scope;
  const [row] = await db().$queryRaw<(HitCounts & { isNewer: boolean })[]>`
    SELECT count(*)::int AS found, count(DISTINCT h.example_id)::int AS examples,
           count(*) FILTER (WHERE NOT ${IS_EXCLUDED} AND NOT ${IS_WAIVED})::int AS open,
           count(*) FILTER (WHERE NOT ${IS_EXCLUDED} AND ${IS_WAIVED})::int AS waived,
           count(*) FILTER (WHERE ${IS_EXCLUDED})::int AS excluded,
           EXISTS (SELECT FROM example e WHERE e.project_id = ${projectId}::uuid AND e.sequence > ${run?.lastSequence ?? 0}::bigint AND ${isAmong(among)}) AS "isNewer"
    FROM contamination_hit h
    WHERE ${isOfRun(projectId, run)}
      AND h.example_id IN (SELECT e.id FROM example e WHERE e.project_id = ${projectId}::uuid AND ${isAmong(among)})`;
  const { isNewer, ...counts } = row!;
  const stale = !run ? "never" : isNewer ? "examples" : covers(run.sources, reach.sources) ? null : "sources";
  return { reach, run, stale, counts };
}

/** Why hits of examples that go out were waived, and how many by each reason. */
export function waivedReasons(
  scope: TakeOut,
  run: Run,
  among: ExampleFilter,
): Promise<{ reason: string; pairs: number }[]> {
  return db().$queryRaw<{ reason: string; pairs: number }[]>`
    SELECT w.reason, count(*)::int AS pairs
    FROM contamination_hit h JOIN contamination_waiver w ON w.project_id = h.project_id AND w.example_id = h.example_id
     AND w.source_id = h.source_id AND w.item = h.item AND w.withdrawn_at IS NULL
    WHERE ${isOfRun(scope.projectId, run)} AND NOT ${IS_EXCLUDED}
      AND h.example_id IN (SELECT e.id FROM example e WHERE e.project_id = ${scope.projectId}::uuid AND ${isAmong(among)})
    GROUP BY w.reason ORDER BY 2 DESC, 1`;
}
