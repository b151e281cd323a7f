import "server-only";
import { Prisma } from "@/lib/server/generated/prisma/client";

/**
 * Whether the annotator has yet to pass what the project `p` asks for its pinned version. SQL. Whoever passed one set of a version
 * needs not pass the next. Leads and reviewers see the gold anyway and are not asked.
 */
export function mustQualify(annotatorId: Prisma.Sql): Prisma.Sql {
  return Prisma.sql`(
    EXISTS (SELECT 1 FROM qualification q
            WHERE q.project_id = p.id AND q.guideline_version_id = p.guideline_version_id AND q.retired_at IS NULL)
    AND NOT ${isQualified(annotatorId)}
    AND EXISTS (SELECT 1 FROM annotator tested JOIN membership seat ON seat.project_id = tested.project_id AND seat.user_id = tested.user_id
                WHERE tested.project_id = p.id AND tested.id = ${annotatorId} AND seat.role = 'annotator'))`;
}

/** Whether the annotator passed a set of the version to which the project `p` is pinned. SQL. */
export function isQualified(annotatorId: Prisma.Sql): Prisma.Sql {
  return Prisma.sql`EXISTS (
    SELECT 1 FROM qualification_attempt tried
    JOIN qualification of_version ON of_version.project_id = tried.project_id AND of_version.id = tried.qualification_id
    WHERE tried.project_id = p.id AND tried.annotator_id = ${annotatorId} AND tried.passed
      AND of_version.guideline_version_id = p.guideline_version_id)`;
}

/** Whether the example was shown with its answers in a qualification set of the project: it measures nobody any more. SQL. */
export function isExplained(example: Prisma.Sql): Prisma.Sql {
  return Prisma.sql`EXISTS (SELECT 1 FROM qualification_item explained WHERE (explained.project_id, explained.example_id) = ${example})`;
}
