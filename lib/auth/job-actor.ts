import "server-only";
import { db } from "@/lib/server/db";
import { AppError } from "@/lib/server/errors";
import type { Actor } from "./actor";
import type { Permission } from "./permissions";
import { type ProjectScope, requireProject } from "./scope";

/** The person for whom a job works, with the rights that they have now; null where the account is gone or disabled. */
export async function actorOfJob(userId: string | null): Promise<Actor | null> {
  if (userId === null) return null;
  const user = await db().user.findUnique({ where: { id: userId, disabledAt: null } });
  return user && { userId, email: user.email, name: user.name, instanceRole: user.instanceRole, via: "job" };
}

/** What whoever asked for a job may still do in its project; null where the account or one of the rights is gone. */
export async function scopeOfJob<P extends Permission>(
  projectId: string,
  userId: string | null,
  ...permissions: P[]
): Promise<ProjectScope<P> | null> {
  const actor = await actorOfJob(userId);
  try {
    return actor && (await requireProject(actor, projectId, ...permissions));
  } catch (error) {
    if (error instanceof AppError) return null;
    throw error;
  }
}
