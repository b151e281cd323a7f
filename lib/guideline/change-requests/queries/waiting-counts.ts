import "server-only";
import type { GuidelineScope } from "@/lib/auth/guideline-scope";
import { reachOf } from "@/lib/auth/request-scope";
import type { ProjectScope } from "@/lib/auth/scope";
import { db } from "@/lib/server/db";
import { visibleRequests } from "./visible";

/** How many requests wait (open or accepted) in all, by criterion, and by clause for those on no criterion. */
export interface WaitingCounts {
  total: number;
  criteria: Record<string, number>;
  clauses: Record<string, number>;
  /** Whether the reader may file one. */
  mayFile: boolean;
}

/** Counts of what the reader may see; null for those who may not read requests at all, such as annotators. */
export async function waitingCounts(scope: GuidelineScope<"read">): Promise<WaitingCounts | null> {
  const reach = await reachOf(scope);
  if (!reach.canDecide && reach.readable.length === 0) return null;
  const mayFile = reach.canDecide || reach.filing.length > 0;
  const rows = await db().$queryRaw<{ criterion: string | null; clause: string | null; n: number }[]>`
    SELECT r.criterion_key AS criterion, CASE WHEN r.criterion_key IS NULL THEN r.clause END AS clause, count(*)::int AS n
    FROM change_request r WHERE ${visibleRequests(reach)} AND r.state IN ('open', 'accepted') GROUP BY 1, 2`;
  const by = (name: "criterion" | "clause") =>
    Object.fromEntries(rows.flatMap((row) => (row[name] === null ? [] : [[row[name], row.n] as const])));
  return { total: rows.reduce((sum, { n }) => sum + n, 0), criteria: by("criterion"), clauses: by("clause"), mayFile };
}

/** An open or accepted request that a case of a project could go to. */
export interface OpenRequest {
  id: string;
  title: string;
  state: "open" | "accepted";
  criterion: string | null;
  clause: string | null;
  /** Whether it was filed in this project: then a further case on its criterion goes to it unless somebody says otherwise. */
  ownProject: boolean;
  caseCount: number;
}

/** The requests that cases of this project can go to, open ones first, newest first. */
export function openRequests(
  scope: ProjectScope<"guideline:request"> | ProjectScope<"resolve:write">,
): Promise<OpenRequest[]> {
  return db().$queryRaw<OpenRequest[]>`
    SELECT r.id, r.title, r.state, r.criterion_key AS criterion, r.clause, r.project_id IS NOT NULL AS "ownProject",
           (SELECT count(*)::int FROM change_request_case c WHERE c.change_request_id = r.id) AS "caseCount"
    FROM change_request r
    WHERE r.guideline_id = ${scope.project.guidelineId}::uuid AND (r.project_id IS NULL OR r.project_id = ${scope.projectId}::uuid)
      AND r.state IN ('open', 'accepted')
    ORDER BY r.state = 'open' DESC, r.id DESC LIMIT 200`;
}
