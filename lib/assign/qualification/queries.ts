import "server-only";
import type { ProjectScope } from "@/lib/auth/scope";
import { beginningOf } from "@/lib/examples/example-text";
import type { Answers } from "@/lib/guideline/schema";
import { db } from "@/lib/server/db";
import type { GoldChoice, QualificationItem, QualificationResult, QualificationSet } from "./records";
import { allTries } from "./tries";

type Manage = ProjectScope<"rounds:manage">;

/** The set that annotators have to pass under the pinned version, with how its examples went; null where none is asked. */
export async function currentSet({ projectId, project }: Manage): Promise<QualificationSet | null> {
  const found = await db().qualification.findFirst({
    where: { projectId, guidelineVersionId: project.guidelineVersionId, retiredAt: null },
    select: { id: true, passMark: true, maxAttempts: true, perAttempt: true, createdAt: true },
  });
  if (!found) return null;
  const items = await db().$queryRaw<(Omit<QualificationItem, "expected"> & { expected: Answers })[]>`
    SELECT e.external_id AS example, i.expected, i.explanation,
           count(g.example_id)::int AS answered, count(g.example_id) FILTER (WHERE g.right_answers = g.asked_answers)::int AS "right"
    FROM qualification_item i JOIN example e ON e.project_id = i.project_id AND e.id = i.example_id
    LEFT JOIN qualification_attempt t ON t.project_id = i.project_id AND t.qualification_id = i.qualification_id AND t.number = 1 AND t.ended_at IS NOT NULL
    LEFT JOIN qualification_answer g ON g.project_id = t.project_id AND g.attempt_id = t.id AND g.example_id = i.example_id
    WHERE i.project_id = ${projectId}::uuid AND i.qualification_id = ${found.id}::uuid
    GROUP BY e.external_id, i.expected, i.explanation, e.sequence ORDER BY e.sequence`;
  const { maxAttempts, ...set } = found;
  return { ...set, attempts: maxAttempts, items };
}

/** Who has to pass the set, and how they stand; none where no set is asked. */
export async function qualificationResults(scope: Manage, set: { id: string } | null): Promise<QualificationResult[]> {
  return set ? allTries(db(), scope.projectId, set.id) : [];
}

/** How many gold examples are offered. */
export const MOST_CHOICES = 200;
const MOST_CHARACTERS = 300;

/** Gold examples that a set can ask, in the order in which they came; at most 200. */
export function goldChoices({ projectId }: Manage): Promise<GoldChoice[]> {
  return db().$queryRaw<GoldChoice[]>`
    SELECT e.external_id AS example, ${beginningOf(MOST_CHARACTERS)} AS text,
           g.gold, coalesce(last.explanation, g.explanation, '') AS explanation
    FROM (SELECT example_id, jsonb_object_agg(criterion_key, value) AS gold, string_agg(explanation, E'\n' ORDER BY criterion_key) AS explanation
          FROM gold_answer WHERE project_id = ${projectId}::uuid GROUP BY example_id) g
    JOIN example e ON e.project_id = ${projectId}::uuid AND e.id = g.example_id
    LEFT JOIN LATERAL (
      SELECT i.explanation FROM qualification_item i JOIN qualification q ON q.project_id = i.project_id AND q.id = i.qualification_id
      WHERE i.project_id = ${projectId}::uuid AND i.example_id = g.example_id ORDER BY q.created_at DESC LIMIT 1) last ON true
    ORDER BY e.sequence LIMIT ${MOST_CHOICES}::int`;
}
