import "server-only";
import type { ProjectScope } from "@/lib/auth/scope";
import { NOT_BESIDE } from "@/lib/jobs/kinds";
import { refuseBeside } from "@/lib/jobs/order-job";
import { enqueueAftermath } from "@/lib/jobs/queue";
import type { Database } from "@/lib/server/db";
import { no } from "@/lib/server/errors";

/**
 * Refuses as `busy` while examples leave their places to others: while a cleaning or a recipe is under way, and until what was cleaned by
 * a run that did not come to its end is taken back, which this sees to. None begins before the transaction ends.
 */
export async function refuseUnlessSettled(tx: Database, scope: ProjectScope<"release:write">) {
  const free = await refuseBeside(tx, scope, NOT_BESIDE["clean-examples"]);
  if (!free.ok) return free;
  const { projectId } = scope;
  const [left] = await tx.$queryRaw<{ id: string }[]>`
    SELECT j.id FROM clean_run r JOIN job j ON j.project_id = r.project_id AND j.id = r.id
    WHERE r.project_id = ${projectId}::uuid AND r.undone_at IS NULL AND j.kind = 'run-recipe' AND j.state IN ('failed', 'cancelled') LIMIT 1`;
  if (!left) return free;
  await enqueueAftermath(tx, { projectId, id: left.id, kind: "run-recipe" });
  return no(
    "busy",
    "A run of a recipe did not come to its end, and what it cleaned is being undone. Try again in a moment.",
  );
}
