import "server-only";
import type { ProjectScope } from "@/lib/auth/scope";
import { isUuid } from "@/lib/auth/uuid";
import { EXCERPT } from "@/lib/examples/example-text";
import { isMarked } from "@/lib/examples/marks";
import type { JobState } from "@/lib/jobs/kinds";
import { db, replica } from "@/lib/server/db";
import { Prisma } from "@/lib/server/generated/prisma/client";
import { type RunFigures, runFiguresSchema } from "./figures";
import type { Recipe } from "./schema";
import type { Step } from "./steps/all-steps";
import { storedStepsSchema } from "./stored";

type Read = ProjectScope<"resolve:read">;

/** A version of a recipe. */
export interface RecipeView extends Recipe {
  id: string;
  version: number;
  hash: string;
  createdAt: Date;
  author: string | null;
  /** When it left the list; null where it is on it. */
  putAwayAt: Date | null;
}

type VersionRow = Omit<RecipeView, "recipe" | "steps"> & { name: string; steps: unknown };

const VERSION = Prisma.sql`
  SELECT v.recipe_id AS id, v.number AS version, v.name, v.steps, v.hash, v.created_at AS "createdAt", u.name AS author,
         a.put_away_at AS "putAwayAt"
  FROM recipe_version v JOIN recipe a ON a.project_id = v.project_id AND a.id = v.recipe_id LEFT JOIN app_user u ON u.id = v.created_by_id`;

function toView({ name, steps, ...row }: VersionRow): RecipeView {
  return { recipe: name, steps: storedStepsSchema.parse(steps), ...row };
}

/** The recipes of a project, each as its newest version says it, in the order in which they were made: all of them, those put away among them. */
export async function listRecipes({ projectId }: Read): Promise<RecipeView[]> {
  const rows = await db().$queryRaw<VersionRow[]>`
    SELECT v.* FROM recipe r CROSS JOIN LATERAL (
      ${VERSION} WHERE v.project_id = r.project_id AND v.recipe_id = r.id ORDER BY v.number DESC LIMIT 1) v
    WHERE r.project_id = ${projectId}::uuid ORDER BY r.created_at, r.id`;
  return rows.map(toView);
}

/** One recipe, as its newest version says it or another one; null where there is none. */
export async function readRecipeVersion({ projectId }: Read, id: string, version?: number): Promise<RecipeView | null> {
  if (!isUuid(id)) return null;
  const [row] = await db().$queryRaw<VersionRow[]>`
    ${VERSION} WHERE v.project_id = ${projectId}::uuid AND v.recipe_id = ${id}::uuid
      AND (${version ?? null}::int IS NULL OR v.number = ${version ?? null}::int) ORDER BY v.number DESC LIMIT 1`;
  return row ? toView(row) : null;
}

/** A run or a preview of a recipe. */
export interface RunView {
  id: string;
  recipe: string;
  name: string;
  version: number;
  hash: string;
  steps: Step[];
  isPreview: boolean;
  /** Of the guideline. */
  guidelineVersion: number;
  state: JobState;
  figures: RunFigures;
  /** Exclusions that it made and that stand. */
  stands: number;
  /** Examples in whose places its cleaned versions stand. */
  replaced: number;
  author: string | null;
  createdAt: Date;
  finishedAt: Date | null;
  undoneAt: Date | null;
  undoneBy: string | null;
}

type RunRow = Omit<RunView, "steps" | "figures"> & { steps: unknown; figures: unknown };

const MOST_RUNS = 100;

