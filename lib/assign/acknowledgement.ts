import "server-only";
import type { ProjectScope } from "@/lib/auth/scope";
import { audit } from "@/lib/server/audit";
import { type Database, db, transaction } from "@/lib/server/db";
import { no, ok, type Result } from "@/lib/server/errors";
import { Prisma } from "@/lib/server/generated/prisma/client";
import { annotatorOf } from "./annotator";
import { keepPin } from "./pin";
import { whoLabels } from "./place-for";

type Work = ProjectScope<"label:work">;

/**
 * Whether the annotator has yet to confirm what changed in the version to which the project `p` is pinned: they were here when it was
 * moved there, and have not been shown the version. SQL. Whoever joins later begins with the version as it is.
 */
export function mustAcknowledge(annotatorId: Prisma.Sql): Prisma.Sql {
  return Prisma.sql`(
    EXISTS (SELECT 1 FROM version_move v JOIN annotator there ON there.project_id = v.project_id AND there.created_at <= v.moved_at
            WHERE v.project_id = p.id AND v.to_version_id = p.guideline_version_id AND there.id = ${annotatorId})
    AND NOT EXISTS (SELECT 1 FROM version_acknowledgement k
                    WHERE k.project_id = p.id AND k.annotator_id = ${annotatorId} AND k.guideline_version_id = p.guideline_version_id))`;
}

export interface Acknowledgement {
  /** Number of the pinned version. */
  version: number;
  /** Work waits until the changes are read and confirmed. */
  required: boolean;
  /** When this person was shown the version; null while they were not. */
  acknowledgedAt: string | null;
  /** Number of the version that they knew before; null where they know none. */
  since: number | null;
}

/** How the caller stands to the pinned version. */
export async function ownAcknowledgement(scope: Work): Promise<Acknowledgement> {
  return standingOf(db(), scope.projectId, await annotatorOf(scope));
}

async function standingOf(database: Database, projectId: string, annotatorId: string): Promise<Acknowledgement> {
  const me = Prisma.sql`${annotatorId}::uuid`;
  const [row] = await database.$queryRaw<(Omit<Acknowledgement, "acknowledgedAt"> & { acknowledgedAt: Date | null })[]>`
    SELECT pinned.number AS version, ${mustAcknowledge(me)} AS required,
           (SELECT k.acknowledged_at FROM version_acknowledgement k
            WHERE k.project_id = p.id AND k.annotator_id = ${me} AND k.guideline_version_id = p.guideline_version_id) AS "acknowledgedAt",
           coalesce(
             (SELECT known.number FROM version_acknowledgement k JOIN guideline_version known ON known.id = k.guideline_version_id
              WHERE k.project_id = p.id AND k.annotator_id = ${me} AND k.guideline_version_id <> p.guideline_version_id
              ORDER BY k.acknowledged_at DESC, known.number DESC LIMIT 1),
             (SELECT known.number FROM version_move m JOIN guideline_version known ON known.id = m.from_version_id
              JOIN annotator n ON n.project_id = m.project_id AND n.created_at <= m.moved_at
              WHERE m.project_id = p.id AND n.id = ${me} AND m.from_version_id <> p.guideline_version_id
              ORDER BY m.moved_at LIMIT 1)) AS since
    FROM project p JOIN guideline_version pinned ON pinned.id = p.guideline_version_id WHERE p.id = ${projectId}::uuid`;
  return { ...row!, acknowledgedAt: row!.acknowledgedAt?.toISOString() ?? null };
}

/**
 * Records that the caller was shown the pinned version: its changes where they had to read these, else the guideline. Once is enough;
 * again answers the same. Refused where the project has another version by now, whose changes they have not seen.
 */
export async function acknowledge(
  scope: Work,
  { version }: { version: number },
): Promise<Result<Acknowledgement, "other-version">> {
  const annotatorId = await annotatorOf(scope);
  return transaction(async (tx) => {
    await keepPin(tx, scope.projectId);
    const before = await standingOf(tx, scope.projectId, annotatorId);
    if (before.version !== version)
      return no(
        "other-version",
        `The project is pinned to version ${before.version}, not to ${version}. Read what changed in that one.`,
        { version: before.version },
      );
    if (before.acknowledgedAt !== null) return ok(before);
    const shown = before.required ? "changes" : "guideline";
    const recorded = await tx.$executeRaw`
      INSERT INTO version_acknowledgement (project_id, annotator_id, guideline_version_id, shown, acknowledged_at)
      SELECT id, ${annotatorId}::uuid, guideline_version_id, ${shown}, clock_timestamp() FROM project WHERE id = ${scope.projectId}::uuid
      ON CONFLICT DO NOTHING`;
    if (recorded > 0)
      await audit(tx, {
        stream: `work:${scope.projectId}:${annotatorId}`,
        projectId: scope.projectId,
        actorId: scope.actor.userId,
        action: "version.acknowledge",
        detail: { version, shown },
      });
    return ok(await standingOf(tx, scope.projectId, annotatorId));
  });
}

/** Somebody who labels, and whether they were shown the pinned version. */
interface Reader {
  annotatorId: string;
  name: string;
  /** `changes`: they confirmed that they read these; `guideline`: they opened it; null: not yet. */
  shown: "changes" | "guideline" | null;
  at: Date | null;
  /** They get no work until they confirm. */
  waits: boolean;
}

const MOST = 500;

/** Who labels in the project and was shown the pinned version; first those who get no work until they have read it. At most 500. */
export function versionReaders({ projectId }: ProjectScope<"project:manage">): Promise<Reader[]> {
  return db().$queryRaw<Reader[]>`
    SELECT n.id AS "annotatorId", n.name, k.shown, k.acknowledged_at AS at, ${mustAcknowledge(Prisma.sql`n.id`)} AS waits
    FROM project p JOIN annotator n ON n.project_id = p.id
    LEFT JOIN version_acknowledgement k ON k.project_id = p.id AND k.annotator_id = n.id AND k.guideline_version_id = p.guideline_version_id
    WHERE p.id = ${projectId}::uuid AND n.id IN (${whoLabels(Prisma.sql`${projectId}::uuid`)})
    ORDER BY waits DESC, k.acknowledged_at DESC NULLS LAST, n.name, n.id LIMIT ${MOST}::int`;
}
