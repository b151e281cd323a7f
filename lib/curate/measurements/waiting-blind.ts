import "server-only";
import type { Actor } from "@/lib/auth/actor";
import { db } from "@/lib/server/db";
import { isAsked } from "./turns";

/** A blind reading that waits for somebody, as they may know of it. */
export interface WaitingReading {
  projectId: string;
  id: string;
  /** Examples that they are asked for and have not answered. */
  examples: number;
}

interface Row {
  projectId: string;
  id: string;
  place: number;
  readers: number;
  each: number;
  unanswered: number[];
}

/** What the person is asked to read in these projects and has not read to its end, the oldest first. It says nothing of what it was drawn for. */
export async function blindReadingsWaiting(actor: Actor, projects: readonly string[]): Promise<WaitingReading[]> {
  const rows = await db().$queryRaw<Row[]>`
    SELECT m.project_id AS "projectId", m.id, r.place, (m.plan ->> 'each')::int AS each,
           (SELECT count(*)::int FROM measurement_reader o WHERE o.project_id = m.project_id AND o.measurement_id = m.id) AS readers,
           ARRAY(SELECT e.position FROM measurement_example e
                 WHERE e.project_id = m.project_id AND e.measurement_id = m.id AND NOT EXISTS (
                   SELECT FROM measurement_answer a WHERE a.project_id = e.project_id AND a.measurement_id = e.measurement_id
                     AND a.position = e.position AND a.reader_id = r.reader_id)) AS unanswered
    FROM measurement_reader r JOIN measurement m ON m.project_id = r.project_id AND m.id = r.measurement_id
    WHERE r.project_id = ANY(${projects}::uuid[]) AND r.reader_id = ${actor.userId}::uuid AND m.ended_at IS NULL
    ORDER BY m.id`;
  return rows.flatMap(({ projectId, id, place, unanswered, ...turns }) => {
    const examples = unanswered.filter((position) => isAsked(position, place, turns)).length;
    return examples > 0 ? [{ projectId, id, examples }] : [];
  });
}
