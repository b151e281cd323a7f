import "server-only";
import type { Actor } from "@/lib/auth/actor";
import type { Permission } from "@/lib/auth/permissions";
import { type ProjectScope, requireProject } from "@/lib/auth/scope";
import { isUuid } from "@/lib/auth/uuid";
import { db } from "@/lib/server/db";
import { AppError } from "@/lib/server/errors";

/** Finds the project behind a job's id and proves the permission there. */
export async function requireJobProject<P extends Permission>(
  actor: Actor,
  jobId: string,
  permission: P,
): Promise<ProjectScope<P>> {
  const missing = new AppError("not-found", "There is no such job, or it is not open to you.");
  const row = isUuid(jobId) ? await db().job.findUnique({ where: { id: jobId }, select: { projectId: true } }) : null;
  if (!row) throw missing;
  return requireProject(actor, row.projectId, permission);
}
