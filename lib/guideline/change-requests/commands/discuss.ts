import "server-only";
import type { RequestScope } from "@/lib/auth/request-scope";
import { audit } from "@/lib/server/audit";
import { transaction } from "@/lib/server/db";
import { no, ok, type Result } from "@/lib/server/errors";
import type { Remark, SetFlagAside } from "../schema";
import { holdRequest } from "./hold";

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
