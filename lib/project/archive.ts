import "server-only";
import { giveBackWhatCannotBeDone } from "@/lib/assign/take-back";
import type { ProjectScope } from "@/lib/auth/scope";
import { enqueueDeletion } from "@/lib/jobs/queue";
import { audit } from "@/lib/server/audit";
import { type Database, transaction } from "@/lib/server/db";
import { no, ok, type Result } from "@/lib/server/errors";
import { countContent, isBusy } from "./content-counts";
import type { DeleteProject } from "./schema";

type End = ProjectScope<"project:end">;

/** Makes a project read only, for everybody and until it is taken up again. Refused while an import or a release runs. */
export function archiveProject(scope: End): Promise<Result<{ archived: true }, "busy">> {
  return transaction(async (tx) => {
    await lock(tx, scope);
    if (await isBusy(scope, tx)) return no("busy", BUSY);
    const changed = await tx.$executeRaw`
      UPDATE project SET archived_at = now() WHERE id = ${scope.projectId}::uuid AND archived_at IS NULL`;
    if (changed > 0) await record(tx, scope, "project.archive", {});
    return ok({ archived: true as const });
  });
}

/** Takes an archived project up again: its rounds go on where they stood, and what those hold who left meanwhile goes back. */
export function restoreProject(scope: End): Promise<Result<{ archived: false }, "deleted">> {
  return transaction(async (tx) => {
    await lock(tx, scope);
    const project = await tx.project.findUnique({
      where: { id: scope.projectId },
      select: { archivedAt: true, deletedAt: true },
    });
    if (!project || project.deletedAt) return no("deleted", "The project has been deleted meanwhile.");
    if (project.archivedAt) {
      await tx.project.update({ where: { id: scope.projectId }, data: { archivedAt: null } });
      const released = (await giveBackWhatCannotBeDone(tx, { projectId: scope.projectId })).get(scope.projectId) ?? 0;
      await record(tx, scope, "project.restore", released > 0 ? { released } : {});
    }
    return ok({ archived: false as const });
  });
}

/**
 * Deletes an archived project for good: from now on it is open to nobody, and a worker takes its rows out. Its name, typed, says that it
 * is meant. The audit log stays, with what was deleted, in the project's chain and in the instance's.
 */
export function deleteProject(
  scope: End,
  { name }: DeleteProject,
): Promise<Result<{ deleted: true }, "not-archived" | "name-differs" | "busy">> {
  return transaction(async (tx) => {
    await lock(tx, scope);
    const project = await tx.project.findUnique({
      where: { id: scope.projectId },
      select: { name: true, archivedAt: true, deletedAt: true },
    });
    if (!project || project.deletedAt) return ok({ deleted: true as const });
    if (!project.archivedAt)
      return no("not-archived", "Archive the project first. Only an archived project can be deleted.");
    if (name !== project.name.trim()) return no("name-differs", `Type the project’s name as it is: ${project.name}`);
    if (await isBusy(scope, tx)) return no("busy", BUSY);
    const content = await countContent(scope, tx);
    const detail = { name: project.name, ...content };
    await tx.$executeRaw`UPDATE project SET deleted_at = now() WHERE id = ${scope.projectId}::uuid`;
    await record(tx, scope, "project.delete", detail);
    await audit(tx, {
      stream: "instance",
      actorId: scope.actor.userId,
      action: "project.delete",
      subject: scope.projectId,
      detail,
    });
    await enqueueDeletion(tx, scope.projectId);
    return ok({ deleted: true as const });
  });
}

const BUSY = "An import or a release is under way. Wait until it has ended, or cancel it.";

/** No two of these at once, and nobody writes into the project meanwhile: those who are at it are waited for. */
async function lock(tx: Database, { projectId }: End): Promise<void> {
  await tx.$executeRaw`SELECT pg_advisory_xact_lock(archive_lock(${projectId}::uuid))`;
}

function record(tx: Database, { projectId, actor }: End, action: string, detail: Record<string, string | number>) {
  return audit(tx, { stream: `project:${projectId}`, projectId, actorId: actor.userId, action, detail });
}
