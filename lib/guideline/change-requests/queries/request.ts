import "server-only";
import type { RequestScope } from "@/lib/auth/request-scope";
import { isUuid } from "@/lib/auth/uuid";
import { EXCERPT } from "@/lib/examples/example-text";
import type { AnswerValue } from "@/lib/guideline/schema";
import { db } from "@/lib/server/db";
import type { RequestCase, RequestDetail, ThreadEntry } from "../records";
import { rowColumns, type StoredRow, toRow } from "./list";
import { projectIds, visibleRequests } from "./visible";

type Read = RequestScope<"read">;

/** A request with its cases and what was said about it; null where there is none that the reader may see. */
export async function requestDetail(scope: Read, id: string): Promise<RequestDetail | null> {
  if (!isUuid(id)) return null;
  const [row] = await db().$queryRaw<(StoredRow & { body: string })[]>`
    SELECT ${rowColumns(scope)}, r.body FROM change_request r LEFT JOIN guideline_version v ON v.id = r.closed_by_version_id
    WHERE ${visibleRequests(scope)} AND r.id = ${id}::uuid`;
  if (!row) return null;
  const [cases, thread] = await Promise.all([readCases(scope, [id]), readThread(id)]);
  return { ...toRow(row), body: row.body, cases: cases.map(({ request: _request, ...one }) => one), thread };
}

/** Requests that wait for a version, with their cases: for the editor and for publishing. Accepted ones first, newest first. */
export async function waitingRequests(scope: Read, limit = 200): Promise<RequestDetail[]> {
  const rows = await db().$queryRaw<(StoredRow & { body: string })[]>`
    SELECT ${rowColumns(scope)}, r.body FROM change_request r LEFT JOIN guideline_version v ON v.id = r.closed_by_version_id
    WHERE ${visibleRequests(scope)} AND r.state IN ('open', 'accepted')
    ORDER BY r.state = 'accepted' DESC, r.id DESC LIMIT ${limit}::int`;
  const cases = await readCases(
    scope,
    rows.map(({ id }) => id),
  );
  const casesOf = (id: string): RequestCase[] => cases.flatMap(({ request, ...one }) => (request === id ? [one] : []));
  return rows.map((row) => ({ ...toRow(row), body: row.body, cases: casesOf(row.id), thread: [] }));
}

async function readThread(id: string): Promise<ThreadEntry[]> {
  const rows = await db().$queryRaw<(Omit<ThreadEntry, "at"> & { at: Date })[]>`
    SELECT e.id, e.state, e.body, u.name AS author, e.created_at AS at
    FROM change_request_entry e LEFT JOIN app_user u ON u.id = e.author_id
    WHERE e.change_request_id = ${id}::uuid ORDER BY e.id LIMIT 500`;
  return rows.map((row) => ({ ...row, at: row.at.toISOString() }));
}

/** The beginning of an example `e`: its prompt, its text, or its first message. */

interface CaseRow {
  request: string;
  projectId: string;
  projectName: string;
  example: string;
  excerpt: string;
  flag: string | null;
  criterion: string | null;
  value: AnswerValue | null;
  reason: string | null;
  note: string | null;
}

/** The cases behind requests, oldest first, as far as the reader may read their projects' labels; with what stands settled about them. */
async function readCases(
  scope: RequestScope<"read">,
  requests: readonly string[],
): Promise<(RequestCase & { request: string })[]> {
  const rows = await db().$queryRaw<CaseRow[]>`
    SELECT c.change_request_id AS request, p.id AS "projectId", p.name AS "projectName", e.external_id AS example, ${EXCERPT} AS excerpt,
           f.body AS flag, s.criterion_key AS criterion, s.value, s.reason, s.note
    FROM change_request_case c
    JOIN change_request r ON r.id = c.change_request_id
    JOIN project p ON p.id = c.project_id
    JOIN example e ON e.project_id = c.project_id AND e.id = c.example_id
    LEFT JOIN comment f ON f.project_id = c.project_id AND f.id = c.comment_id
    LEFT JOIN LATERAL (
      SELECT s.* FROM resolution s
      WHERE s.project_id = c.project_id AND s.example_id = c.example_id AND s.withdrawn_at IS NULL
        AND (s.id = c.resolution_id OR s.criterion_key = r.criterion_key AND s.part = '')
      ORDER BY s.id = c.resolution_id DESC NULLS LAST LIMIT 1) s ON true
    WHERE c.change_request_id = ANY(${requests}::uuid[]) AND c.project_id = ANY(${projectIds(scope.readable)}::uuid[])
    ORDER BY c.added_at, e.external_id`;
  return rows.map(({ request, projectId, projectName, example, excerpt, flag, criterion, value, reason, note }) => ({
    request,
    project: { id: projectId, name: projectName },
    example,
    excerpt,
    flag,
    resolution: criterion === null ? null : { criterion, value, reason: reason ?? "", note: note ?? "" },
  }));
}
