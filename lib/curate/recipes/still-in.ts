import "server-only";
import { type Database, db } from "@/lib/server/db";
import { Prisma } from "@/lib/server/generated/prisma/client";

/** A run as far as its steps need it. */
export interface RunExtent {
  projectId: string;
  runId: string;
  lastSequence: number;
}

/**
 * That example `e` is among those that a run is about: what had arrived when it began, and the cleaned versions that it made of these. What
 * arrived while it cleaned is not cleaned, and the next run's.
 */
export function isAbout({ projectId, runId, lastSequence }: RunExtent): Prisma.Sql {
  return Prisma.sql`e.project_id = ${projectId}::uuid AND e.sequence <= ${lastSequence}::bigint AND (
    e.sequence <= coalesce((SELECT c.last_sequence FROM clean_run c WHERE c.project_id = ${projectId}::uuid AND c.id = ${runId}::uuid), ${lastSequence}::bigint)
    OR EXISTS (SELECT FROM clean_outcome o WHERE o.project_id = e.project_id AND o.run_id = ${runId}::uuid AND o.child_id = e.id))`;
}

/** That example `e` is among those that a run is about, and no step of it took it yet. */
export function isStillIn(extent: RunExtent): Prisma.Sql {
  return Prisma.sql`${isAbout(extent)} AND NOT EXISTS (
    SELECT FROM recipe_taken t WHERE t.project_id = e.project_id AND t.run_id = ${extent.runId}::uuid AND t.example_id = e.id)`;
}

/** How many are still in. */
export async function countStillIn(tx: Database, extent: RunExtent): Promise<number> {
  const [row] = await tx.$queryRaw<
    { n: number }[]
  >`SELECT count(*)::int AS n FROM example e WHERE ${isStillIn(extent)}`;
  return row!.n;
}

const BATCH = 20_000;

/** Those that are still in, in the order of their arrival, batch by batch. */
export async function* stillIn(extent: RunExtent): AsyncGenerator<{ id: string; sequence: number }[]> {
  let after = 0;
  for (;;) {
    const batch = await db().$queryRaw<{ id: string; sequence: number }[]>`
      SELECT e.id, e.sequence::float8 AS sequence FROM example e
      WHERE ${isStillIn(extent)} AND e.sequence > ${after}::bigint ORDER BY e.sequence LIMIT ${BATCH}::int`;
    const last = batch.at(-1);
    if (!last) return;
    yield batch;
    after = last.sequence;
  }
}