async function selectRuns(projectId: string, condition: Prisma.Sql, limit = MOST_RUNS): Promise<RunView[]> {
  const rows = await db().$queryRaw<RunRow[]>`
    SELECT r.id, r.recipe_id AS recipe, v.name, r.version, v.hash, v.steps, r.is_preview AS "isPreview", g.number AS "guidelineVersion",
           j.state, r.figures, u.name AS author, r.created_at AS "createdAt", r.finished_at AS "finishedAt", r.undone_at AS "undoneAt",
           w.name AS "undoneBy",
           m.stands, m.replaced
    FROM recipe_run r
    CROSS JOIN LATERAL (
      SELECT count(*) FILTER (WHERE x.reason <> 'replaced')::int AS stands, count(*) FILTER (WHERE x.reason = 'replaced')::int AS replaced
      FROM example_mark x WHERE x.project_id = r.project_id AND x.run_id = r.id AND x.lifted_at IS NULL) m
    JOIN recipe_version v ON v.project_id = r.project_id AND v.recipe_id = r.recipe_id AND v.number = r.version
    JOIN guideline_version g ON g.id = r.guideline_version_id
    JOIN job j ON j.project_id = r.project_id AND j.id = r.id
    LEFT JOIN app_user u ON u.id = r.created_by_id LEFT JOIN app_user w ON w.id = r.undone_by_id
    WHERE r.project_id = ${projectId}::uuid AND ${condition} ORDER BY r.created_at DESC, r.id DESC LIMIT ${limit}::int`;
  return rows.map(({ steps, figures, ...row }) => ({
    ...row,
    steps: storedStepsSchema.parse(steps),
    figures: runFiguresSchema.parse(figures),
  }));
}

/** The newest runs of a project, or of one of its recipes, previews among them. */
export function listRuns({ projectId }: Read, recipe?: string): Promise<RunView[]> {
  if (recipe !== undefined && !isUuid(recipe)) return Promise.resolve([]);
  return selectRuns(projectId, recipe === undefined ? Prisma.sql`true` : Prisma.sql`r.recipe_id = ${recipe}::uuid`);
}

/** The runs of these ids, the newest first. */
export function runsOf({ projectId }: ProjectScope<"release:write">, ids: readonly string[]): Promise<RunView[]> {
  return selectRuns(projectId, Prisma.sql`r.id = ANY(${ids}::uuid[])`, ids.length);
}

/** One run of a recipe; null where there is none. */
export async function readRun({ projectId }: Read, recipe: string, id: string): Promise<RunView | null> {
  if (!isUuid(recipe) || !isUuid(id)) return null;
  const [row] = await selectRuns(projectId, Prisma.sql`r.recipe_id = ${recipe}::uuid AND r.id = ${id}::uuid`, 1);
  return row ?? null;
}

/** An example that a step took. */
export interface TakenRow {
  id: string;
  externalId: string;
  excerpt: string;
  /** Whether it is excluded now. */
  excluded: boolean;
}

/** Examples that one step of a run took, of all sources or of one; step 0 are those excluded before. */
interface TakenBy {
  run: string;
  step: number;
  source?: string | undefined;
}

const isTakenBy = (projectId: string, { run, step, source }: TakenBy) => Prisma.sql`
  t.project_id = ${projectId}::uuid AND t.run_id = ${run}::uuid AND t.step = ${step}::int
    AND (${source ?? null}::text IS NULL OR e.provenance ->> 'source' = ${source ?? null})`;

/** How many of them there are. */
export async function countTaken({ projectId }: Read, taken: TakenBy): Promise<number> {
  const [row] = await replica().$queryRaw<{ n: number }[]>`
    SELECT count(*)::int AS n FROM recipe_taken t JOIN example e ON e.project_id = t.project_id AND e.id = t.example_id
    WHERE ${isTakenBy(projectId, taken)}`;
  return row!.n;
}

/** A page of them, in the order of their arrival. */
export function listTaken(
  { projectId }: Read,
  taken: TakenBy,
  { offset, limit }: { offset: number; limit: number },
): Promise<TakenRow[]> {
  return replica().$queryRaw<TakenRow[]>`
    SELECT e.id, e.external_id AS "externalId", ${EXCERPT} AS excerpt,
           ${isMarked("exclusion", Prisma.sql`e.project_id`, Prisma.sql`e.id`)} AS excluded
    FROM recipe_taken t JOIN example e ON e.project_id = t.project_id AND e.id = t.example_id
    WHERE ${isTakenBy(projectId, taken)} ORDER BY e.sequence LIMIT ${limit}::int OFFSET ${offset}::int`;
}
