import type { Database } from "@/lib/server/db";
import { type Place, type WorkedRound, type WorkedSession, workThrough } from "@/prisma/demo/history";

interface History extends WorkedRound {
  projectId: string;
  roundId: string;
}

/** Works through a round, and writes what the people's submits would have left, with the times that they would have had. */
export async function writeHistory(tx: Database, history: History): Promise<void> {
  const { projectId, roundId } = history;
  const open = await tx.$queryRaw<Place[]>`
    SELECT id, example_id AS "exampleId" FROM assignment
    WHERE project_id = ${projectId}::uuid AND round_id = ${roundId}::uuid AND state = 'open' ORDER BY rank, id`;
  for (const session of workThrough(open, history)) await writeSession(tx, history, session);
}

async function writeSession(
  tx: Database,
  { projectId, roundId }: History,
  { annotatorId, hoursAgo, places }: WorkedSession,
): Promise<void> {
  const assignments = places.map(({ id, position, startedMs, submittedMs }) => ({
    id,
    position,
    leased_ms: startedMs,
    submitted_ms: submittedMs,
  }));
  const judgments = places.flatMap(({ id, exampleId, position, activeMs, wallMs, submittedMs, labels }) =>
    labels.map(({ criterion, value, valueKey }) => ({
      assignment_id: id,
      example_id: exampleId,
      criterion_key: criterion,
      value,
      value_key: valueKey,
      position,
      active_ms: activeMs,
      wall_ms: wallMs,
      submitted_ms: submittedMs,
    })),
  );
  const seconds = places.at(-1)!.submittedMs / 1000;
  const [session] = await tx.$queryRaw<{ id: string; startedAt: Date; versionId: string }[]>`
    INSERT INTO session (project_id, id, annotator_id, started_at, active_at, submitted)
    SELECT ${projectId}::uuid, gen_random_uuid(), ${annotatorId}::uuid, begun, begun + make_interval(secs => ${seconds}::float8), ${places.length}::int
    FROM (SELECT now() - make_interval(secs => ${hoursAgo * 3600}::float8) AS begun) b
    RETURNING id, started_at AS "startedAt", (SELECT guideline_version_id FROM round WHERE project_id = ${projectId}::uuid AND id = ${roundId}::uuid) AS "versionId"`;
  await tx.$executeRaw`
    UPDATE assignment a SET state = 'submitted', annotator_id = ${annotatorId}::uuid, session_id = ${session!.id}::uuid, position = w.position, lease_token = gen_random_uuid(),
           leased_at = ${session!.startedAt}::timestamptz + make_interval(secs => w.leased_ms / 1000), lease_expires_at = ${session!.startedAt}::timestamptz + make_interval(secs => w.submitted_ms / 1000 + 1800),
           submitted_at = ${session!.startedAt}::timestamptz + make_interval(secs => w.submitted_ms / 1000)
    FROM jsonb_to_recordset(${JSON.stringify(assignments)}::jsonb) AS w (id uuid, position int, leased_ms float8, submitted_ms float8)
    WHERE a.project_id = ${projectId}::uuid AND a.id = w.id`;
  await tx.$executeRaw`
    INSERT INTO judgment (project_id, example_id, annotator_id, guideline_version_id, criterion_key, value, value_key, assignment_id, session_id, position, active_ms, wall_ms, submitted_at)
    SELECT ${projectId}::uuid, w.example_id, ${annotatorId}::uuid, ${session!.versionId}::uuid, w.criterion_key, w.value, w.value_key, w.assignment_id, ${session!.id}::uuid,
           w.position, w.active_ms, w.wall_ms, ${session!.startedAt}::timestamptz + make_interval(secs => w.submitted_ms / 1000)
    FROM jsonb_to_recordset(${JSON.stringify(judgments)}::jsonb)
      AS w (assignment_id uuid, example_id uuid, criterion_key text, value jsonb, value_key text, position int, active_ms int, wall_ms int, submitted_ms float8)`;
}
