import "server-only";
import { startRound } from "@/lib/assign/commands";
import { roundInputSchema } from "@/lib/assign/schema";
import type { ProjectScope } from "@/lib/auth/scope";
import { isKept } from "@/lib/examples/marks";
import { db } from "@/lib/server/db";
import { no } from "@/lib/server/errors";
import { Prisma } from "@/lib/server/generated/prisma/client";
import type { RunRef } from "./schema";

/**
 * Opens a round with the cleaned versions that a cleaning made and that are kept, each on the criteria on which it inherited nothing and nobody settled it
 * since, with the project's overlap. One at a time of each cleaning.
 */
export async function askAgain(scope: ProjectScope<"rounds:manage">, { run }: RunRef) {
  const { projectId } = scope;
  const name = `Cleaned versions, ${run.slice(-8)}`;
  const open = await db().round.count({ where: { projectId, name, state: { not: "closed" } } });
  if (open > 0)
    return no("round-open", `The round “${name}” asks about them already. Close it before you open another.`);
  const children = await db().$queryRaw<{ id: string }[]>`
    SELECT o.child_id AS id FROM clean_outcome o WHERE o.project_id = ${projectId}::uuid AND o.run_id = ${run}::uuid AND o.outcome = 'child'
      AND ${isKept(Prisma.sql`o.project_id`, Prisma.sql`o.child_id`)} ORDER BY o.child_id LIMIT ${MOST}::int`;
  if (children.length === 0) return no("no-examples", "No cleaned version of it is kept; no round was opened.");
  const { overlap } = await db().project.findFirstOrThrow({ where: { id: projectId }, select: { overlap: true } });
  return startRound(
    scope,
    roundInputSchema.parse({ name, overlap, examples: children.map(({ id }) => id), criteria: "unsettled" }),
  );
}

/** As many as a round takes by their ids. */
const MOST = 200_000;
