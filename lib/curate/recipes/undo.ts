import "server-only";
import type { ProjectScope } from "@/lib/auth/scope";
import { isUuid } from "@/lib/auth/uuid";
import { isMarked, liftOfRun } from "@/lib/examples/marks";
import { audit } from "@/lib/server/audit";
import { transaction } from "@/lib/server/db";
import { no, ok } from "@/lib/server/errors";
import { Prisma } from "@/lib/server/generated/prisma/client";

const TEN_MINUTES = 600_000;

/**
 * Undoes a run as one: lifts what it excluded and what is excluded by it still. What somebody let in since is left, and so is what is excluded
 * by others. Answers how many went in again, and of the examples that the run took how many stay out by others.
 */
export async function undoRun({ projectId, actor, ...scope }: ProjectScope<"release:write">, { run }: { run: string }) {
  const unknown = no("not-found", "This project has no such run.");
  if (!isUuid(run)) return unknown;
  return transaction(
    async (tx) => {
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
      const lifted = await tx.$executeRaw(liftOfRun({ projectId, actor, ...scope }, run));
      const [stay] = await tx.$queryRaw<{ n: number }[]>`
        SELECT count(*)::int AS n FROM recipe_taken t WHERE t.project_id = ${projectId}::uuid AND t.run_id = ${run}::uuid AND t.step > 0
          AND ${isMarked("exclusion", Prisma.sql`t.project_id`, Prisma.sql`t.example_id`)}`;
      await audit(tx, {
        stream: `project:${projectId}`,
        projectId,
        actorId: actor.userId,
        action: "recipe.undo",
        subject: run,
        detail: { ...undone, examples: lifted },
      });
      return ok({ lifted, stay: stay!.n });
    },
    { timeout: TEN_MINUTES },
  );
}
