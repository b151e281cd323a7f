import "server-only";
import type { ProjectScope } from "@/lib/auth/scope";
import type { JobState } from "@/lib/jobs/kinds";
import { db } from "@/lib/server/db";

/** A release that is being made, or the last attempt where nothing came of it. */
export interface ReleaseJobView {
  id: string;
  name: string;
  state: JobState;
  /** Examples read, of those in all. */
  done: number;
  total: number;
  message: string | null;
  createdAt: Date;
}

/** The newest release job unless it succeeded: then its release says all. */
export async function findReleaseJob(scope: ProjectScope<"export:read">): Promise<ReleaseJobView | null> {
  const [job] = await db().$queryRaw<ReleaseJobView[]>`
    SELECT * FROM (
      SELECT j.id, j.params ->> 'name' AS name, j.state, j.done::float8 AS done, j.total::float8 AS total, j.message, j.created_at AS "createdAt"
      FROM job j WHERE j.project_id = ${scope.projectId}::uuid AND j.kind = 'make-release' ORDER BY j.created_at DESC, j.id DESC LIMIT 1) newest
    WHERE state <> 'succeeded'`;
  return job ?? null;
}
