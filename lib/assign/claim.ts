import "server-only";
import { randomInt } from "node:crypto";
import { setTimeout as pause } from "node:timers/promises";
import type { ProjectScope } from "@/lib/auth/scope";
import { type Database, transaction } from "@/lib/server/db";
import { AppError } from "@/lib/server/errors";
import { Prisma } from "@/lib/server/generated/prisma/client";
import { lockAnnotator } from "./annotator";
import { claimSlot, LEASE_TIME, placeUnder } from "./claim-slot";
import { claimGold, claimRepeat } from "./claim-unannounced";
import { fairShare } from "./fair-share";
import type { Enough, First, NothingLeft } from "./nothing-left";
import { isFreeFor, isPlaceFor, whoLabels } from "./place-for";
import { type OpenRound, situationOf } from "./situation";

type Work = ProjectScope<"label:work">;

/** Most leases that one annotator can hold at a time; a client that only claims and never submits stops here. */
export const MAX_HELD_LEASES = 100;
const PATIENCE = 12;
/** Waiting places are counted so far: beyond it nobody's stock is anybody's loss. */
const MOST_COUNTED = 2000;

type Claim = { claimed: string } | { nothing: NothingLeft } | First;

/**
 * Leases the annotator's next example, or says why there is none. What they held before and nobody took comes first, under its own
 * version; everything else is work under the pinned version, which waits until its changes are read and its qualification is passed.
 * What became stale comes before other rounds; these are served oldest first. Within a round the search starts at a point of its ring
 * that is drawn anew each time, so that everybody meets the examples in an order of their own, or at its beginning where the round
 * keeps the order of import. Each attempt is one statement with SKIP LOCKED: no two callers get one place. As that can miss a place
 * which somebody is just releasing, "nothing left" is said only after a count confirms it. An example that was reopened to be changed
 * stays with whoever submitted it, also when the lease ends. Who says how many they are `holding` gets another one in advance only as
 * long as that is their fair share of what is left: whoever works beside them finds as much, and so does one who comes next.
 */
