import "server-only";
import type { RequestScope } from "@/lib/auth/request-scope";
import { EXCERPT } from "@/lib/examples/example-text";
import type { AnswerValue } from "@/lib/guideline/schema";
import { db } from "@/lib/server/db";
import type { RequestCase } from "../records";
import { projectIds } from "./visible";

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
export async function readCases(
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
        AND (s.id = c.resolution_id OR s.criterion_key = r.criterion_key)
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
