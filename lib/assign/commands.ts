import "server-only";
import { randomInt } from "node:crypto";
import { z } from "zod";
import type { ProjectScope } from "@/lib/auth/scope";
import { makeJob } from "@/lib/jobs/order-job";
import { keepResult } from "@/lib/jobs/queue";
import { type Database, transaction } from "@/lib/server/db";
import { no, ok } from "@/lib/server/errors";
import { Prisma } from "@/lib/server/generated/prisma/client";
import { plannedPlaces, unsettledCriteria } from "./chosen-examples";
import { participants } from "./participants";
import { keepPin, requirePin } from "./pin";
import { countPlan, type PlanCounts } from "./plan-counts";
import { planningNotes, type RoundNote } from "./planning";
import { auditRound } from "./round-commands";
import { type RoundInput, roundInputSchema } from "./schema";

const OPENING_TIMEOUT_MS = 600_000;
/** A request makes so many places, which takes a few seconds. More are made by a job, in steps of as many. */
export const PLACES_AT_ONCE = 20_000;

/** A job that opens a round, and what becomes of it. */
export interface RoundJob {
  jobId: string;
  workerId: string;
  /** Hears how many places there are; answers whether to go on. */
  onProgress: (places: number) => Promise<boolean>;
}

class CalledOff extends Error {}

type Manage = ProjectScope<"rounds:manage">;

/** What became of an order to open a round: there it is, or a job makes it. */
interface Opening {
  id: string | null;
  job: string | null;
  examples: number;
  places: number;
  notes: RoundNote[];
}

/** Opens a round; one of more places than a request should make is handed to a job. */
export async function startRound(scope: Manage, input: RoundInput) {
  return opening(scope, input, async (tx, plan): Promise<Opening> => {
    const { examples, places } = plan.counts;
    if (places <= PLACES_AT_ONCE) return { ...(await makeRound(tx, scope, input, plan)), job: null };
    const job = await handOver(tx, scope, { ...input, seed: plan.seed }, places);
    return { id: null, job, examples, places, notes: planningNotes(input, plan.counts) };
  });
}

/**
 * Opens a round under the project's pinned version: every example gets its places (k, or 1 outside of the sampled share, or what it
 * lacks), each at a random position on the round's ring. Gold examples get no places where the round shows gold unannounced. All of it
 * is one transaction, also where a job does it.
 */
export async function openRound(scope: Manage, input: RoundInput, job?: RoundJob) {
  try {
    return await opening(scope, input, (tx, plan) => makeRound(tx, scope, input, plan, job));
  } catch (error) {
    if (error instanceof CalledOff) return no("cancelled", "No round was opened; somebody called it off.");
    throw error;
  }
}

interface Planned {
  people: string[];
  seed: number;
  counts: PlanCounts;
}

/** Checks a plan against what is there now, and goes on in the same transaction. */
function opening<T>(scope: Manage, input: RoundInput, then: (tx: Database, plan: Planned) => Promise<T>) {
  return transaction(
    async (tx) => {
      await keepPin(tx, scope.projectId);
      await requirePin(tx, scope, "No round was opened; plan it again.");
      const people = await participants(tx, scope, input.annotators);
      if (!people.ok) return people;
      const seed = input.seed ?? randomInt(2 ** 31);
      const counted = await countPlan(tx, scope, input, people.value, seed);
      return counted.ok ? ok(await then(tx, { people: people.value, seed, counts: counted.value })) : counted;
    },
    { timeout: OPENING_TIMEOUT_MS },
  );
}

async function makeRound(
  tx: Database,
  scope: Manage,
  input: RoundInput,
  { people, seed, counts }: Planned,
  job?: RoundJob,
) {
  const { projectId, project, actor } = scope;
  const { name, overlap, share, goldRate, repeatRate, order, leaseMinutes } = input;
  const { id } = await tx.round.create({
    data: {
      projectId,
      name,
      guidelineVersionId: project.guidelineVersionId,
      overlap,
      share,
      goldRate,
      repeatRate,
      itemOrder: order,
      leaseMinutes,
      drawing: drawingOf(input),
      seed,
      createdById: actor.userId,
    },
  });
  if (input.annotators) {
    const data = people.map((annotatorId) => ({ projectId, roundId: id, annotatorId }));
    await tx.roundAnnotator.createMany({ data });
  }
  const { examples } = counts;
  const places = await makePlaces(tx, scope, id, seed, input, job);
  await auditRound(tx, scope, "round.open", id, {
    name,
    overlap,
    share,
    examples,
    places,
    goldRate,
    repeatRate,
    order,
  });
  if (job) await keepResult(tx, { projectId, ...job }, { round: id });
  return { id, examples, places, notes: planningNotes(input, counts) };
}

/** What a later estimate needs of the plan beside each example's probability. The ids of a list stand in the places. */
function drawingOf({ examples, sample }: RoundInput) {
  return {
    from: Array.isArray(examples) ? { ids: examples.length } : examples,
    ...(sample !== undefined && { sample }),
  };
}

/** What a job is asked for: the plan, and the version under which it was made. */
export const roundJobSchema = roundInputSchema.extend({ guidelineVersionId: z.uuid() });

function handOver(tx: Database, scope: Manage, input: RoundInput, places: number): Promise<string> {
  const { guidelineVersionId } = scope.project;
  const params = JSON.parse(JSON.stringify({ ...input, guidelineVersionId }));
  return makeJob(tx, scope, { kind: "open-round", params, total: places });
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
  job: RoundJob | undefined,
): Promise<number> {
  await tx.$executeRaw`
    CREATE TEMPORARY TABLE planned_place (example_id uuid, place int, rank int PRIMARY KEY, probability float8) ON COMMIT DROP`;
  const places = await tx.$executeRaw`
    WITH ${plannedPlaces(scope, input, seed)}
    INSERT INTO planned_place
    SELECT p.id, place,
           row_number() OVER (ORDER BY CASE WHEN ${input.order} = 'imported' THEN p.sequence END, md5(${seed}::text || p.external_id || ':' || place::text)),
           p.probability
    FROM planned p CROSS JOIN LATERAL generate_series(1, p.places) AS place`;
  // An assignment that names no criteria asks all.
  const criteria =
    input.criteria === "unsettled"
      ? unsettledCriteria(scope, Prisma.sql`planned_place.example_id`)
      : Prisma.sql`'{}'::text[]`;
  for (let made = 0; made < places; ) {
    made += await tx.$executeRaw`
      INSERT INTO assignment (project_id, id, round_id, example_id, guideline_version_id, kind, state, place, rank, probability, criteria)
      SELECT ${scope.projectId}::uuid, gen_random_uuid(), ${roundId}::uuid, example_id, ${scope.project.guidelineVersionId}::uuid, 'slot', 'open', place, rank, probability, ${criteria}
      FROM planned_place WHERE rank > ${made}::int AND rank <= ${made + PLACES_AT_ONCE}::int`;
    if (job && !(await job.onProgress(made))) throw new CalledOff();
  }
  return places;
}
