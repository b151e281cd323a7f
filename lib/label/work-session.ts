import "server-only";
import { Prisma } from "@/lib/server/generated/prisma/client";

export interface Place {
  sessionId: string;
  position: number;
}

/**
 * The session in which this submit falls and its position there, from 1: common table expressions, of which `place` has the columns
 * session_id and position. A new session begins when the time from the last submit to the start of this example is longer than the
 * project's idle gap; exactly the gap still belongs to the old one (Touchstone's docs/statistics.md, Fatigue, Sessions). Run under
 * the annotator's lock.
 */
export function placeInSession(projectId: string, annotatorId: string, wallMs: number): Prisma.Sql {
  const began = Prisma.sql`clock_timestamp() - make_interval(secs => ${wallMs / 1000}::float8)`;
  return Prisma.sql`
    going AS (
      UPDATE session s SET active_at = clock_timestamp(), submitted = s.submitted + 1
      FROM (SELECT id FROM session WHERE project_id = ${projectId}::uuid AND annotator_id = ${annotatorId}::uuid AND external_key IS NULL
            ORDER BY active_at DESC LIMIT 1) latest, project p
      WHERE s.project_id = ${projectId}::uuid AND s.id = latest.id AND p.id = s.project_id
        AND ${began} - s.active_at <= make_interval(mins => p.idle_minutes)
      RETURNING s.id AS session_id, s.submitted AS position
    ), fresh AS (
      INSERT INTO session (project_id, id, annotator_id, started_at, active_at, submitted)
      SELECT ${projectId}::uuid, gen_random_uuid(), ${annotatorId}::uuid, ${began}, clock_timestamp(), 1
      WHERE NOT EXISTS (SELECT FROM going)
      RETURNING id AS session_id, submitted AS position
    ), place AS (SELECT * FROM going UNION ALL SELECT * FROM fresh)`;
}

/** The place of an example that was submitted before: it keeps it. */
export function keepPlace({ sessionId, position }: Place): Prisma.Sql {
  return Prisma.sql`place AS (SELECT ${sessionId}::uuid AS session_id, ${position}::int AS position)`;
}
