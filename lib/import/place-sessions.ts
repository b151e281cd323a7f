import "server-only";
import { REVISIONS } from "@/lib/labels/tables";
import type { Database } from "@/lib/server/db";

interface Unplaced {
  line: number;
  annotator_id: string;
  example_id: string;
  session: string | null;
  submitted_at: string | null;
  wall_ms: number | null;
}

interface Placed {
  session_id: string | null;
  position: number | null;
}

interface SessionRow {
  id: string;
  annotatorId: string;
  session: string;
  submitted: number;
}

const NOWHERE: Placed = { session_id: null, position: null };

/**
 * The session and the position there of each label: the examples of a session count from 1 in the order of time, else of the file; all
 * criteria of an example share its position. Labels without a session stay without both.
 */
export async function placeSessions(
  tx: Database,
  projectId: string,
  labels: readonly Unplaced[],
): Promise<(label: Unplaced) => Placed> {
  const within = labels.filter((label) => label.session !== null);
  if (within.length === 0) return () => NOWHERE;
  const sessions = await ensureSessions(tx, projectId, within);
  const idOf = new Map(sessions.map(({ id, annotatorId, session }) => [`${annotatorId} ${session}`, id]));
  const positions = await knownPositions(tx, projectId, [...idOf.values()], within);
  const last = new Map(sessions.map(({ id, submitted }) => [id, submitted]));
  for (const label of [...within].sort(byTime)) {
    const session = idOf.get(`${label.annotator_id} ${label.session}`)!;
    const place = `${session} ${label.example_id}`;
    if (positions.has(place)) continue;
    const position = last.get(session)! + 1;
    last.set(session, position);
    positions.set(place, position);
  }
  await countSubmitted(tx, projectId, last);
  return ({ session, annotator_id, example_id }) => {
    if (session === null) return NOWHERE;
    const session_id = idOf.get(`${annotator_id} ${session}`)!;
    return { session_id, position: positions.get(`${session_id} ${example_id}`)! };
  };
}

function byTime(a: Unplaced, b: Unplaced): number {
  const [first, second] = [a.submitted_at ?? "", b.submitted_at ?? ""];
  if (first !== second) return first < second ? -1 : 1;
  return a.line - b.line;
}

async function ensureSessions(tx: Database, projectId: string, labels: readonly Unplaced[]): Promise<SessionRow[]> {
  const rows = labels.map(({ annotator_id, session, submitted_at, wall_ms }) => ({
    annotator_id,
    session,
    submitted_at,
    wall_ms,
  }));
  return tx.$queryRaw<SessionRow[]>`
    INSERT INTO session AS s (project_id, id, annotator_id, external_key, started_at, active_at)
    SELECT ${projectId}::uuid, gen_random_uuid(), annotator_id, session,
           min(coalesce(submitted_at, now()) - make_interval(secs => coalesce(wall_ms, 0) / 1000.0)), max(coalesce(submitted_at, now()))
    FROM jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) AS w (annotator_id uuid, session text, submitted_at timestamptz, wall_ms int)
    GROUP BY annotator_id, session ORDER BY annotator_id, session
    ON CONFLICT (project_id, annotator_id, external_key) DO UPDATE
      SET started_at = least(s.started_at, excluded.started_at), active_at = greatest(s.active_at, excluded.active_at)
    RETURNING id, annotator_id AS "annotatorId", external_key AS session, submitted`;
}

async function knownPositions(
  tx: Database,
  projectId: string,
  sessionIds: string[],
  labels: readonly Unplaced[],
): Promise<Map<string, number>> {
  const rows = await tx.$queryRaw<{ place: string; position: number }[]>`
    SELECT DISTINCT session_id || ' ' || example_id AS place, position FROM ${REVISIONS} j
    WHERE project_id = ${projectId}::uuid AND example_id = ANY(${[...new Set(labels.map((label) => label.example_id))]}::uuid[])
      AND session_id = ANY(${sessionIds}::uuid[]) AND position IS NOT NULL`;
  return new Map(rows.map(({ place, position }) => [place, position]));
}

async function countSubmitted(tx: Database, projectId: string, last: ReadonlyMap<string, number>): Promise<void> {
  const rows = [...last].map(([id, submitted]) => ({ id, submitted }));
  await tx.$executeRaw`
    UPDATE session s SET submitted = w.submitted FROM jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) AS w (id uuid, submitted int)
    WHERE s.project_id = ${projectId}::uuid AND s.id = w.id AND s.submitted <> w.submitted`;
}
