import "server-only";
import { type Page, type PageQuery, pageOf } from "@/lib/api/page";
import { annotatorOf } from "@/lib/assign/annotator";
import type { ProjectScope } from "@/lib/auth/scope";
import { EXCERPT } from "@/lib/examples/example-text";
import { CURRENT, REVISIONS } from "@/lib/labels/tables";
import { db } from "@/lib/server/db";
import { Prisma } from "@/lib/server/generated/prisma/client";
import type { SubmittedExample } from "./records";
import { isFinal } from "./settled-labels";
import { shownId } from "./shown-id";

/** The caller's own submitted examples, newest first. The cursor is an assignment's id. */
export async function ownSubmitted(
  scope: ProjectScope<"label:work">,
  { limit, cursor, example }: PageQuery & { example?: string },
): Promise<Page<SubmittedExample>> {
  const annotatorId = await annotatorOf(scope);
  const after = cursor ?? null;
  const only = example ?? null;
  const rows = await db().$queryRaw<(Omit<SubmittedExample, "submittedAt"> & { submittedAt: Date })[]>`
    SELECT a.id, ${shownId(scope)} AS "exampleId", e.kind,
           ${EXCERPT} AS excerpt,
           r.name AS round, v.number AS "guidelineVersion", v.id AS "guidelineVersionId", a.submitted_at AS "submittedAt",
           a.state = 'leased' AS reopened, f.why IS NOT NULL AS final, f.why AS "finalWhy",
           g.active_ms AS "activeMs", coalesce(g.answers, '{}') AS answers
    FROM (
      SELECT * FROM assignment
      WHERE project_id = ${scope.projectId}::uuid AND annotator_id = ${annotatorId}::uuid AND state IN ('submitted', 'leased') AND submitted_at IS NOT NULL
        AND (${only}::uuid IS NULL OR example_id = ${only}::uuid)
        AND (${after}::uuid IS NULL OR (submitted_at, id) < (
          SELECT submitted_at, id FROM assignment WHERE project_id = ${scope.projectId}::uuid AND id = ${after}::uuid AND annotator_id = ${annotatorId}::uuid))
      ORDER BY submitted_at DESC, id DESC LIMIT ${limit + 1}::int) a
    JOIN example e ON e.project_id = a.project_id AND e.id = a.example_id
    JOIN round r ON r.project_id = a.project_id AND r.id = a.round_id
    JOIN guideline_version v ON v.id = a.guideline_version_id
    CROSS JOIN LATERAL (
      SELECT CASE WHEN r.state = 'closed' THEN 'round-closed' WHEN ${isFinal(Prisma.sql`a.project_id`, Prisma.sql`a.example_id`)} THEN 'settled' END AS why) f
    CROSS JOIN LATERAL (
      SELECT max(j.active_ms)::int AS active_ms, jsonb_object_agg(j.criterion_key, j.value) AS answers
      FROM ${CURRENT} c JOIN ${REVISIONS} j ON j.project_id = c.project_id AND j.id = c.judgment_id
      WHERE c.project_id = a.project_id AND c.example_id = a.example_id AND c.annotator_id = a.annotator_id
        AND c.guideline_version_id = a.guideline_version_id AND c.pass = a.pass AND NOT c.taken_back) g
    ORDER BY a.submitted_at DESC, a.id DESC`;
  return pageOf(
    rows.map((row) => ({ ...row, submittedAt: row.submittedAt.toISOString() })),
    limit,
  );
}
