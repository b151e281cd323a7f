import "server-only";
import type { Actor } from "@/lib/auth/actor";
import { type ProjectScope, requireProject } from "@/lib/auth/scope";
import { isUuid } from "@/lib/auth/uuid";
import { db } from "@/lib/server/db";
import { AppError } from "@/lib/server/errors";

/** Finds the project behind an assignment's id and proves that the actor may label there. */
export async function requireAssignmentProject(
  actor: Actor,
  assignmentId: string,
): Promise<ProjectScope<"label:work">> {
  const missing = new AppError("not-found", "There is no such assignment, or it is not yours.");
  if (!isUuid(assignmentId)) throw missing;
  const row = await db().assignment.findUnique({ where: { id: assignmentId }, select: { projectId: true } });
  if (!row) throw missing;
  return requireProject(actor, row.projectId, "label:work").catch((error: unknown) => {
    throw error instanceof AppError && error.code === "not-found" ? missing : error;
  });
}