export async function claimNext(scope: Work, annotatorId: string): Promise<Claim>;
export async function claimNext(scope: Work, annotatorId: string, holding?: number): Promise<Claim | Enough>;
export async function claimNext(scope: Work, annotatorId: string, holding?: number): Promise<Claim | Enough> {
  for (let attempt = 0; attempt < PATIENCE; attempt++) {
    const outcome = await transaction(async (tx) => {
      await lockAnnotator(tx, scope.projectId, annotatorId);
      const { rounds, held, lapsed, version, mustAcknowledge, mustQualify } = await situationOf(tx, scope, annotatorId);
      requireFewLeases(held);
      const ids = rounds.map(({ id }) => id);
      const own = lapsed ? await takeUpAgain(tx, scope, annotatorId, ids) : null;
      if (own) return { claimed: own };
      if (mustAcknowledge) return { nothing: "acknowledge-version" as const, version: version.number };
      if (mustQualify) return { nothing: "qualify" as const, version: version.number };
      if (rounds.length === 0) return { nothing: "no-round" as const };
      const current = rounds.filter(({ isCurrent }) => isCurrent);
      if (holding !== undefined) {
        const currentIds = current.map(({ id }) => id);
        const mayHold = await fairShareOf(tx, scope, annotatorId, currentIds);
        if (holding >= mayHold) return { nothing: "enough-ahead" as const, mayHold };
      }
      for (const round of current) {
        const id = await claimInRound(tx, scope, annotatorId, version.id, round);
        if (id) return { claimed: id };
      }
      return whyNothing(tx, scope, annotatorId, version.id, ids);
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

function requireFewLeases(held: number): void {
  if (held < MAX_HELD_LEASES) return;
  throw new AppError("rate-limited", `You hold ${held} examples already. Submit or skip some before taking more.`, {
    retryAfter: 60,
  });
}

/** What the annotator may hold of these rounds, by the places that wait, the people at work on them, and one more who may come. */
async function fairShareOf(
  tx: Database,
  { projectId }: Work,
  annotatorId: string,
  roundIds: string[],
): Promise<number> {
  const [row] = await tx.$queryRaw<{ open: number; people: number }[]>`
    SELECT (SELECT count(*)::int FROM (
              SELECT 1 FROM assignment a
              WHERE a.project_id = ${projectId}::uuid AND a.round_id = ANY(${roundIds}::uuid[]) AND a.kind = 'slot' AND a.state = 'open'
              LIMIT ${MOST_COUNTED}::int) waiting) AS open,
           (SELECT least(count(*), count(*) FILTER (WHERE labeller.id <> ${annotatorId}::uuid AND EXISTS (
              SELECT 1 FROM assignment a WHERE a.project_id = ${projectId}::uuid AND a.annotator_id = labeller.id AND a.state = 'leased'
                AND a.lease_expires_at > clock_timestamp() AND a.round_id = ANY(${roundIds}::uuid[]))) + 2)::int
            FROM (${whoLabels(Prisma.sql`${projectId}::uuid`)}) labeller
            WHERE EXISTS (
              SELECT 1 FROM round r WHERE r.project_id = ${projectId}::uuid AND r.id = ANY(${roundIds}::uuid[])
                AND (NOT EXISTS (SELECT 1 FROM round_annotator o WHERE o.project_id = r.project_id AND o.round_id = r.id)
                     OR EXISTS (SELECT 1 FROM round_annotator o
                                WHERE o.project_id = r.project_id AND o.round_id = r.id AND o.annotator_id = labeller.id)))) AS people`;
  return fairShare(row!.open, row!.people);
}

async function claimInRound(
  tx: Database,
  scope: Work,
  annotatorId: string,
  versionId: string,
  round: OpenRound,
): Promise<string | null> {
  const draw = randomInt(2 ** 40) / 2 ** 40;
  if (draw < round.goldRate) {
    const id = await claimGold(tx, scope, annotatorId, round.id);
    if (id) return id;
  } else if (draw < round.goldRate + round.repeatRate) {
    const id = await claimRepeat(tx, scope, annotatorId, round.id);
    if (id) return id;
  }
  const start = round.itemOrder === "random" ? randomInt(round.ring) : 0;
  const whose = { annotatorId, roundId: round.id, versionId };
  return (
    (await claimSlot(tx, scope, whose, start, round.ring)) ?? (start > 0 ? claimSlot(tx, scope, whose, 0, start) : null)
  );
}

async function whyNothing(
  tx: Database,
  scope: Work,
  annotatorId: string,
  versionId: string,
  roundIds: string[],
): Promise<{ nothing: NothingLeft } | "try-again"> {
  const who = placeUnder(scope, annotatorId, versionId);
  const [row] = await tx.$queryRaw<{ mine: boolean; held: boolean; open: boolean }[]>`
    WITH live AS (
      SELECT ${isFreeFor(who)} AS free,
             ${isPlaceFor(who)} AND a.state = 'leased' AND a.annotator_id <> ${annotatorId}::uuid AS held
      FROM assignment a JOIN round r ON r.project_id = a.project_id AND r.id = a.round_id AND r.guideline_version_id = ${versionId}::uuid
      WHERE a.project_id = ${scope.projectId}::uuid AND a.round_id = ANY(${roundIds}::uuid[]) AND a.kind = 'slot' AND a.state IN ('open', 'leased') AND a.submitted_at IS NULL
    )
    SELECT coalesce(bool_or(free), false) AS mine, coalesce(bool_or(held), false) AS held, count(*) > 0 AS open FROM live`;
  if (row!.mine) return "try-again";
  return { nothing: row!.held ? "held-by-others" : row!.open ? "none-for-you" : "all-done" };
}

/**
 * A lease of theirs that ran out and went to nobody, with its old token: answers that waited in a browser without a connection
 * still arrive, and gold, repeats and reopened examples, which nobody else could take, are not stranded.
 */
async function takeUpAgain(
  tx: Database,
  scope: ProjectScope<"label:work">,
  annotatorId: string,
  roundIds: string[],
): Promise<string | null> {
  const [row] = await tx.$queryRaw<{ id: string }[]>`
    UPDATE assignment a SET lease_expires_at = clock_timestamp() + ${LEASE_TIME}
    WHERE a.project_id = ${scope.projectId}::uuid AND a.id = (
      SELECT id FROM assignment
      WHERE project_id = ${scope.projectId}::uuid AND annotator_id = ${annotatorId}::uuid AND state = 'leased'
        AND lease_expires_at < clock_timestamp() AND round_id = ANY(${roundIds}::uuid[])
      ORDER BY leased_at, id LIMIT 1 FOR UPDATE SKIP LOCKED)
    RETURNING a.id`;
  return row?.id ?? null;
}
