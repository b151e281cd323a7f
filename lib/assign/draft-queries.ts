import "server-only";
import type { ListPage } from "@/lib/address/table-address";
import type { ProjectScope } from "@/lib/auth/scope";
import type { Answers } from "@/lib/guideline/schema";
import { countedRows } from "@/lib/server/counted-rows";
import { db } from "@/lib/server/db";

export interface LeftDraft {
  assignmentId: string;
  exampleId: string;
  externalId: string;
  annotatorId: string;
  name: string;
  savedAt: Date;
  answers: Answers;
  /** By which its author worked. */
  guidelineVersionId: string;
  /** Whether somebody else has labelled the place since. */
  isDone: boolean;
}

/** A page of answers that were begun in a round and never handed in, whose authors hold the example no more; the latest first. */
export async function leftDrafts(
  scope: ProjectScope<"rounds:manage">,
  roundId: string,
  { page, size }: ListPage,
): Promise<{ rows: LeftDraft[]; total: number }> {
  const { projectId } = scope;
  return countedRows(
    page,
    (at) => db().$queryRaw<(LeftDraft & { total: number })[]>`
      SELECT a.id AS "assignmentId", a.example_id AS "exampleId", e.external_id AS "externalId", n.id AS "annotatorId", n.name,
             d.saved_at AS "savedAt", d.answers, a.submitted_at IS NOT NULL AS "isDone", count(*) OVER ()::int AS total,
             coalesce((SELECT l.guideline_version_id FROM lost_lease l
                       WHERE l.project_id = d.project_id AND l.assignment_id = d.assignment_id AND l.annotator_id = d.annotator_id
                       ORDER BY l.lost_at DESC LIMIT 1), a.guideline_version_id) AS "guidelineVersionId"
      FROM draft d
      JOIN assignment a ON a.project_id = d.project_id AND a.id = d.assignment_id
      JOIN example e ON e.project_id = a.project_id AND e.id = a.example_id
      JOIN annotator n ON n.project_id = d.project_id AND n.id = d.annotator_id
      WHERE d.project_id = ${projectId}::uuid AND a.round_id = ${roundId}::uuid AND d.part = ''
        AND a.annotator_id IS DISTINCT FROM d.annotator_id
        AND NOT EXISTS (
          SELECT FROM assignment own WHERE own.project_id = a.project_id AND own.example_id = a.example_id AND own.annotator_id = d.annotator_id
            AND own.round_id = a.round_id AND own.submitted_at IS NOT NULL)
      ORDER BY d.saved_at DESC, d.assignment_id LIMIT ${size}::int OFFSET ${(at - 1) * size}::int`,
  );
}
