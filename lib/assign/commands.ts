import "server-only";
import { randomInt } from "node:crypto";
import type { ProjectScope } from "@/lib/auth/scope";
import { audit } from "@/lib/server/audit";
import { type Database, transaction } from "@/lib/server/db";
import { ok } from "@/lib/server/errors";
import { plannedPlaces } from "./chosen-examples";
import { participants } from "./participants";
import { keepPin } from "./pin-lock";
import { countPlan } from "./plan-counts";
import { planningNotes } from "./planning";
import { requirePin } from "./require-pin";
import type { RoundInput } from "./schema";

const OPENING_TIMEOUT_MS = 600_000;

type Manage = ProjectScope<"rounds:manage">;

/**
 * Opens a round under the project's pinned version: every example gets its places (k, or 1 outside of the sampled share, or what it
 * lacks), each at a random position on the round's ring. Gold examples get no places where the round shows gold unannounced.
 */
export async function openRound(scope: Manage, input: RoundInput) {
  return transaction(
    async (tx) => {
      await keepPin(tx, scope.projectId);
      await requirePin(tx, scope, "No round was opened; plan it again.");
      const people = await participants(tx, scope, input.annotators);
      if (!people.ok) return people;
      const seed = input.seed ?? randomInt(2 ** 31);
      const counted = await countPlan(tx, scope, input, people.value, seed);
      if (!counted.ok) return counted;
      const { id } = await tx.round.create({
        data: {
          projectId: scope.projectId,
          name: input.name,
          guidelineVersionId: scope.project.guidelineVersionId,
          overlap: input.overlap,
          share: input.share,
          goldRate: input.goldRate,
          repeatRate: input.repeatRate,
          itemOrder: input.order,
          leaseMinutes: input.leaseMinutes,
          drawing: drawingOf(input),
          seed,
          createdById: scope.actor.userId,
        },
      });
      if (input.annotators) {
        await tx.roundAnnotator.createMany({
          data: people.value.map((annotatorId) => ({ projectId: scope.projectId, roundId: id, annotatorId })),
        });
      }
      const places = await makePlaces(tx, scope, id, seed, input);
      await audit(tx, {
        stream: `project:${scope.projectId}`,
        projectId: scope.projectId,
        actorId: scope.actor.userId,
        action: "round.open",
        subject: id,
        detail: {
          name: input.name,
          overlap: input.overlap,
          share: input.share,
          examples: counted.value.examples,
          places,
          goldRate: input.goldRate,
          repeatRate: input.repeatRate,
          order: input.order,
        },
      });
      return ok({ id, examples: counted.value.examples, places, notes: planningNotes(input, counted.value) });
    },
    { timeout: OPENING_TIMEOUT_MS },
  );
}

/** What a later estimate needs of the plan beside each example's probability. The ids of a list stand in the places. */
function drawingOf({ examples, sample }: RoundInput) {
  return {
    from: Array.isArray(examples) ? { ids: examples.length } : examples,
    ...(sample !== undefined && { sample }),
  };
}

/**
 * Ranks are a random permutation of 1 … n, so that gaps on the ring are equal when the round opens; in the order of import they
 * follow it.
 */
async function makePlaces(
  tx: Database,
  scope: Manage,
  roundId: string,
  seed: number,
  input: RoundInput,
): Promise<number> {
  return tx.$executeRaw`
    WITH ${plannedPlaces(scope, input, seed)}
    INSERT INTO assignment (project_id, id, round_id, example_id, guideline_version_id, kind, state, place, rank, probability)
    SELECT ${scope.projectId}::uuid, gen_random_uuid(), ${roundId}::uuid, p.id, ${scope.project.guidelineVersionId}::uuid, 'slot', 'open', place,
           row_number() OVER (ORDER BY CASE WHEN ${input.order} = 'imported' THEN p.sequence END, md5(${seed}::text || p.id::text || ':' || place::text)),
           p.probability
    FROM planned p CROSS JOIN LATERAL generate_series(1, p.places) AS place`;
}
