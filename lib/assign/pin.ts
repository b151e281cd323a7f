import "server-only";
import type { ProjectScope } from "@/lib/auth/scope";
import type { Database } from "@/lib/server/db";
import { AppError } from "@/lib/server/errors";
import { Prisma } from "@/lib/server/generated/prisma/client";

/** Until the transaction ends nobody claims, submits or opens a round in the project; whoever is at it now is waited for. */
export async function holdPin(tx: Database, projectId: string): Promise<void> {
  await tx.$executeRaw`SELECT pg_advisory_xact_lock(${pinKey(projectId)})`;
}

/** Until the transaction ends the project stays at its version. Others do the same at the same time. */
export async function keepPin(tx: Database, projectId: string): Promise<void> {
  await tx.$executeRaw`SELECT pg_advisory_xact_lock_shared(${pinKey(projectId)})`;
}

/** Names the lock, in SQL. */
export function pinKey(projectId: string): Prisma.Sql {
  return Prisma.sql`hashtextextended(${`pin:${projectId}`}, 0)`;
}

/** What the lead decided was about the version to which the project was pinned a moment ago: it still is. */
export async function requirePin(
  tx: Database,
  { projectId, project }: ProjectScope<"rounds:manage">,
  consequence: string,
): Promise<void> {
  const pinned = await tx.project.findUniqueOrThrow({ where: { id: projectId }, select: { guidelineVersionId: true } });
  if (pinned.guidelineVersionId === project.guidelineVersionId) return;
  throw new AppError("conflict", `The project moved to another guideline version just now. ${consequence}`);
}

/**
 * Lets open places follow the project to the version that it is pinned to now: of all rounds that are not closed, or of the one named.
 * What is in somebody's hands stays under its version, and so does a round without open places, which is done. A requeue does not go
 * back before the version that made its labels stale. A place that named only criteria that the version does not have is withdrawn.
 * Returns how many places moved on.
 */
export async function followPin(tx: Database, projectId: string, roundId?: string): Promise<number> {
  const rounds = await tx.$queryRaw<{ id: string; versionId: string }[]>`
    UPDATE round r SET guideline_version_id = v.id
    FROM project p JOIN guideline_version v ON v.id = p.guideline_version_id
    WHERE p.id = ${projectId}::uuid AND r.project_id = p.id AND r.guideline_version_id <> v.id
      AND ${roundId ? Prisma.sql`r.id = ${roundId}::uuid` : Prisma.sql`r.state <> 'closed'`}
      AND (r.kind = 'work' OR (SELECT q.number FROM guideline_version q WHERE q.id = r.requeue_version_id) <= v.number)
      AND EXISTS (SELECT 1 FROM assignment a WHERE a.project_id = r.project_id AND a.round_id = r.id AND a.kind = 'slot' AND a.state = 'open')
    RETURNING r.id, v.id AS "versionId"`;
  const [first] = rounds;
  if (!first) return 0;
  return movePlaces(
    tx,
    projectId,
    rounds.map(({ id }) => id),
    first.versionId,
  );
}

async function movePlaces(tx: Database, projectId: string, roundIds: string[], versionId: string): Promise<number> {
  const keys = Prisma.sql`ARRAY(SELECT key FROM criterion WHERE guideline_version_id = ${versionId}::uuid)`;
  const kept = Prisma.sql`ARRAY(SELECT unnest(a.criteria) INTERSECT SELECT unnest(known.keys))`;
  return tx.$executeRaw`
    UPDATE assignment a
    SET guideline_version_id = ${versionId}::uuid, criteria = CASE WHEN cardinality(a.criteria) = 0 THEN a.criteria ELSE ${kept} END,
        state = (CASE WHEN cardinality(a.criteria) > 0 AND NOT a.criteria && known.keys THEN 'withdrawn' ELSE 'open' END)::assignment_state
    FROM (SELECT ${keys} AS keys) known
    WHERE a.project_id = ${projectId}::uuid AND a.round_id = ANY(${roundIds}::uuid[]) AND a.kind = 'slot' AND a.state = 'open'`;
}
