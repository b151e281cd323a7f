import "server-only";
import type { ListView } from "@/lib/address/table-address";
import type { ProjectScope } from "@/lib/auth/scope";
import { inSlice } from "@/lib/examples/conditions";
import { EXCERPT } from "@/lib/examples/example-text";
import { isMarked } from "@/lib/examples/marks";
import type { ExampleKind } from "@/lib/formats/example";
import { replica } from "@/lib/server/db";
import { Prisma } from "@/lib/server/generated/prisma/client";
import type { SeedFilter } from "./schema";

type Read = ProjectScope<"export:read">;

/** An evaluation example and whether it may become training data. */
export interface SeedRow {
  exampleId: string;
  externalId: string;
  kind: ExampleKind;
  excerpt: string;
  models: string[];
  /** What was noted with the mark; null where none stands. */
  note: string | null;
}

/** A page of examples in the order in which they came. */
export async function listSeeds(
  scope: Read,
  filter: SeedFilter,
  view: Pick<ListView, "page" | "size">,
): Promise<SeedRow[]> {
  return replica().$queryRaw<SeedRow[]>`
    SELECT e.id AS "exampleId", e.external_id AS "externalId", e.kind,
           ${EXCERPT} AS excerpt,
           ARRAY(SELECT DISTINCT m.model FROM model_output m WHERE m.project_id = e.project_id AND m.example_id = e.id ORDER BY 1) AS models,
           (SELECT s.note FROM example_mark s WHERE s.project_id = e.project_id AND s.kind = 'seed' AND s.example_id = e.id AND s.lifted_at IS NULL) AS note
    FROM example e WHERE ${seedConditions(scope.projectId, filter)}
    ORDER BY e.sequence LIMIT ${view.size}::int OFFSET ${(view.page - 1) * view.size}::int`;
}

interface SeedCounts {
  examples: number;
  marked: number;
}

/** How many examples the filter lets through, and how many of them are marked. */
export async function countSeeds(scope: Read, filter: SeedFilter): Promise<SeedCounts> {
  const [row] = await replica().$queryRaw<SeedCounts[]>`
    SELECT count(*)::int AS examples, count(*) FILTER (WHERE ${IS_SEED})::int AS marked
    FROM example e WHERE ${seedConditions(scope.projectId, filter)}`;
  return row!;
}

const MOST_CHOICES = 100;

/** Models to filter by. */
export async function modelNames(scope: Read): Promise<string[]> {
  const rows = await replica().$queryRaw<{ model: string }[]>`
    SELECT DISTINCT model FROM model_output WHERE project_id = ${scope.projectId}::uuid ORDER BY 1 LIMIT ${MOST_CHOICES}::int`;
  return rows.map(({ model }) => model);
}

/** Slices to filter by, as name=value, from the first examples of the project. */
export async function sliceValues(scope: Read): Promise<string[]> {
  const rows = await replica().$queryRaw<{ slice: string }[]>`
    SELECT DISTINCT s.key || '=' || s.value AS slice FROM (SELECT slices FROM example WHERE project_id = ${scope.projectId}::uuid LIMIT 2000) e
    CROSS JOIN LATERAL jsonb_each_text(e.slices) s ORDER BY 1 LIMIT ${MOST_CHOICES}::int`;
  return rows.map(({ slice }) => slice);
}

/** Whether a mark stands on example `e`. */
const IS_SEED = isMarked("seed", Prisma.sql`e.project_id`, Prisma.sql`e.id`);

/** The examples `e` of a project that a filter lets through. */
export function seedConditions(projectId: string, { model, slice, marked }: SeedFilter): Prisma.Sql {
  const parts = [Prisma.sql`e.project_id = ${projectId}::uuid`];
  if (model !== undefined)
    parts.push(
      Prisma.sql`EXISTS (SELECT 1 FROM model_output m WHERE m.project_id = e.project_id AND m.example_id = e.id AND m.model = ${model})`,
    );
  if (slice !== undefined) parts.push(inSlice(slice));
  if (marked !== undefined) parts.push(marked === "yes" ? IS_SEED : Prisma.sql`NOT ${IS_SEED}`);
  return Prisma.join(parts, " AND ");
}
