import "server-only";
import { randomInt } from "node:crypto";
import { setTimeout as pause } from "node:timers/promises";
import type { ProjectScope } from "@/lib/auth/scope";
import { type Database, transaction } from "@/lib/server/db";
import { AppError } from "@/lib/server/errors";
import type { ItemOrder } from "@/lib/server/generated/prisma/enums";
import { lockAnnotator } from "./annotator";
import { claimGold, claimRepeat } from "./claim-unannounced";
import { LEASE_TIME } from "./lease-time";
import type { NothingLeft } from "./nothing-left";
import { seededStart } from "./seeded-start";
import { takeUpAgain } from "./take-up-again";

type Work = ProjectScope<"label:work">;

/** Most leases that one annotator can hold at a time; a client that only claims and never submits stops here. */
export const MAX_HELD_LEASES = 100;
const PATIENCE = 12;

export interface OpenRound {
  id: string;
  overlap: number;
  goldRate: number;
  repeatRate: number;
  itemOrder: ItemOrder;
  /** One more than the largest rank. */
  ring: number;
  /** Leases that the annotator holds now, in whatever round, and whether some of theirs have run out. */
  held: number;
  lapsed: boolean;
}

export type Claim = { claimed: string } | { nothing: NothingLeft };

/**
 * Leases the annotator's next example, or says why there is none. What they held before and nobody took comes first. Rounds are
 * served oldest first. Within a round the search starts at a point of its ring that is drawn anew each time, so that everybody meets the examples in an
 * order of their own, or at its beginning where the round keeps the order of import. Each attempt is one statement with
 * SKIP LOCKED: no two callers get one place. As that can miss a place which somebody is just releasing, "nothing left" is said only
 * after a count confirms it. An example that was reopened to be changed stays with whoever submitted it, also when the lease ends.
 */
export async function claimNext(scope: Work, annotatorId: string): Promise<Claim> {
  for (let attempt = 0; attempt < PATIENCE; attempt++) {
    const outcome = await transaction(async (tx) => {
      await lockAnnotator(tx, annotatorId);
      const rounds = await openRounds(tx, scope, annotatorId);
      if (rounds.length === 0) return { nothing: "no-round" as const };
      const { held, lapsed } = rounds[0]!;
      requireFewLeases(held);
      const own = lapsed
        ? await takeUpAgain(
            tx,
            scope,
            annotatorId,
            rounds.map((round) => round.id),
          )
        : null;
      if (own) return { claimed: own };
      for (const round of rounds) {
        const id = await claimInRound(tx, scope, annotatorId, round);
        if (id) return { claimed: id };
      }
      return whyNothing(
        tx,
        scope,
        annotatorId,
        rounds.map((round) => round.id),
      );
    });
    if (outcome !== "try-again") return outcome;
    await pause(5 * 2 ** Math.min(attempt, 6) + randomInt(5));
  }
  throw new AppError(
    "unavailable",
    "Many people are taking work at this moment. Nothing was lost; ask again in a second.",
    { retryAfter: 1 },
  );
}

async function openRounds(tx: Database, scope: Work, annotatorId: string): Promise<OpenRound[]> {
  return tx.$queryRaw<OpenRound[]>`
    SELECT r.id, r.overlap, r.gold_rate AS "goldRate", r.repeat_rate AS "repeatRate", r.item_order AS "itemOrder",
           coalesce((SELECT max(a.rank) FROM assignment a WHERE a.project_id = r.project_id AND a.round_id = r.id AND a.kind = 'slot' AND a.state IN ('open', 'leased')), 0) + 1 AS ring,
           own.held::int AS held, coalesce(own.lapsed, false) AS lapsed
    FROM round r
    CROSS JOIN (SELECT count(*) FILTER (WHERE lease_expires_at > clock_timestamp()) AS held, bool_or(lease_expires_at <= clock_timestamp()) AS lapsed
                FROM assignment WHERE project_id = ${scope.projectId}::uuid AND annotator_id = ${annotatorId}::uuid AND state = 'leased') own
    WHERE r.project_id = ${scope.projectId}::uuid AND r.state = 'open'
      AND (NOT EXISTS (SELECT 1 FROM round_annotator p WHERE p.project_id = r.project_id AND p.round_id = r.id)
           OR EXISTS (SELECT 1 FROM round_annotator p WHERE p.project_id = r.project_id AND p.round_id = r.id AND p.annotator_id = ${annotatorId}::uuid))
    ORDER BY r.created_at, r.id`;
}

