import "server-only";
import type { ProjectScope } from "@/lib/auth/scope";
import { countsOf } from "@/lib/labels/counts";
import type { FigureFilter } from "@/lib/labels/filter";
import { replica } from "@/lib/server/db";
import { Prisma } from "@/lib/server/generated/prisma/client";
import { compares } from "./answers";

type Read = ProjectScope<"measure:read">;

/**
 * Asks for the labels of all outputs, as `OUTPUTS_SPEC` has them: of single ones, or of those that were compared, once for each of their
 * models. `models` gives the numbers, `tainted` the prompts that training data holds.
 */
export function labelledOutputs(
  scope: Read,
  filter: FigureFilter,
  models: readonly string[],
  { slice, tainted }: { slice?: string | undefined; tainted: readonly string[] },
): Prisma.Sql {
  const value = slice === undefined ? Prisma.sql`NULL::text` : Prisma.sql`e.slices ->> ${slice}`;
  const sliced =
    slice === undefined
      ? Prisma.empty
      : Prisma.sql`JOIN example e ON e.project_id = ${scope.projectId}::uuid AND e.id = l.example_id`;
  return Prisma.sql`
    SELECT m.prompt_key, m.example_id, m.place, array_position(${[...models]}::text[], m.model) - 1, l.value_key, l.n, ${value},
           (m.prompt_key IN (SELECT unnest(${[...tainted]}::text[])))::int
    FROM ${countsOf(scope, filter)} l JOIN model_output m ON m.project_id = ${scope.projectId}::uuid AND m.example_id = l.example_id
     AND ${compares(filter.criterion) ? Prisma.sql`m.place > 0` : Prisma.sql`m.place = 0`} ${sliced}`;
}

export interface ModelCount {
  model: string;
  /** Outputs of its own, and places in comparisons. */
  outputs: number;
  compared: number;
}

/** The models whose outputs the project holds, by name. */
export async function listModels(scope: Read): Promise<ModelCount[]> {
  return replica().$queryRaw<ModelCount[]>`
    SELECT model, count(*) FILTER (WHERE place = 0)::int AS outputs, count(*) FILTER (WHERE place > 0)::int AS compared
    FROM model_output WHERE project_id = ${scope.projectId}::uuid GROUP BY model ORDER BY model COLLATE "C" LIMIT ${MOST_MODELS + 1}::int`;
}

/** Beyond this many models nothing is compared any more: there would be hundreds of pairs. */
export const MOST_MODELS = 40;

/** How many examples name no model, or only for some of their outputs. */
export async function countUnnamed(scope: Read): Promise<number> {
  const [row] = await replica().$queryRaw<{ n: number }[]>`
    SELECT greatest((SELECT count(*) FROM example WHERE project_id = ${scope.projectId}::uuid)
                  - (SELECT count(DISTINCT example_id) FROM model_output WHERE project_id = ${scope.projectId}::uuid), 0)::int AS n`;
  return row!.n;
}
