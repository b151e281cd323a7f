import "server-only";
import { storedKey } from "@/lib/guideline/answers/stored-key";
import type { Answers, Criterion } from "@/lib/guideline/schema";
import { CURRENT } from "@/lib/labels/tables";
import { Prisma } from "@/lib/server/generated/prisma/client";

interface Circumstances {
  projectId: string;
  assignmentId: string;
  exampleId: string;
  annotatorId: string;
  guidelineVersionId: string;
  pass: number;
  activeMs: number | null;
  wallMs: number;
  changed: Record<string, number>;
  comments: Record<string, string>;
}

/**
 * Stores one judgment per answer, each as the next revision of its kind; an answer that was there and is missing now is taken back
 * by a revision without a value. A statement that stands beside a `place` of session and position; returns criterion_key and revision
 * of each criterion touched.
 */
export function insertJudgments(asked: readonly Criterion[], answers: Answers, of: Circumstances): Prisma.Sql {
  const rows = asked.map((criterion) => {
    const value = Object.hasOwn(answers, criterion.key) ? answers[criterion.key]! : null;
    return {
      criterion_key: criterion.key,
      value,
      value_key: value === null ? null : storedKey(criterion, value),
      changed: of.changed[criterion.key] ?? 0,
      comment: of.comments[criterion.key] || null,
    };
  });
  return Prisma.sql`
    INSERT INTO judgment (project_id, example_id, annotator_id, guideline_version_id, criterion_key, pass, revision, value, value_key, comment,
                          assignment_id, session_id, position, active_ms, wall_ms, changed, submitted_at)
    SELECT ${of.projectId}::uuid, ${of.exampleId}::uuid, ${of.annotatorId}::uuid, ${of.guidelineVersionId}::uuid, g.criterion_key, ${of.pass}::int,
           coalesce(c.revision, 0) + 1, nullif(g.value, 'null'::jsonb), g.value_key, g.comment,
           ${of.assignmentId}::uuid, place.session_id, place.position, ${of.activeMs}::int, ${of.wallMs}::int, g.changed, clock_timestamp()
    FROM place
    CROSS JOIN jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) AS g (criterion_key text, value jsonb, value_key text, changed int, comment text)
    LEFT JOIN ${CURRENT} c
      ON c.project_id = ${of.projectId}::uuid AND c.criterion_key = g.criterion_key AND c.guideline_version_id = ${of.guidelineVersionId}::uuid
     AND c.example_id = ${of.exampleId}::uuid AND c.part = '' AND c.annotator_id = ${of.annotatorId}::uuid AND c.pass = ${of.pass}::int
    WHERE nullif(g.value, 'null'::jsonb) IS NOT NULL OR (c.revision IS NOT NULL AND NOT c.taken_back)
    RETURNING criterion_key, revision`;
}
