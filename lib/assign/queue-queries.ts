import "server-only";
import type { ListPage } from "@/lib/address/table-address";
import type { ProjectScope } from "@/lib/auth/scope";
import { countedRows } from "@/lib/server/counted-rows";
import { db } from "@/lib/server/db";
import type { AssignmentKind } from "@/lib/server/generated/prisma/enums";

type Read = ProjectScope<"rounds:read">;

export interface SkipReason {
  reason: string;
  skips: number;
  examples: number;
}

/** Why examples of a round were skipped, the most frequent reason first. */
export async function skipReasons(scope: Read, roundId: string): Promise<SkipReason[]> {
  return db().$queryRaw<SkipReason[]>`
    SELECT a.skip_reason AS reason, count(*)::int AS skips, count(DISTINCT a.example_id)::int AS examples
    FROM assignment a WHERE a.project_id = ${scope.projectId}::uuid AND a.round_id = ${roundId}::uuid AND a.state = 'skipped'
    GROUP BY 1 ORDER BY skips DESC, reason`;
}

export interface Skip {
  assignmentId: string;
  exampleId: string;
  externalId: string;
  name: string;
  reason: string;
  /** What was written beside the reason; empty where nothing was. */
  note: string;
  skippedAt: Date;
  /** Places of the example in this round that still wait for somebody. */
  waiting: number;
}

/** A page of the round's skips, of one reason or of all, latest first. */
export async function listSkips(
  scope: Read,
  roundId: string,
  { reason = null, page, size }: ListPage & { reason?: string | null },
): Promise<Skip[]> {
  return db().$queryRaw<Skip[]>`
    SELECT a.id AS "assignmentId", a.example_id AS "exampleId", e.external_id AS "externalId", n.name,
           a.skip_reason AS reason, a.skip_note AS note, a.skipped_at AS "skippedAt",
           (SELECT count(*)::int FROM assignment o WHERE o.project_id = a.project_id AND o.round_id = a.round_id AND o.example_id = a.example_id
              AND o.kind = 'slot' AND o.state IN ('open', 'leased') AND o.submitted_at IS NULL) AS waiting
    FROM assignment a JOIN example e ON e.project_id = a.project_id AND e.id = a.example_id
    JOIN annotator n ON n.project_id = a.project_id AND n.id = a.annotator_id
    WHERE a.project_id = ${scope.projectId}::uuid AND a.round_id = ${roundId}::uuid AND a.state = 'skipped'
      AND (${reason}::text IS NULL OR a.skip_reason = ${reason}::text)
    ORDER BY a.skipped_at DESC, a.id LIMIT ${size}::int OFFSET ${(page - 1) * size}::int`;
}

export interface HeldLease {
  assignmentId: string;
  exampleId: string;
  externalId: string;
  name: string;
  kind: AssignmentKind;
  /** Submitted before and reopened by its author to be changed. */
  reopened: boolean;
  leasedAt: Date;
  expiresAt: Date;
  expired: boolean;
  hasDraft: boolean;
}

/** A page of what is in people's hands, also of leases that ran out and that nobody took; the first to end first. */
export async function listLeases(
  scope: Read,
  roundId: string,
  { page, size }: ListPage,
): Promise<{ rows: HeldLease[]; total: number }> {
  return countedRows(
    page,
    (at) => db().$queryRaw<(HeldLease & { total: number })[]>`
    SELECT a.id AS "assignmentId", a.example_id AS "exampleId", e.external_id AS "externalId", n.name, a.kind, a.submitted_at IS NOT NULL AS reopened,
           a.leased_at AS "leasedAt", a.lease_expires_at AS "expiresAt", a.lease_expires_at <= clock_timestamp() AS expired,
           EXISTS (SELECT 1 FROM draft d WHERE d.project_id = a.project_id AND d.assignment_id = a.id AND d.annotator_id = a.annotator_id) AS "hasDraft",
           a.total
    FROM (SELECT *, count(*) OVER ()::int AS total FROM assignment
          WHERE project_id = ${scope.projectId}::uuid AND round_id = ${roundId}::uuid AND state = 'leased'
          ORDER BY lease_expires_at, id LIMIT ${size}::int OFFSET ${(at - 1) * size}::int) a
    JOIN example e ON e.project_id = a.project_id AND e.id = a.example_id
    JOIN annotator n ON n.project_id = a.project_id AND n.id = a.annotator_id
    ORDER BY a.lease_expires_at, a.id`,
  );
}
