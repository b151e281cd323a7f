import "server-only";
import { losing } from "@/lib/curate/losing";
import { isMarked } from "@/lib/examples/marks";
import { type Database, db } from "@/lib/server/db";
import { Prisma } from "@/lib/server/generated/prisma/client";
import type { RunFigures } from "./figures";
import { isAbout, type RunExtent } from "./still-in";

const ROWS_AT_ONCE = 10_000;

/**
 * Keeps which of the examples that a run is about are excluded already, so that no step takes them; answers by whom, and how many examples
 * it is about. An example in whose place a cleaned version stands is out for good and counted nowhere.
 */
export async function storeExcluded(
  tx: Database,
  extent: RunExtent,
): Promise<Pick<RunFigures, "examples" | "excluded">> {
  const { projectId, runId } = extent;
  await tx.$executeRaw`
    INSERT INTO recipe_taken (project_id, run_id, example_id, step)
    SELECT e.project_id, ${runId}::uuid, e.id, 0 FROM example e
    WHERE ${isAbout(extent)} AND ${isMarked("exclusion", Prisma.sql`e.project_id`, Prisma.sql`e.id`)}
    ON CONFLICT DO NOTHING`;
  // Of one that was lifted since the statement above nobody can say any more whose it was.
  const rows = await tx.$queryRaw<
    { run: string | null; name: string | null; version: number | null; isReplaced: boolean; examples: number }[]
  >`
    SELECT x.run_id AS run, v.name, r.version, coalesce(x.reason = 'replaced', false) AS "isReplaced", count(*)::int AS examples
    FROM recipe_taken t
    LEFT JOIN example_mark x ON x.project_id = t.project_id AND x.example_id = t.example_id AND x.kind = 'exclusion' AND x.lifted_at IS NULL
    LEFT JOIN recipe_run r ON r.project_id = x.project_id AND r.id = x.run_id
    LEFT JOIN recipe_version v ON v.project_id = r.project_id AND v.recipe_id = r.recipe_id AND v.number = r.version
    WHERE t.project_id = ${projectId}::uuid AND t.run_id = ${runId}::uuid AND t.step = 0
    GROUP BY 1, 2, 3, 4 ORDER BY 5 DESC, 1`;
  const standing = rows.filter(({ isReplaced }) => !isReplaced);
  const runs = standing.flatMap(({ run, name, version, examples }) =>
    run === null ? [] : [{ run, name: name!, version: version!, examples }],
  );
  const replaced = rows.reduce((sum, { isReplaced, examples }) => sum + (isReplaced ? examples : 0), 0);
  const [all] = await tx.$queryRaw<{ n: number }[]>`SELECT count(*)::int AS n FROM example e WHERE ${isAbout(extent)}`;
  const people = standing.find(({ run }) => run === null)?.examples ?? 0;
  return { examples: all!.n - replaced, excluded: { people, runs } };
}

/** Keeps what a step takes, as far as the run is about it and no step before took it. Answers how many that are. */
export async function storeTaken(
  tx: Database,
  extent: RunExtent,
  examples: readonly string[],
  step: number,
): Promise<number> {
  let taken = 0;
  for (let from = 0; from < examples.length; from += ROWS_AT_ONCE)
    taken += await tx.$executeRaw`
      INSERT INTO recipe_taken (project_id, run_id, example_id, step)
      SELECT e.project_id, ${extent.runId}::uuid, e.id, ${step}::int FROM example e
      WHERE ${isAbout(extent)} AND e.id = ANY(${examples.slice(from, from + ROWS_AT_ONCE)}::uuid[])
      ON CONFLICT DO NOTHING`;
  return taken;
}

/** What loses most of itself by the steps of a run, of what was in before it. */
export function losingBy(extent: RunExtent) {
  const { projectId, runId } = extent;
  const taken = Prisma.sql`recipe_taken t WHERE t.project_id = ${projectId}::uuid AND t.run_id = ${runId}::uuid`;
  return losing(db(), projectId, {
    there: Prisma.sql`
      SELECT e.id FROM example e WHERE ${isAbout(extent)}
        AND NOT EXISTS (SELECT FROM ${taken} AND t.example_id = e.id AND t.step = 0)`,
    gone: Prisma.sql`SELECT t.example_id AS id, t.step FROM ${taken} AND t.step > 0`,
  });
}
