import "server-only";
import type { ProjectScope } from "@/lib/auth/scope";
import { countsOf } from "@/lib/labels/counts";
import type { FigureFilter } from "@/lib/labels/filter";
import { replica } from "@/lib/server/db";
import { Prisma } from "@/lib/server/generated/prisma/client";
import { compares } from "./answers";
import { LINE, OUTPUT, PART } from "./outputs";

type Read = ProjectScope<"measure:read">;

/** The patterns of a project, or of the outputs with one value of a slice. */
export interface SlicePatterns {
  /** Null where no slice was asked for. */
  value: string | null;
  patterns: string;
}

/**
 * The labels of all prompts as patterns in text (see evaluation-outputs.ts). PostgreSQL puts the labels of an output together, then the
 * outputs of a prompt, then counts equal prompts: what comes back has no line for each judgment, and at most one for each prompt.
 * `models` gives the numbers. With a slice, one text for each of its values.
 */
export async function loadOutputPatterns(
  scope: Read,
  filter: FigureFilter,
  models: readonly string[],
  slice?: string,
): Promise<SlicePatterns[]> {
  const value = slice === undefined ? Prisma.sql`NULL::text` : Prisma.sql`e.slices ->> ${slice}`;
  const sliced =
    slice === undefined
      ? Prisma.empty
      : Prisma.sql`JOIN example e ON e.project_id = ${scope.projectId}::uuid AND e.id = o.example_id AND e.slices ->> ${slice} IS NOT NULL`;
  return replica().$queryRaw<SlicePatterns[]>`
    WITH labels AS (
      SELECT example_id, string_agg(n || ${PART} || value_key, ${PART} ORDER BY value_key COLLATE "C") AS given
      FROM ${countsOf(scope, filter)} counts GROUP BY example_id
    ), outputs AS (${outputsOf(scope, filter, models)}), prompts AS (
      SELECT ${value} AS value, o.prompt_key, string_agg(o.output, ${OUTPUT} ORDER BY o.output COLLATE "C") AS outputs
      FROM outputs o ${sliced} GROUP BY 1, 2
    )
    SELECT value, string_agg(prompts || ${OUTPUT} || outputs, ${LINE} ORDER BY outputs COLLATE "C") AS patterns
    FROM (SELECT value, outputs, count(*) AS prompts FROM prompts GROUP BY 1, 2) counted
    GROUP BY value ORDER BY count(*) DESC, value LIMIT ${MOST_VALUES}::int`;
}

/** Values of a slice beyond the most frequent ones are left out. */
const MOST_VALUES = 50;

/** A row for each labelled output, or for each comparison with the models of its places. */
function outputsOf(scope: Read, { criterion }: FigureFilter, models: readonly string[]): Prisma.Sql {
  const number = Prisma.sql`array_position(${[...models]}::text[], m.model) - 1`;
  if (!compares(criterion))
    return Prisma.sql`
      SELECT m.prompt_key, m.example_id, '0:' || ${number} || ${PART} || l.given AS output
      FROM labels l JOIN model_output m ON m.project_id = ${scope.projectId}::uuid AND m.example_id = l.example_id AND m.place = 0`;
  return Prisma.sql`
    SELECT m.prompt_key, m.example_id, string_agg(m.place || ':' || ${number}, ',' ORDER BY m.place) || ${PART} || l.given AS output
    FROM labels l JOIN model_output m ON m.project_id = ${scope.projectId}::uuid AND m.example_id = l.example_id AND m.place > 0
    GROUP BY m.prompt_key, m.example_id, l.given HAVING count(*) > 1`;
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
