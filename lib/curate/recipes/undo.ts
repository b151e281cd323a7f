import "server-only";
import type { ProjectScope } from "@/lib/auth/scope";
import { isUuid } from "@/lib/auth/uuid";
import { guardUndoing, undoCleaningIn } from "@/lib/curate/clean/commands";
import { refuseUnlessSettled } from "@/lib/curate/clean/settled";
import { liftOfRun } from "@/lib/examples/marks";
import { audit } from "@/lib/server/audit";
import { transaction } from "@/lib/server/db";
import { no, ok } from "@/lib/server/errors";
import { refreshGrownStatistics } from "@/lib/server/grown-statistics";
import { isCleaned } from "./take-back";

const TEN_MINUTES = 600_000;

/**
 * Undoes a run as one: lifts what it excluded and what is excluded by it still, and its cleaned versions leave. What somebody let in since is
 * left, and so is what is excluded by others. Answers how many went in again, how many cleaned versions left, and of the examples that the
 * run took how many stay out by others.
 */
export async function undoRun(scope: ProjectScope<"release:write">, { run }: { run: string }) {
  const { projectId, actor } = scope;
  const unknown = no("not-found", "This project has no such run.");
  if (!isUuid(run)) return unknown;
  await refreshGrownStatistics();
  return transaction(
    async (tx) => {
      const settled = await refuseUnlessSettled(tx, scope);
      if (!settled.ok) return settled;
      const cleaned = await isCleaned(tx, scope, run);
      const guarded = cleaned ? await guardUndoing(tx, scope, run) : ok(null);
      if (!guarded.ok) return no("cleaned-since", guarded.message);
      const [undone] = await tx.$queryRaw<{ recipe: string; version: number }[]>`
        UPDATE recipe_run SET undone_at = now(), undone_by_id = ${actor.userId}::uuid
        WHERE project_id = ${projectId}::uuid AND id = ${run}::uuid AND NOT is_preview AND finished_at IS NOT NULL AND undone_at IS NULL
        RETURNING recipe_id AS recipe, version`;
      if (!undone) {
        const known = await tx.recipeRun.findFirst({ where: { projectId, id: run }, select: { undoneAt: true } });
        if (!known) return unknown;
        return known.undoneAt
          ? no("undone", "This run was undone already.")
          : no("not-run", "Nothing was excluded by it: it is a preview, or did not come to its end.");
      }
      // Cleaned versions that a later step took are let in by the first and taken out again by the second.
      const lifted = await tx.$executeRaw(liftOfRun(scope, run));
      const cleaning = cleaned ? await undoCleaningIn(tx, scope, run) : null;
      const children = cleaning?.ok ? cleaning.value.children : 0;
      const [stay] = await tx.$queryRaw<{ n: number }[]>`
        SELECT count(*)::int AS n FROM recipe_taken t
        JOIN example_mark x ON x.project_id = t.project_id AND x.example_id = t.example_id AND x.kind = 'exclusion' AND x.lifted_at IS NULL
        WHERE t.project_id = ${projectId}::uuid AND t.run_id = ${run}::uuid AND t.step > 0 AND x.reason <> 'replaced'`;
      await audit(tx, {
        stream: `project:${projectId}`,
        projectId,
        actorId: actor.userId,
        action: "recipe.undo",
        subject: run,
        detail: { ...undone, examples: lifted, ...(cleaned && { children }) },
      });
      return ok({ lifted, children, stay: stay!.n });
    },
    { timeout: TEN_MINUTES },
  );
}
