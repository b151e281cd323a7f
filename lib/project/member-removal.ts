import "server-only";
import { whoLabels } from "@/lib/assign/place-for";
import type { ProjectScope } from "@/lib/auth/scope";
import { db } from "@/lib/server/db";
import { no, ok, type Result } from "@/lib/server/errors";
import { Prisma } from "@/lib/server/generated/prisma/client";

/** What a project loses with a member. */
export interface Removal {
  /** Examples in their hands now; they go back to the others. */
  held: number;
  /** Of these, with answers begun. */
  drafts: number;
  /** Examples that were to be asked of them again and go to somebody else now. */
  reserved: number;
  /** Places that stay empty without them: one of each example that has more left than there are other annotators for it. */
  unfillable: number;
  /** Their submitted labels, which stay. */
  labels: number;
}

/** Counting stops here. */
const MOST_COUNTED = 1000;

/**
 * What would happen if this person were removed. Rounds that name their people count these; the others count every member whose role is
 * annotator, since leads and reviewers label only when they choose to.
 */
export async function previewRemoval(
  scope: ProjectScope<"members:manage">,
  { userId }: { userId: string },
): Promise<Result<Removal, "not-member">> {
  const { projectId } = scope;
  const member = await db().membership.findUnique({ where: { projectId_userId: { projectId, userId } } });
  if (!member) return no("not-member", "This person is not a member of the project.");
  const project = Prisma.sql`${projectId}::uuid`;
  const [row] = await db().$queryRaw<Removal[]>`
    WITH me AS (SELECT id FROM annotator WHERE project_id = ${project} AND user_id = ${userId}::uuid),
    mine AS (
      SELECT a.* FROM assignment a JOIN me ON a.annotator_id = me.id
      WHERE a.project_id = ${project} AND a.state = 'leased' AND a.submitted_at IS NULL
    ), takes AS (
      SELECT r.id AS round_id, n.id AS annotator_id FROM round r
      JOIN annotator n ON n.project_id = r.project_id
      LEFT JOIN membership seat ON seat.project_id = n.project_id AND seat.user_id = n.user_id
      WHERE r.project_id = ${project} AND r.state <> 'closed' AND n.id IN (${whoLabels(project)})
        AND CASE WHEN EXISTS (SELECT FROM round_annotator ra WHERE ra.project_id = r.project_id AND ra.round_id = r.id)
                 THEN EXISTS (SELECT FROM round_annotator ra WHERE ra.project_id = r.project_id AND ra.round_id = r.id AND ra.annotator_id = n.id)
                 ELSE seat.role = 'annotator' END
    )
    SELECT (SELECT count(*)::int FROM mine) AS held,
           (SELECT count(DISTINCT d.assignment_id)::int FROM draft d JOIN mine ON mine.id = d.assignment_id AND mine.annotator_id = d.annotator_id
            WHERE d.project_id = ${project}) AS drafts,
           (SELECT count(*)::int FROM assignment a JOIN me ON a.reserved_for = me.id WHERE a.project_id = ${project} AND a.state = 'open') AS reserved,
           (SELECT count(*)::int FROM assignment a JOIN me ON a.annotator_id = me.id
            WHERE a.project_id = ${project} AND a.submitted_at IS NOT NULL AND a.state IN ('submitted', 'leased')) AS labels,
           (SELECT count(*)::int FROM (
              SELECT FROM me JOIN takes own ON own.annotator_id = me.id
              JOIN assignment a ON a.project_id = ${project} AND a.round_id = own.round_id AND a.kind = 'slot' AND a.submitted_at IS NULL
              WHERE a.state = 'open' OR a.state = 'leased' AND a.annotator_id = me.id
              GROUP BY me.id, a.round_id, a.example_id, a.guideline_version_id
              HAVING (bool_or(a.state = 'leased') OR NOT ${met(project, Prisma.sql`me.id`)})
                AND count(*) > (SELECT count(*) FROM takes other WHERE other.round_id = a.round_id AND other.annotator_id <> me.id
                                  AND NOT ${met(project, Prisma.sql`other.annotator_id`)})
              LIMIT ${MOST_COUNTED}::int) left_over) AS unfillable`;
  return ok(row!);
}

/** Whether an annotator has met the example of the places `a` in their round or under their version. SQL. */
function met(project: Prisma.Sql, annotator: Prisma.Sql): Prisma.Sql {
  return Prisma.sql`EXISTS (
    SELECT FROM assignment had
    WHERE had.project_id = ${project} AND had.example_id = a.example_id AND had.annotator_id = ${annotator}
      AND (had.guideline_version_id = a.guideline_version_id OR had.round_id = a.round_id))`;
}
