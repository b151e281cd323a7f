import "server-only";
import type { ProjectScope } from "@/lib/auth/scope";
import { db } from "@/lib/server/db";
import type { JobState } from "@/lib/server/generated/prisma/enums";
import type { LineError } from "@/lib/server/jobs";

type Read = ProjectScope<"jobs:read">;

/** A job as its people and programs see it. */
export interface JobView {
  id: string;
  kind: string;
  state: JobState;
  /** Bytes read of bytes in all. */
  done: number;
  total: number;
  accepted: number;
  rejected: number;
  duplicates: number;
  message: string | null;
  fileName: string | null;
  startedBy: string | null;
  createdAt: Date;
  finishedAt: Date | null;
}

const MOST_ERRORS = 1000;
const PAGE = 50;

/** The project's jobs, newest first; the next page begins before `before`. */
export function listJobs(scope: Read, before?: Date): Promise<JobView[]> {
  return selectJobs(scope, null, before ?? null, PAGE);
}

/** One job with its first errors by line; null where there is none. */
export async function readJob(scope: Read, jobId: string): Promise<(JobView & { errors: LineError[] }) | null> {
  const [job] = await selectJobs(scope, jobId, null, 1);
  return job ? { ...job, errors: await listJobErrors(scope, jobId, 0, MOST_ERRORS) } : null;
}

/** Errors of a job in the order of their lines, from the one after `offset`. */
export async function listJobErrors(scope: Read, jobId: string, offset: number, limit: number): Promise<LineError[]> {
  const rows = await db().jobError.findMany({
    where: { projectId: scope.projectId, jobId },
    orderBy: [{ line: "asc" }, { id: "asc" }],
    skip: offset,
    take: limit,
    select: { line: true, code: true, field: true, message: true },
  });
  return rows.map(({ field, ...error }) => (field === null ? error : { ...error, field }));
}

function selectJobs(scope: Read, jobId: string | null, before: Date | null, limit: number): Promise<JobView[]> {
  return db().$queryRaw<JobView[]>`
    SELECT j.id, j.kind, j.state, j.done::float8 AS done, j.total::float8 AS total, j.accepted, j.rejected, j.duplicates, j.message,
           j.params ->> 'fileName' AS "fileName", u.name AS "startedBy", j.created_at AS "createdAt", j.finished_at AS "finishedAt"
    FROM job j LEFT JOIN app_user u ON u.id = j.created_by_id
    WHERE j.project_id = ${scope.projectId}::uuid AND (${jobId}::uuid IS NULL OR j.id = ${jobId}::uuid)
      AND (${before}::timestamptz IS NULL OR j.created_at < ${before}::timestamptz)
    ORDER BY j.created_at DESC LIMIT ${limit}::int`;
}
