import "server-only";
import { type Page, type PageQuery, pageOf } from "@/lib/api/page";
import type { RequestScope } from "@/lib/auth/request-scope";
import { db } from "@/lib/server/db";
import { Prisma } from "@/lib/server/generated/prisma/client";
import type { RequestRow } from "../records";
import type { RequestFilter, RequestState } from "../schema";
import { projectIds, visibleRequests } from "./visible";

type Read = RequestScope<"read">;

/** Times and the version as they come from the database. */
export interface StoredRow extends Omit<RequestRow, "project" | "filedAt" | "decidedAt" | "closedBy"> {
  projectId: string | null;
  projectName: string | null;
  filedAt: Date;
  decidedAt: Date | null;
  versionNumber: number | null;
  versionHash: string | null;
}

/** The columns of `StoredRow`, of a row `r` of change_request. */
export function rowColumns(scope: Read): Prisma.Sql {
  return Prisma.sql`
    r.id, r.state, r.title, r.criterion_key AS criterion, r.clause, r.project_id AS "projectId",
    (SELECT p.name FROM project p WHERE p.id = r.project_id AND p.id = ANY(${projectIds(scope.readable)}::uuid[])) AS "projectName",
    (SELECT count(*)::int FROM change_request_case c WHERE c.change_request_id = r.id) AS "caseCount",
    (SELECT count(*)::int FROM change_request_entry e WHERE e.change_request_id = r.id AND e.body <> '') AS "remarkCount",
    (SELECT u.name FROM app_user u WHERE u.id = r.created_by_id) AS "filedBy", r.created_at AS "filedAt",
    (SELECT u.name FROM app_user u WHERE u.id = r.decided_by_id) AS "decidedBy", r.decided_at AS "decidedAt",
    r.answered_at IS NOT NULL AS answered, r.answer, v.number AS "versionNumber", v.hash AS "versionHash"`;
}

export function toRow({ projectId, projectName, versionNumber, versionHash, ...row }: StoredRow): RequestRow {
  return {
    ...row,
    project: projectId ? { id: projectId, name: projectName } : null,
    filedAt: row.filedAt.toISOString(),
    decidedAt: row.decidedAt?.toISOString() ?? null,
    closedBy: versionNumber && versionHash ? { number: versionNumber, hash: versionHash } : null,
  };
}

function filtered(scope: Read, { criterion, clause, project }: Omit<RequestFilter, "state">): Prisma.Sql {
  return Prisma.sql`${visibleRequests(scope)}
    AND (${criterion ?? null}::text IS NULL OR r.criterion_key = ${criterion ?? null})
    AND (${clause ?? null}::text IS NULL OR r.clause = ${clause ?? null})
    AND (${project ?? null}::uuid IS NULL OR r.project_id = ${project ?? null}::uuid)`;
}

/** Requests that the reader may see, newest first. */
export async function listRequests(
  scope: Read,
  { limit, cursor, state, ...filter }: RequestFilter & PageQuery,
): Promise<Page<RequestRow>> {
  const rows = await db().$queryRaw<StoredRow[]>`
    SELECT ${rowColumns(scope)} FROM change_request r LEFT JOIN guideline_version v ON v.id = r.closed_by_version_id
    WHERE ${filtered(scope, filter)} AND (${state ?? null}::change_request_state IS NULL OR r.state = ${state ?? null}::change_request_state)
      AND (${cursor ?? null}::uuid IS NULL OR r.id < ${cursor ?? null}::uuid)
    ORDER BY r.id DESC LIMIT ${limit + 1}::int`;
  return pageOf(rows.map(toRow), limit);
}

/** How many requests stand in each state, under a filter. */
export async function countStates(
  scope: Read,
  filter: Omit<RequestFilter, "state">,
): Promise<Record<RequestState, number>> {
  const rows = await db().$queryRaw<{ state: RequestState; n: number }[]>`
    SELECT r.state, count(*)::int AS n FROM change_request r WHERE ${filtered(scope, filter)} GROUP BY r.state`;
  const of = (state: RequestState) => rows.find((row) => row.state === state)?.n ?? 0;
  return { open: of("open"), accepted: of("accepted"), declined: of("declined"), done: of("done") };
}
