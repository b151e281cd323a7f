import "server-only";
import type { Database } from "@/lib/server/db";

export interface Place {
  sessionId: string;
  position: number;
}

/**
 * The session in which this submit falls and its position there, from 1. A new session begins when the time from the last submit to
 * the start of this example is longer than the project's idle gap; exactly the gap still belongs to the old one
 * (Touchstone's docs/statistics.md, Fatigue, Sessions). Call under the annotator's lock.
 */
export async function placeInSession(
  tx: Database,
  projectId: string,
  annotatorId: string,
  wallMs: number,
): Promise<Place> {
  const [going] = await tx.$queryRaw<Place[]>`
    UPDATE session s SET active_at = clock_timestamp(), submitted = s.submitted + 1
    FROM (SELECT id FROM session WHERE project_id = ${projectId}::uuid AND annotator_id = ${annotatorId}::uuid AND external_key IS NULL
          ORDER BY active_at DESC LIMIT 1) latest, project p
    WHERE s.project_id = ${projectId}::uuid AND s.id = latest.id AND p.id = s.project_id
      AND clock_timestamp() - make_interval(secs => ${wallMs / 1000}::float8) - s.active_at <= make_interval(mins => p.idle_minutes)
    RETURNING s.id AS "sessionId", s.submitted AS position`;
  if (going) return going;
  const [fresh] = await tx.$queryRaw<Place[]>`
    INSERT INTO session (project_id, id, annotator_id, started_at, active_at, submitted)
    VALUES (${projectId}::uuid, gen_random_uuid(), ${annotatorId}::uuid,
            clock_timestamp() - make_interval(secs => ${wallMs / 1000}::float8), clock_timestamp(), 1)
    RETURNING id AS "sessionId", submitted AS position`;
  return fresh!;
}
