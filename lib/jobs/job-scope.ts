import "server-only";
import type { Actor } from "@/lib/auth/actor";
import type { Permission } from "@/lib/auth/permissions";
import { type ProjectScope, requireProject } from "@/lib/auth/scope";
import { isUuid } from "@/lib/auth/uuid";
import { db } from "@/lib/server/db";
import { AppError } from "@/lib/server/errors";
import { JOB_KINDS, type JobKind } from "./kinds";

/** Finds the project behind a job's id and proves the permission there. */
export async function requireJobProject<P extends Permission>(
  actor: Actor,
  jobId: string,
  permission: P,
): Promise<ProjectScope<P>> {
  const { projectId } = await placeOf(jobId);
  return requireProject(actor, projectId, permission);
}

/** The same for whoever may stop the job: those who may start one of its kind. */
export async function requireJobStopper(actor: Actor, jobId: string): Promise<ProjectScope<"jobs:read">> {
  const { projectId, kind } = await placeOf(jobId);
  return requireProject(actor, projectId, "jobs:read", JOB_KINDS[kind as JobKind].permission);
}

async function placeOf(jobId: string): Promise<{ projectId: string; kind: string }> {
  const select = { projectId: true, kind: true };
  const row = isUuid(jobId) ? await db().job.findUnique({ where: { id: jobId }, select }) : null;
  if (!row) throw new AppError("not-found", "There is no such job, or it is not open to you.");
  return row;
}
