import "server-only";
import type { Database } from "@/lib/server/db";
import { Prisma } from "@/lib/server/generated/prisma/client";
import { isQualified } from "./gate";
import type { QualificationResult } from "./records";

const MOST = 500;

/** How annotators stand to a set of the pinned version; those who have tried first. At most 500, or the one named. */
export async function allTries(
  database: Database,
  projectId: string,
  qualificationId: string,
  annotatorId?: string,
): Promise<QualificationResult[]> {
  const rows = await database.$queryRaw<(Omit<QualificationResult, "tries"> & { tries: StoredTry[] | null })[]>`
    SELECT n.id AS "annotatorId", n.name, ${isQualified(Prisma.sql`n.id`)} AS qualified, of_person.tries,
           greatest(0, q.max_attempts - coalesce(jsonb_array_length(of_person.tries), 0)
             + (SELECT count(*) FROM qualification_grant g WHERE g.project_id = q.project_id AND g.qualification_id = q.id AND g.annotator_id = n.id))::int AS "left"
    FROM qualification q JOIN project p ON p.id = q.project_id
    JOIN annotator n ON n.project_id = q.project_id
    JOIN membership seat ON seat.project_id = n.project_id AND seat.user_id = n.user_id
    CROSS JOIN LATERAL (
      SELECT jsonb_agg(jsonb_build_object('number', t.number, 'endedAt', t.ended_at, 'right', t.right_answers, 'asked', t.asked_answers,
                                          'passed', t.passed) ORDER BY t.number) AS tries
      FROM qualification_attempt t WHERE t.project_id = q.project_id AND t.qualification_id = q.id AND t.annotator_id = n.id) of_person
    WHERE q.project_id = ${projectId}::uuid AND q.id = ${qualificationId}::uuid
      AND ${annotatorId ? Prisma.sql`n.id = ${annotatorId}::uuid` : Prisma.sql`seat.role = 'annotator'`}
    ORDER BY of_person.tries IS NULL, n.name, n.id LIMIT ${MOST}::int`;
  return rows.map(({ tries, ...row }) => ({
    ...row,
    tries: (tries ?? []).map(({ endedAt, ...one }) => ({
      ...one,
      endedAt: endedAt === null ? null : new Date(endedAt),
    })),
  }));
}

type StoredTry = Omit<QualificationResult["tries"][number], "endedAt"> & { endedAt: string | null };

/** The same of one person; null where the project has no such annotator. */
export async function triesOf(
  database: Database,
  projectId: string,
  qualificationId: string,
  annotatorId: string,
): Promise<QualificationResult | null> {
  const [row] = await allTries(database, projectId, qualificationId, annotatorId);
  return row ?? null;
}
