import "server-only";
import { type Page, type PageQuery, pageOf } from "@/lib/api/page";
import type { ProjectScope } from "@/lib/auth/scope";
import { isUuid } from "@/lib/auth/uuid";
import type { CleaningId } from "@/lib/clean/operation-ids";
import type { JobState } from "@/lib/jobs/kinds";
import { db } from "@/lib/server/db";
import { Prisma } from "@/lib/server/generated/prisma/client";
import { type KeptPlan, keptPlanSchema, LOSSES, type Loss, OUTCOMES, type Outcome } from "./schema";

type Read = ProjectScope<"release:write">;

/** A cleaning, and what came of it. */
export interface CleaningView {
  id: string;
  plan: KeptPlan;
  state: JobState;
  author: string | null;
  createdAt: Date;
  undoneAt: Date | null;
  /** The recipe that it is a step of, whose run of the same id is undone as one; null where it is none, or the run did not come to its end. */
  recipe: string | null;
  /** How many examples each outcome has. */
  outcomes: Record<Outcome, number>;
  /** How many each operation changed. */
  operations: { operation: CleaningId; examples: number }[];
  /** On how many children what was decided about their parents holds, by criterion. */
  inherited: { criterion: string; examples: number }[];
  /** What could not be carried over as it was, by criterion. */
  losses: { what: Loss["what"]; criterion: string; examples: number; count: number }[];
}

/** The cleanings of a project, newest first. */
export async function listCleanings({ projectId }: Read, { limit, cursor }: PageQuery): Promise<Page<CleaningView>> {
  const after = cursor ?? null;
  const rows = await selectRuns(
    projectId,
    Prisma.sql`${after}::uuid IS NULL OR (r.created_at, r.id) < (SELECT l.created_at, l.id FROM clean_run l WHERE l.project_id = r.project_id AND l.id = ${after}::uuid)`,
    limit + 1,
  );
  return pageOf(rows, limit);
}

/** One of them; null where the project has none of this id. */
export async function readCleaning({ projectId }: Read, id: string): Promise<CleaningView | null> {
  if (!isUuid(id)) return null;
  const [run] = await selectRuns(projectId, Prisma.sql`r.id = ${id}::uuid`, 1);
  return run ?? null;
}

interface RunRow extends Omit<CleaningView, "plan" | "outcomes" | "losses"> {
  plan: unknown;
  outcomes: Record<string, number>;
  losses: CleaningView["losses"];
}

async function selectRuns(projectId: string, condition: Prisma.Sql, limit: number): Promise<CleaningView[]> {
  const own = Prisma.sql`FROM clean_outcome o WHERE o.project_id = r.project_id AND o.run_id = r.id`;
  const rows = await db().$queryRaw<RunRow[]>`
    SELECT r.id, r.plan, coalesce(j.state::text, 'succeeded') AS state, u.name AS author, r.created_at AS "createdAt", r.undone_at AS "undoneAt",
      (SELECT p.recipe_id FROM recipe_run p WHERE p.project_id = r.project_id AND p.id = r.id AND p.finished_at IS NOT NULL) AS recipe,
      (SELECT coalesce(jsonb_object_agg(x.outcome, x.n), '{}') FROM (SELECT o.outcome, count(*)::int AS n ${own} GROUP BY 1) x) AS outcomes,
      (SELECT coalesce(jsonb_agg(jsonb_build_object('operation', x.operation, 'examples', x.n)), '[]')
       FROM (SELECT p.operation, count(*)::int AS n FROM clean_outcome o, unnest(o.operations) p (operation) WHERE o.project_id = r.project_id AND o.run_id = r.id GROUP BY 1) x) AS operations,
      (SELECT coalesce(jsonb_agg(jsonb_build_object('criterion', x.criterion, 'examples', x.n)), '[]')
       FROM (SELECT p.criterion, count(*)::int AS n FROM clean_outcome o, unnest(o.inherited) p (criterion) WHERE o.project_id = r.project_id AND o.run_id = r.id GROUP BY 1) x) AS inherited,
      (SELECT coalesce(jsonb_agg(jsonb_build_object('what', x.what, 'criterion', x.criterion, 'examples', x.n, 'count', x.count) ORDER BY x.criterion), '[]')
       FROM (SELECT p ->> 'what' AS what, p ->> 'criterion' AS criterion, count(*)::int AS n, sum((p ->> 'count')::int)::int AS count
             FROM clean_outcome o, jsonb_array_elements(o.losses) p WHERE o.project_id = r.project_id AND o.run_id = r.id GROUP BY 1, 2) x) AS losses
    FROM clean_run r LEFT JOIN job j ON j.project_id = r.project_id AND j.id = r.id LEFT JOIN app_user u ON u.id = r.created_by_id
    WHERE r.project_id = ${projectId}::uuid AND (${condition}) ORDER BY r.created_at DESC, r.id DESC LIMIT ${limit}::int`;
  return rows.map(viewOf);
}

function viewOf({ plan: raw, outcomes, operations, inherited, losses, ...run }: RunRow): CleaningView {
  const plan = keptPlanSchema.parse(raw);
  const order = plan.operations.map(({ id }) => id);
  const rank = ({ what }: { what: Loss["what"] }) => LOSSES.indexOf(what);
  return {
    ...run,
    plan,
    outcomes: Object.fromEntries(OUTCOMES.map((name) => [name, outcomes[name] ?? 0])) as Record<Outcome, number>,
    operations: operations.toSorted((a, b) => order.indexOf(a.operation) - order.indexOf(b.operation)),
    inherited: inherited.toSorted(
      (a, b) => plan.unaffected.indexOf(a.criterion) - plan.unaffected.indexOf(b.criterion),
    ),
    losses: losses.toSorted((a, b) => rank(a) - rank(b)),
  };
}

/** What became of one example. */
export interface CleanedView {
  /** Of the parent. */
  id: string;
  parent: string;
  outcome: Outcome;
  childId: string | null;
  child: string | null;
  operations: CleaningId[];
  inherited: string[];
  losses: Loss[];
}

/** What became of the examples of a cleaning, in the order of their arrival, as far as they have one outcome; the next page begins after `cursor`. */
export async function listCleaned(
  { projectId }: Read,
  run: string,
  { limit, cursor, outcome }: PageQuery & { outcome?: Outcome | undefined },
): Promise<Page<CleanedView>> {
  const after = cursor ?? null;
  const rows = await db().$queryRaw<CleanedView[]>`
    SELECT o.parent_id AS id, e.external_id AS parent, o.outcome, o.child_id AS "childId", c.external_id AS child, o.operations, o.inherited, o.losses
    FROM clean_outcome o JOIN example e ON e.project_id = o.project_id AND e.id = o.parent_id
    LEFT JOIN example c ON c.project_id = o.project_id AND c.id = o.child_id
    WHERE o.project_id = ${projectId}::uuid AND o.run_id = ${run}::uuid AND (${outcome ?? null}::text IS NULL OR o.outcome = ${outcome ?? null})
      AND (${after}::uuid IS NULL OR e.sequence > (SELECT l.sequence FROM example l WHERE l.project_id = o.project_id AND l.id = ${after}::uuid))
    ORDER BY e.sequence LIMIT ${limit + 1}::int`;
  return pageOf(rows, limit);
}
