import "server-only";
import type { ProjectScope } from "@/lib/auth/scope";
import { transaction } from "@/lib/server/db";
import { ok } from "@/lib/server/errors";
import { auditRound } from "./round-commands";
import type { AssignmentsInput } from "./schema";

type Manage = ProjectScope<"rounds:manage">;

/**
 * Lets those who skipped these examples meet them again, as after the guideline has been made clearer. Their skips are withdrawn; the
 * places that opened for others by the skips stay as they are.
 */
export async function returnSkipped(scope: Manage, { roundId, assignmentIds }: AssignmentsInput) {
  const { projectId } = scope;
  return transaction(async (tx) => {
    const returned = await tx.$queryRaw<{ id: string; annotatorId: string }[]>`
      WITH skipped AS (
        SELECT id, annotator_id FROM assignment
        WHERE project_id = ${projectId}::uuid AND round_id = ${roundId}::uuid AND id = ANY(${assignmentIds}::uuid[]) AND state = 'skipped'
        ORDER BY id FOR UPDATE
      )
      UPDATE assignment a SET state = 'withdrawn', annotator_id = NULL, lease_token = NULL
      FROM skipped s WHERE a.project_id = ${projectId}::uuid AND a.id = s.id
      RETURNING a.id, s.annotator_id AS "annotatorId"`;
    if (returned.length > 0)
      await auditRound(tx, scope, "round.return-skipped", roundId, {
        assignments: returned.map(({ id }) => id),
        annotators: [...new Set(returned.map(({ annotatorId }) => annotatorId))],
      });
    return ok({ returned: returned.length });
  });
}
