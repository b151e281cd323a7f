import "server-only";
import type { ProjectScope } from "@/lib/auth/scope";
import type { Database } from "@/lib/server/db";
import { Prisma } from "@/lib/server/generated/prisma/client";
import type { ItemOrder } from "@/lib/server/generated/prisma/enums";
import { PREPARED } from "@/lib/server/prepared";
import { mustAcknowledge } from "./acknowledgement";
import { mustQualify } from "./qualification/gate";

export interface OpenRound {
  id: string;
  overlap: number;
  goldRate: number;
  repeatRate: number;
  itemOrder: ItemOrder;
  /** One more than the largest rank. */
  ring: number;
  /** It asks by the pinned version. One that does not is done, but for what is in people's hands. */
  isCurrent: boolean;
}

export interface Situation {
  /** The pinned version. */
  version: { id: string; number: number };
  mustAcknowledge: boolean;
  mustQualify: boolean;
  /** Leases that the annotator holds now, in whatever round, and whether some of theirs have run out. */
  held: number;
  lapsed: boolean;
  /** The open rounds in which they take part, in the order in which they are served. */
  rounds: OpenRound[];
}

interface Row extends Omit<Situation, "version" | "rounds">, Omit<OpenRound, "id"> {
  id: string | null;
  versionId: string;
  versionNumber: number;
}

/** Where an annotator stands before they take work. One statement; it has a row also where no round is open. */
export async function situationOf(
  tx: Database,
  { projectId }: ProjectScope<"label:work">,
  annotatorId: string,
): Promise<Situation> {
  const rows = await tx.$queryRaw<Row[]>`
    ${PREPARED} SELECT r.id, r.overlap, r.gold_rate AS "goldRate", r.repeat_rate AS "repeatRate", r.item_order AS "itemOrder",
           coalesce((SELECT max(a.rank) FROM assignment a WHERE a.project_id = r.project_id AND a.round_id = r.id AND a.kind = 'slot' AND a.state IN ('open', 'leased')), 0) + 1 AS ring,
           r.guideline_version_id = p.guideline_version_id AS "isCurrent",
           own.held::int AS held, coalesce(own.lapsed, false) AS lapsed, v.id AS "versionId", v.number AS "versionNumber",
           ${mustAcknowledge(Prisma.sql`${annotatorId}::uuid`)} AS "mustAcknowledge",
           ${mustQualify(Prisma.sql`${annotatorId}::uuid`)} AS "mustQualify"
    FROM project p JOIN guideline_version v ON v.id = p.guideline_version_id
    CROSS JOIN (SELECT count(*) FILTER (WHERE lease_expires_at > clock_timestamp()) AS held, bool_or(lease_expires_at <= clock_timestamp()) AS lapsed
                FROM assignment WHERE project_id = ${projectId}::uuid AND annotator_id = ${annotatorId}::uuid AND state = 'leased') own
    LEFT JOIN round r ON r.project_id = p.id AND r.state = 'open'
      AND (NOT EXISTS (SELECT 1 FROM round_annotator o WHERE o.project_id = r.project_id AND o.round_id = r.id)
           OR EXISTS (SELECT 1 FROM round_annotator o WHERE o.project_id = r.project_id AND o.round_id = r.id AND o.annotator_id = ${annotatorId}::uuid))
    WHERE p.id = ${projectId}::uuid
    ORDER BY r.kind = 'requeue' DESC, r.created_at, r.id`;
  const { versionId, versionNumber, held, lapsed, ...must } = rows[0]!;
  return {
    version: { id: versionId, number: versionNumber },
    mustAcknowledge: must.mustAcknowledge,
    mustQualify: must.mustQualify,
    held,
    lapsed,
    rounds: rows.flatMap(({ id, ...round }) => (id === null ? [] : [{ ...round, id }])),
  };
}
