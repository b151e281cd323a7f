import "server-only";
import type { RequestScope } from "@/lib/auth/request-scope";
import { isUuid } from "@/lib/auth/uuid";
import { db } from "@/lib/server/db";
import type { RequestCase, RequestDetail, ThreadEntry } from "../records";
import { readCases } from "./cases";
import { rowColumns, type StoredRow, toRow } from "./list";
import { visibleRequests } from "./visible";

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
