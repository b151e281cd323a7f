import "server-only";
import type { Page, PageQuery } from "@/lib/api/page";
import { pageOf } from "@/lib/api/page";
import type { ProjectScope } from "@/lib/auth/scope";
import { isUuid } from "@/lib/auth/uuid";
import { db } from "@/lib/server/db";
import { Prisma } from "@/lib/server/generated/prisma/client";
import type { ItemOrder, RoundState } from "@/lib/server/generated/prisma/enums";

type Read = ProjectScope<"rounds:read">;

export interface RoundSummary {
  id: string;
  name: string;
  state: RoundState;
  overlap: number;
  share: number;
  goldRate: number;
  repeatRate: number;
  order: ItemOrder;
  /** The round's own or the project's. */
  leaseMinutes: number;
  seed: number;
  /** That what is open is asked by. */
  guidelineVersion: number;
  guidelineHash: string;
  /**
   * Where the project moved on since the round was opened: under which its labels were given or are being given, with how many places;
   * ascending.
   */
  versions: { number: number; hash: string; places: number }[];
  createdAt: Date;
  createdBy: string | null;
  examples: number;
  /** Places in all, and of these submitted and in somebody's hands; the others wait. */
  places: number;
  submitted: number;
  leased: number;
  /** Skips of places; each has opened a place for somebody else. */
  skipped: number;
  /** Gold, repeats and late labels that were submitted: they take no place. */
  gold: number;
  repeats: number;
  extras: number;
  /** Names of those who hold an example now. */
  working: string[];
  lastActivity: Date | null;
  /** Emails of those who take part; null where the round is open to all annotators of the project. */
  participants: string[] | null;
}

/** The project's rounds with their progress, newest first. The cursor is a round's id. */
export async function listRounds(scope: Read, { limit, cursor }: PageQuery): Promise<Page<RoundSummary>> {
  const after = cursor ?? null;
  const rows = await selectRounds(
    scope,
    Prisma.sql`${after}::uuid IS NULL OR (r.created_at, r.id) < (SELECT created_at, id FROM round WHERE project_id = ${scope.projectId}::uuid AND id = ${after}::uuid)`,
    limit + 1,
  );
  return pageOf(rows, limit);
}

/** One round with its progress; null where the project has none of this id. */
export async function readRound(scope: Read, roundId: string): Promise<RoundSummary | null> {
  if (!isUuid(roundId)) return null;
  const [round] = await selectRounds(scope, Prisma.sql`r.id = ${roundId}::uuid`, 1);
  return round ?? null;
}

/** An example has one live place with the number 1 in its round, so counting these counts examples without a sort. */
function selectRounds(scope: Read, condition: Prisma.Sql, limit: number): Promise<RoundSummary[]> {
  return db().$queryRaw<RoundSummary[]>`
    WITH listed AS (
      SELECT r.* FROM round r WHERE r.project_id = ${scope.projectId}::uuid AND (${condition})
      ORDER BY r.created_at DESC, r.id DESC LIMIT ${limit}::int
    )
    SELECT r.id, r.name, r.state, r.overlap, r.share, r.gold_rate AS "goldRate", r.repeat_rate AS "repeatRate", r.item_order AS "order",
           coalesce(r.lease_minutes, p.lease_minutes) AS "leaseMinutes", r.seed, v.number AS "guidelineVersion", v.hash AS "guidelineHash",
           CASE WHEN EXISTS (SELECT 1 FROM version_move m WHERE m.project_id = r.project_id AND m.moved_at >= r.created_at) THEN
           coalesce((SELECT jsonb_agg(jsonb_build_object('number', g.number, 'hash', g.hash, 'places', u.places) ORDER BY g.number)
                     FROM (SELECT a.guideline_version_id AS id, count(*)::int AS places FROM assignment a
                           WHERE a.project_id = r.project_id AND a.round_id = r.id AND a.kind = 'slot' AND a.state IN ('submitted', 'leased')
                           GROUP BY 1) u JOIN guideline_version g ON g.id = u.id), '[]') ELSE '[]' END AS versions,
           r.created_at AS "createdAt", u.name AS "createdBy", c.examples, c.places, c.submitted, c.leased, c.skipped, c.gold, c.repeats, c.extras,
           c.last AS "lastActivity",
           ARRAY(SELECT n.name FROM annotator n WHERE n.project_id = r.project_id AND EXISTS (
                   SELECT 1 FROM assignment a WHERE a.project_id = n.project_id AND a.annotator_id = n.id AND a.state = 'leased'
                     AND a.round_id = r.id AND a.lease_expires_at > clock_timestamp()) ORDER BY n.name) AS working,
           (SELECT array_agg(n.external_key ORDER BY n.external_key) FROM round_annotator ra
            JOIN annotator n ON n.project_id = ra.project_id AND n.id = ra.annotator_id
            WHERE ra.project_id = r.project_id AND ra.round_id = r.id) AS participants
    FROM listed r JOIN project p ON p.id = r.project_id JOIN guideline_version v ON v.id = r.guideline_version_id
    LEFT JOIN app_user u ON u.id = r.created_by_id
    CROSS JOIN LATERAL (
      SELECT count(*) FILTER (WHERE live AND a.place = 1)::int AS examples, count(*) FILTER (WHERE live)::int AS places,
             count(*) FILTER (WHERE live AND given)::int AS submitted, count(*) FILTER (WHERE live AND held)::int AS leased,
             count(*) FILTER (WHERE a.kind = 'slot' AND a.state = 'skipped')::int AS skipped,
             count(*) FILTER (WHERE a.kind = 'gold' AND given)::int AS gold, count(*) FILTER (WHERE a.kind = 'repeat' AND given)::int AS repeats,
             count(*) FILTER (WHERE a.kind = 'extra' AND given)::int AS extras,
             max(greatest(a.submitted_at, a.leased_at, a.skipped_at)) AS last
      FROM assignment a CROSS JOIN LATERAL (
        SELECT a.kind = 'slot' AND a.state NOT IN ('skipped', 'withdrawn') AS live,
               a.submitted_at IS NOT NULL AND a.state IN ('submitted', 'leased') AS given,
               a.state = 'leased' AND a.submitted_at IS NULL AND a.lease_expires_at > clock_timestamp() AS held) x
      WHERE a.project_id = r.project_id AND a.round_id = r.id
    ) c
    ORDER BY r.created_at DESC, r.id DESC`;
}
