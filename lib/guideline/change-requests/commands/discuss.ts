import "server-only";
import type { RequestScope } from "@/lib/auth/request-scope";
import { audit } from "@/lib/server/audit";
import { type Database, transaction } from "@/lib/server/db";
import { no, ok, type Result } from "@/lib/server/errors";
import type { Remark, RequestState, SetFlagAside } from "../schema";

/** Says something about a request; also about one that is closed. */
export async function remark(
  scope: RequestScope<"file">,
  { id, body }: Remark,
): Promise<Result<{ id: string }, "not-found">> {
  return transaction(async (tx) => {
    if (!(await holdRequest(tx, scope, id)))
      return no("not-found", "There is no such change request, or it is not open to you.");
    const entry = await tx.changeRequestEntry.create({
      data: { changeRequestId: id, authorId: scope.actor.userId, body },
      select: { id: true },
    });
    return ok({ id: entry.id });
  });
}

/** Takes a flag off the list of those that wait, or puts it back. */
export async function setFlagAside(
  scope: RequestScope<"file">,
  { project, id, aside }: SetFlagAside,
): Promise<Result<{ id: string }, "not-found">> {
  const missing = no("not-found", "There is no such flag, or somebody was faster.");
  if (!scope.filing.some((one) => one.id === project)) return missing;
  return transaction(async (tx) => {
    const changed = await tx.$executeRaw`
      UPDATE comment SET closed_at = CASE WHEN ${aside} THEN now() END
      WHERE project_id = ${project}::uuid AND id = ${id}::uuid AND flag AND (closed_at IS NULL) = ${aside}`;
    if (changed === 0) return missing;
    await audit(tx, {
      stream: `project:${project}`,
      projectId: project,
      actorId: scope.actor.userId,
      action: aside ? "flag.set-aside" : "flag.put-back",
      subject: id,
    });
    return ok({ id });
  });
}

interface HeldRequest {
  state: RequestState;
  projectId: string | null;
}

/** Locks a request that the actor may add to until the transaction ends; null where there is none. */
export async function holdRequest(tx: Database, scope: RequestScope<"file">, id: string): Promise<HeldRequest | null> {
  const filing = scope.filing.map((project) => project.id);
  const [row] = await tx.$queryRaw<HeldRequest[]>`
    SELECT state, project_id AS "projectId" FROM change_request
    WHERE id = ${id}::uuid AND guideline_id = ${scope.guidelineId}::uuid
      AND (${scope.canDecide} OR project_id IS NULL OR project_id = ANY(${filing}::uuid[]))
    FOR UPDATE`;
  return row ?? null;
}
