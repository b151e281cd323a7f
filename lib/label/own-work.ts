import "server-only";
import { annotatorOf } from "@/lib/assign/annotator";
import { examplesWaiting } from "@/lib/assign/waiting-places";
import type { ProjectScope } from "@/lib/auth/scope";
import { REVISIONS } from "@/lib/labels/tables";
import { db } from "@/lib/server/db";
import { Prisma } from "@/lib/server/generated/prisma/client";
import type { OwnRound, OwnWork } from "./records";

type Work = ProjectScope<"label:work">;

/** How many examples the pace is taken from, and the rows that are looked through for them. */
const RECENT_EXAMPLES = 20;
const RECENT_JUDGMENTS = 1000;

/** The caller's rounds that are not closed, the session under way, and how long the last examples took. Nothing about others but sums. */
export async function ownWork(scope: Work): Promise<OwnWork> {
  const annotatorId = await annotatorOf(scope);
  const [rounds, waiting, session, recentActiveMs] = await Promise.all([
    ownRounds(scope, annotatorId),
    waitingFor(scope, annotatorId),
    sessionUnderWay(scope, annotatorId),
    recentTimes(scope, annotatorId),
  ]);
  return { rounds, waiting, session, recentActiveMs };
}

async function ownRounds(scope: Work, annotatorId: string): Promise<OwnRound[]> {
  return db().$queryRaw<OwnRound[]>`
    SELECT r.id, r.name, r.state, v.number AS "guidelineVersion", coalesce(c.places, 0)::int AS places, coalesce(c.left, 0)::int AS left,
           (SELECT count(*)::int FROM assignment mine WHERE mine.project_id = r.project_id AND mine.annotator_id = ${annotatorId}::uuid
              AND mine.round_id = r.id AND mine.submitted_at IS NOT NULL AND mine.state <> 'skipped') AS mine
    FROM round r JOIN guideline_version v ON v.id = r.guideline_version_id
    LEFT JOIN LATERAL (
      SELECT count(*) AS places, count(*) FILTER (WHERE a.submitted_at IS NULL) AS left
      FROM assignment a
      WHERE a.project_id = r.project_id AND a.round_id = r.id AND a.kind = 'slot' AND a.state NOT IN ('skipped', 'withdrawn')
    ) c ON true
    WHERE r.project_id = ${scope.projectId}::uuid AND r.state <> 'closed'
      AND (NOT EXISTS (SELECT 1 FROM round_annotator p WHERE p.project_id = r.project_id AND p.round_id = r.id)
           OR EXISTS (SELECT 1 FROM round_annotator p WHERE p.project_id = r.project_id AND p.round_id = r.id AND p.annotator_id = ${annotatorId}::uuid))
    ORDER BY r.created_at, r.id`;
}

async function waitingFor({ projectId, project }: Work, annotatorId: string): Promise<number> {
  const who = {
    project: Prisma.sql`${projectId}::uuid`,
    annotator: Prisma.sql`${annotatorId}::uuid`,
    version: Prisma.sql`${project.guidelineVersionId}::uuid`,
  };
  const [row] = await db().$queryRaw<{ waiting: number }[]>`SELECT ${examplesWaiting(who)} AS waiting`;
  return row!.waiting;
}

/** The last session, if the idle gap since its last submit is not over. */
async function sessionUnderWay(scope: Work, annotatorId: string): Promise<OwnWork["session"]> {
  const [row] = await db().$queryRaw<{ elapsedMs: number; submitted: number }[]>`
    SELECT extract(epoch FROM clock_timestamp() - s.started_at)::float8 * 1000 AS "elapsedMs", s.submitted
    FROM session s JOIN project p ON p.id = s.project_id
    WHERE s.project_id = ${scope.projectId}::uuid AND s.annotator_id = ${annotatorId}::uuid AND s.external_key IS NULL
      AND clock_timestamp() - s.active_at <= make_interval(mins => p.idle_minutes)
    ORDER BY s.active_at DESC LIMIT 1`;
  return row ?? null;
}

async function recentTimes(scope: Work, annotatorId: string): Promise<number[]> {
  const rows = await db().$queryRaw<{ activeMs: number }[]>`
    SELECT max(active_ms)::int AS "activeMs" FROM (
      SELECT assignment_id, active_ms, submitted_at FROM ${REVISIONS} j
      WHERE project_id = ${scope.projectId}::uuid AND annotator_id = ${annotatorId}::uuid
      ORDER BY submitted_at DESC LIMIT ${RECENT_JUDGMENTS}::int) latest
    WHERE assignment_id IS NOT NULL AND active_ms IS NOT NULL
    GROUP BY assignment_id ORDER BY max(submitted_at) DESC LIMIT ${RECENT_EXAMPLES}::int`;
  return rows.map((row) => row.activeMs);
}