function requireFewLeases(held: number): void {
  if (held < MAX_HELD_LEASES) return;
  throw new AppError("rate-limited", `You hold ${held} examples already. Submit or skip some before taking more.`, {
    retryAfter: 60,
  });
}

async function claimInRound(tx: Database, scope: Work, annotatorId: string, round: OpenRound): Promise<string | null> {
  const draw = randomInt(2 ** 40) / 2 ** 40;
  if (draw < round.goldRate) {
    const id = await claimGold(tx, scope, annotatorId, round.id);
    if (id) return id;
  } else if (draw < round.goldRate + round.repeatRate) {
    const id = await claimRepeat(tx, scope, annotatorId, round.id);
    if (id) return id;
  }
  const start = round.itemOrder === "random" ? await seededStart(tx, scope, annotatorId, round) : 0;
  return (
    (await claimSlot(tx, scope, annotatorId, round.id, start, round.ring)) ??
    (start > 0 ? claimSlot(tx, scope, annotatorId, round.id, 0, start) : null)
  );
}

/** Takes the first free place with a rank in [from, to) whose example this annotator has not had under this version. */
async function claimSlot(
  tx: Database,
  scope: Work,
  annotatorId: string,
  roundId: string,
  from: number,
  to: number,
): Promise<string | null> {
  const [row] = await tx.$queryRaw<{ id: string }[]>`
    WITH free AS (
      SELECT a.id, a.annotator_id, a.lease_token, coalesce(jsonb_array_length(e.content -> 'responses'), 0) AS responses
      FROM assignment a JOIN example e ON e.project_id = a.project_id AND e.id = a.example_id
      WHERE a.project_id = ${scope.projectId}::uuid AND a.round_id = ${roundId}::uuid AND a.kind = 'slot' AND a.state IN ('open', 'leased')
        AND (a.state = 'open' OR (a.lease_expires_at < clock_timestamp() AND a.submitted_at IS NULL))
        AND a.rank >= ${from}::int AND a.rank < ${to}::int
        AND NOT EXISTS (
          SELECT 1 FROM assignment mine
          WHERE mine.project_id = a.project_id AND mine.example_id = a.example_id AND mine.annotator_id = ${annotatorId}::uuid
            AND mine.guideline_version_id = a.guideline_version_id)
      ORDER BY a.rank LIMIT 1 FOR UPDATE OF a SKIP LOCKED
    ), lost AS (
      INSERT INTO lost_lease (project_id, assignment_id, lease_token, annotator_id)
      SELECT ${scope.projectId}::uuid, id, lease_token, annotator_id FROM free WHERE lease_token IS NOT NULL
    )
    UPDATE assignment a
    SET state = 'leased', annotator_id = ${annotatorId}::uuid, lease_token = gen_random_uuid(), leased_at = clock_timestamp(),
        lease_expires_at = clock_timestamp() + ${LEASE_TIME},
        response_order = ARRAY(SELECT i FROM generate_series(0, free.responses - 1) AS i ORDER BY random())
    FROM free WHERE a.project_id = ${scope.projectId}::uuid AND a.id = free.id
    RETURNING a.id`;
  return row?.id ?? null;
}

async function whyNothing(
  tx: Database,
  scope: Work,
  annotatorId: string,
  roundIds: string[],
): Promise<{ nothing: NothingLeft } | "try-again"> {
  const [row] = await tx.$queryRaw<{ mine: boolean; held: boolean; open: boolean }[]>`
    WITH live AS (
      SELECT a.state, a.lease_expires_at < clock_timestamp() AS expired,
             NOT EXISTS (SELECT 1 FROM assignment mine
                         WHERE mine.project_id = a.project_id AND mine.example_id = a.example_id AND mine.annotator_id = ${annotatorId}::uuid
                           AND mine.guideline_version_id = a.guideline_version_id AND mine.id <> a.id) AND a.annotator_id IS DISTINCT FROM ${annotatorId}::uuid AS for_me
      FROM assignment a
      WHERE a.project_id = ${scope.projectId}::uuid AND a.round_id = ANY(${roundIds}::uuid[]) AND a.kind = 'slot' AND a.state IN ('open', 'leased') AND a.submitted_at IS NULL
    )
    SELECT coalesce(bool_or(for_me AND (state = 'open' OR expired)), false) AS mine, coalesce(bool_or(for_me AND state = 'leased'), false) AS held,
           count(*) > 0 AS open
    FROM live`;
  if (row!.mine) return "try-again";
  return { nothing: row!.held ? "held-by-others" : row!.open ? "none-for-you" : "all-done" };
}
