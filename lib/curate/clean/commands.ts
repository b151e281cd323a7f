import "server-only";
import type { ProjectScope } from "@/lib/auth/scope";
import { isAmong } from "@/lib/examples/conditions";
import { isKept } from "@/lib/examples/marks";
import { criteriaOf } from "@/lib/guideline/version-criteria";
import { orderJob } from "@/lib/jobs/order-job";
import { audit } from "@/lib/server/audit";
import { type Database, db, transaction } from "@/lib/server/db";
import { no, ok } from "@/lib/server/errors";
import { Prisma } from "@/lib/server/generated/prisma/client";
import { refreshGrownStatistics } from "@/lib/server/grown-statistics";
import type { CleanPlan, RunRef } from "./schema";
import { refuseUnlessSettled } from "./settled";
import { UNDONE } from "./store-batch";

type Write = ProjectScope<"release:write">;

const UNDO_MS = 600_000;

/** Hands a cleaning to the queue; one at a time in a project. */
export async function startCleaning(scope: Write, plan: CleanPlan) {
  const { projectId, project, actor } = scope;
  const known = new Set((await criteriaOf(project.guidelineVersionId)).map(({ key }) => key));
  const unknown = plan.unaffected.find((key) => !known.has(key));
  if (unknown !== undefined)
    return no(
      "unknown-criterion",
      `Version ${project.versionNumber} has no criterion ${unknown}; it has ${[...known].join(", ")}.`,
    );
  const total = await countKeptAmong(db(), projectId, plan.slices);
  if (total === 0) return no("no-examples", "No example that is kept is in these slices; nothing was begun.");
  return transaction(async (tx) => {
    const settled = await refuseUnlessSettled(tx, scope);
    if (!settled.ok) return settled;
    const ordered = await orderJob(tx, scope, { kind: "clean-examples", params: { plan, name: "Cleaning" }, total });
    if (!ordered.ok) return ordered;
    await audit(tx, {
      stream: `project:${projectId}`,
      projectId,
      actorId: actor.userId,
      action: "clean.start",
      subject: ordered.value.jobId,
      detail: { ...plan },
    });
    return ordered;
  });
}

async function countKeptAmong(tx: Database, projectId: string, slices: readonly string[]): Promise<number> {
  const [row] = await tx.$queryRaw<{ n: number }[]>`
    SELECT count(*)::int AS n FROM example e WHERE e.project_id = ${projectId}::uuid AND ${isAmong({ slices, gold: null })}
      AND ${isKept(Prisma.sql`e.project_id`, Prisma.sql`e.id`)}`;
  return row!.n;
}

/**
 * Undoes a cleaning as one: what it put into the dataset leaves it, the parents come back, and what was inherited is withdrawn. Labels that
 * children got since stay with them. Cleaning again brings the same children back.
 */
export async function undoCleaning(scope: Write, { run }: RunRef) {
  await refreshGrownStatistics();
  return transaction(
    async (tx) => {
      const settled = await refuseUnlessSettled(tx, scope);
      if (!settled.ok) return settled;
      const whole = await refuseOfRecipe(tx, scope, run);
      return whole.ok ? undoCleaningIn(tx, scope, run) : whole;
    },
    { timeout: UNDO_MS },
  );
}

/** One that is a step of a recipe is undone with the run, where that came to its end. */
async function refuseOfRecipe(tx: Database, { projectId }: Write, run: string) {
  const recipe = await tx.recipeRun.findFirst({
    where: { projectId, id: run, finishedAt: { not: null }, undoneAt: null },
    select: { id: true },
  });
  if (!recipe) return ok(null);
  return no("of-recipe", "It is a step of a recipe’s run, which is undone as one; nothing was changed. Undo that run.");
}

/** Whose work changes the examples of a project: whoever asks for it, or asked for the job that does. */
interface Doer {
  projectId: string;
  actor: { userId: string | null };
}

/** Why a cleaning cannot be undone now; what it was where it can. */
export async function guardUndoing(tx: Database, { projectId }: Doer, run: string) {
  const found = await tx.cleanRun.findUnique({
    where: { projectId_id: { projectId, id: run } },
    select: { undoneAt: true },
  });
  if (!found) return no("unknown-cleaning", "The project has no such cleaning; nothing was changed.");
  if (found.undoneAt) return no("already-undone", "This cleaning is undone already; nothing was changed.");
  const [later] = await tx.$queryRaw<{ id: string }[]>`
    SELECT r.id FROM clean_outcome own
    JOIN clean_outcome l ON l.project_id = own.project_id AND l.parent_id = own.child_id AND l.child_id IS NOT NULL AND l.run_id <> own.run_id
    JOIN clean_run r ON r.project_id = l.project_id AND r.id = l.run_id AND r.undone_at IS NULL
    WHERE own.project_id = ${projectId}::uuid AND own.run_id = ${run}::uuid AND own.brought ORDER BY r.created_at DESC LIMIT 1`;
  if (later)
    return no(
      "cleaned-since",
      "What this cleaning made was cleaned again since. Undo the later cleaning first; nothing was changed.",
    );
  return ok(found);
}

/** Undoes a cleaning within a transaction, as a step of something that is undone as one. */
export async function undoCleaningIn(tx: Database, doer: Doer, run: string) {
  const { projectId, actor } = doer;
  const guarded = await guardUndoing(tx, doer, run);
  if (!guarded.ok) return guarded;
  const scoped = Prisma.sql`o.project_id = ${projectId}::uuid AND o.run_id = ${run}::uuid`;
  const withdrawn = await tx.$executeRaw`
    UPDATE resolution r SET withdrawn_at = now(), withdrawn_by_id = ${actor.userId}::uuid
    FROM clean_outcome o WHERE ${scoped} AND o.brought AND r.project_id = o.project_id AND r.example_id = o.child_id
      AND r.inherited_from_id = o.parent_id AND r.withdrawn_at IS NULL`;
  const children = await tx.$executeRaw`
    INSERT INTO example_mark (project_id, id, example_id, kind, reason, note, author_id)
    SELECT o.project_id, gen_random_uuid(), o.child_id, 'exclusion', 'replaced', ${UNDONE}, ${actor.userId}::uuid
    FROM clean_outcome o WHERE ${scoped} AND o.brought
    ON CONFLICT (project_id, kind, example_id) WHERE lifted_at IS NULL DO NOTHING`;
  const parents = await tx.$executeRaw`
    UPDATE example_mark x SET lifted_at = now(), lifted_by_id = ${actor.userId}::uuid
    FROM clean_outcome o WHERE ${scoped} AND x.project_id = o.project_id AND x.id = o.mark_id AND x.lifted_at IS NULL`;
  await tx.$executeRaw`
    UPDATE clean_run SET undone_at = now(), undone_by_id = ${actor.userId}::uuid WHERE project_id = ${projectId}::uuid AND id = ${run}::uuid`;
  await audit(tx, {
    stream: `project:${projectId}`,
    projectId,
    actorId: actor.userId,
    action: "clean.undo",
    subject: run,
    detail: { children, parents, withdrawn },
  });
  return ok({ children, parents, withdrawn });
}
