import "server-only";
import { stringify } from "csv-stringify/sync";
import { type Page, type PageQuery, pageOf } from "@/lib/api/page";
import type { ProjectScope } from "@/lib/auth/scope";
import { neutralise } from "@/lib/formats/spreadsheet-safe";
import { db } from "@/lib/server/db";
import { Prisma } from "@/lib/server/generated/prisma/client";
import { IMPORT_KINDS, type JobKind, type JobState } from "./kinds";
import type { LeftOutCounts } from "./left-out";
import type { BesideCounts, LineError } from "./queue";

type Read = ProjectScope<"jobs:read">;

/** A job as its people and programs see it. */
interface JobView {
  id: string;
  kind: JobKind;
  state: JobState;
  /** Bytes read of bytes in all; of a release examples, of a round labels that it asks for. */
  done: number;
  total: number;
  accepted: number;
  rejected: number;
  duplicates: number;
  message: string | null;
  /** What an import stored neither nor refused, by reason. */
  leftOut: LeftOutCounts;
  /** What came of the labels that stood in the records of examples. */
  labels: BesideCounts | null;
  fileName: string | null;
  /** Number of the release that it made. */
  release: number | null;
  /** Id of the round that it opened. */
  round: string | null;
  startedBy: string | null;
  createdAt: Date;
  finishedAt: Date | null;
}

const JOB = Prisma.sql`
    SELECT j.id, j.kind, j.state, j.done::float8 AS done, j.total::float8 AS total, j.accepted, j.rejected, j.duplicates, j.message,
           coalesce(j.result -> 'leftOut', '{}'::jsonb) AS "leftOut", j.result -> 'labels' AS labels,
           j.params ->> 'fileName' AS "fileName", (j.result ->> 'release')::int AS release, (j.result ->> 'round')::uuid AS round, u.name AS "startedBy", j.created_at AS "createdAt", j.finished_at AS "finishedAt"
    FROM job j LEFT JOIN app_user u ON u.id = j.created_by_id`;

const MOST_ERRORS = 1000;
export const JOBS_PAGE = 20;

/** The project's imports, newest first; the next page begins before `before`. */
export function listJobs(scope: Read, before?: Date): Promise<JobView[]> {
  return selectJobs(scope, null, before ?? null, JOBS_PAGE);
}

/** All the project's jobs, newest first; `cursor` is the id of the last one seen. */
export async function pageJobs(
  { projectId }: Read,
  { limit, cursor, kind, state }: PageQuery & { kind?: JobKind; state?: JobState },
): Promise<Page<JobView>> {
  const after = cursor ?? null;
  const rows = await db().$queryRaw<JobView[]>`
    ${JOB} WHERE j.project_id = ${projectId}::uuid AND (${kind ?? null}::text IS NULL OR j.kind = ${kind ?? null})
      AND (${state ?? null}::text IS NULL OR j.state::text = ${state ?? null})
      AND (${after}::uuid IS NULL OR (j.created_at, j.id) <
           (SELECT l.created_at, l.id FROM job l WHERE l.project_id = ${projectId}::uuid AND l.id = ${after}::uuid))
    ORDER BY j.created_at DESC, j.id DESC LIMIT ${limit + 1}::int`;
  return pageOf(rows, limit);
}

/** One job; null where there is none. */
export async function findJob(scope: Read, jobId: string): Promise<JobView | null> {
  const [job] = await selectJobs(scope, jobId, null, 1);
  return job ?? null;
}

/** Work that is under way, or the last attempt where nothing came of it. */
export interface AttemptView {
  id: string;
  kind: JobKind;
  name: string;
  state: JobState;
  /** In its kind's unit, of those in all. */
  done: number;
  total: number;
  message: string | null;
}

/** The newest job of a kind unless it succeeded: then what it made says all. */
export async function lastAttempt(
  scope: ProjectScope<"export:read"> | ProjectScope<"rounds:read"> | ProjectScope<"release:write">,
  kind: JobKind,
): Promise<AttemptView | null> {
  const [job] = await db().$queryRaw<AttemptView[]>`
    SELECT * FROM (
      SELECT j.id, j.kind, j.params ->> 'name' AS name, j.state, j.done::float8 AS done, j.total::float8 AS total, j.message
      FROM job j WHERE j.project_id = ${scope.projectId}::uuid AND j.kind = ${kind} ORDER BY j.created_at DESC, j.id DESC LIMIT 1) newest
    WHERE state <> 'succeeded'`;
  return job ?? null;
}

/** How many errors of each code a job has; those beyond the limit of what is kept are counted by the job alone. */
export async function countJobErrors(scope: Read, jobId: string): Promise<{ code: string; n: number }[]> {
  const groups = await db().jobError.groupBy({
    by: ["code"],
    where: { projectId: scope.projectId, jobId },
    _count: { _all: true },
    orderBy: { code: "asc" },
  });
  return groups.map(({ code, _count }) => ({ code, n: _count._all }));
}

/** One job with its first errors by line; null where there is none. */
export async function readJob(scope: Read, jobId: string): Promise<(JobView & { errors: LineError[] }) | null> {
  const [job] = await selectJobs(scope, jobId, null, 1);
  return job ? { ...job, errors: await listJobErrors(scope, jobId, { offset: 0, limit: MOST_ERRORS }) } : null;
}

interface ErrorsView {
  /** Only errors of this code. */
  code?: string | null;
  direction?: "asc" | "desc";
  offset: number;
  limit: number;
}

/** Errors of a job in the order of their lines. */
export async function listJobErrors(scope: Read, jobId: string, view: ErrorsView): Promise<LineError[]> {
  const direction = view.direction ?? "asc";
  const rows = await db().jobError.findMany({
    where: { projectId: scope.projectId, jobId, ...(view.code && { code: view.code }) },
    orderBy: [{ line: direction }, { id: direction }],
    skip: view.offset,
    take: view.limit,
    select: { line: true, sheetRow: true, code: true, field: true, message: true },
  });
  return rows.map(({ field, sheetRow, ...error }) => ({
    ...error,
    ...(sheetRow !== null && { row: sheetRow }),
    ...(field !== null && { field }),
  }));
}

function selectJobs(scope: Read, jobId: string | null, before: Date | null, limit: number): Promise<JobView[]> {
  return db().$queryRaw<JobView[]>`
    ${JOB} WHERE j.project_id = ${scope.projectId}::uuid AND CASE WHEN ${jobId}::uuid IS NULL THEN j.kind = ANY(${IMPORT_KINDS}::text[]) ELSE j.id = ${jobId}::uuid END
      AND (${before}::timestamptz IS NULL OR j.created_at < ${before}::timestamptz)
    ORDER BY j.created_at DESC LIMIT ${limit}::int`;
}

const PAGE = 1000;

/** The kept errors of a job as CSV for a spreadsheet (formulas neutralised), in pieces. */
export async function* errorsCsv(
  scope: ProjectScope<"jobs:read">,
  jobId: string,
  view: Pick<ErrorsView, "code" | "direction">,
): AsyncGenerator<string> {
  yield "line,row,code,field,message\r\n";
  for (let offset = 0; ; offset += PAGE) {
    const errors = await listJobErrors(scope, jobId, { ...view, offset, limit: PAGE });
    const rows = errors.map(({ line, row, code, field, message }) => [
      line,
      row ?? line,
      ...[code, field ?? "", message].map(neutralise),
    ]);
    if (rows.length > 0) yield stringify(rows, { record_delimiter: "windows" });
    if (errors.length < PAGE) return;
  }
}
