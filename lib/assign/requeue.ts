import { MAX_INTEGER } from "@/lib/input/schemas";
import "server-only";
import { randomInt } from "node:crypto";
import type { Reasked } from "@/lib/guideline/changes/staleness";
import type { Criterion } from "@/lib/guideline/schema";
import type { Database } from "@/lib/server/db";
import { Prisma } from "@/lib/server/generated/prisma/client";
import { whoLabels } from "./place-for";
import { stalePairs } from "./stale-labels";

interface Requeue {
  projectId: string;
  version: { id: string; number: number };
  reasked: readonly Reasked[];
  /** Of that version. */
  criteria: readonly Criterion[];
  createdById: string | null;
  late?: { exampleId: string; annotatorId: string };
}

export interface Requeued {
  roundId: string;
  seed: number;
  examples: number;
  /** One for each person and example that is asked again. */
  places: number;
}

/** Largest overlap that a round can say. */
const MAX_OVERLAP = 100;

/**
 * Asks stale labels again under a version: every person who gave one gets the example back, on the criteria that became stale and
 * nothing else. The places stand in one round per project and version, and wait for their person; for whoever left the project,
 * anybody may answer. What waits for the person on the same example already is asked together with it. A second time it asks only
 * about labels that were given since. Null where nothing is to be asked.
 */
export async function requeue(tx: Database, input: Requeue): Promise<Requeued | null> {
  if (input.reasked.length === 0) return null;
  const round = await requeueRound(tx, input);
  const [made] = await tx.$queryRaw<{ examples: number; places: number; most: number }[]>(placeThem(input, round));
  const { examples, places, most } = made!;
  if (round.isNew && places === 0)
    await tx.$executeRaw`DELETE FROM round WHERE id = ${round.id}::uuid AND project_id = ${input.projectId}::uuid`;
  if (places === 0) return null;
  await tx.$executeRaw`
    UPDATE round SET overlap = greatest(overlap, least(${most}::int, ${MAX_OVERLAP}::int))
    WHERE project_id = ${input.projectId}::uuid AND id = ${round.id}::uuid`;
  return { roundId: round.id, seed: round.seed, examples, places };
}

/** What moving to a version would ask again, without asking it. Of several samples that overlap the draw decides how many examples come. */
export async function previewRequeue(
  database: Database,
  { projectId, version, reasked, criteria }: Pick<Requeue, "projectId" | "version" | "reasked" | "criteria">,
): Promise<Pick<Requeued, "examples" | "places">> {
  if (reasked.length === 0) return { examples: 0, places: 0 };
  const found = await findRequeueRound(database, projectId, version.id);
  const question = {
    projectId,
    versionId: version.id,
    seed: found?.seed ?? 0,
    isDrawn: found !== undefined,
    reasked,
    criteria,
  };
  const [row] = await database.$queryRaw<Pick<Requeued, "examples" | "places">[]>`
    WITH ${stalePairs(question)}
    SELECT count(DISTINCT example_id)::int AS examples, count(*)::int AS places FROM pairs`;
  return row!;
}

interface RequeueRound {
  id: string;
  seed: number;
  isNew: boolean;
}

async function requeueRound(tx: Database, { projectId, version, createdById }: Requeue): Promise<RequeueRound> {
  const [made] = await tx.$queryRaw<RequeueRound[]>`
    INSERT INTO round (project_id, id, name, kind, requeue_version_id, guideline_version_id, overlap, seed, created_by_id)
    VALUES (${projectId}::uuid, gen_random_uuid(), ${`Asked again under version ${version.number}`}, 'requeue', ${version.id}::uuid,
            ${version.id}::uuid, 1, ${randomInt(MAX_INTEGER)}::int, ${createdById}::uuid)
    ON CONFLICT (project_id, requeue_version_id) WHERE kind = 'requeue' DO NOTHING
    RETURNING id, seed, true AS "isNew"`;
  return made ?? (await findRequeueRound(tx, projectId, version.id))!;
}

async function findRequeueRound(
  database: Database,
  projectId: string,
  versionId: string,
): Promise<RequeueRound | undefined> {
  const [found] = await database.$queryRaw<RequeueRound[]>`
    SELECT id, seed, false AS "isNew" FROM round
    WHERE project_id = ${projectId}::uuid AND requeue_version_id = ${versionId}::uuid AND kind = 'requeue'`;
  return found;
}

/** Answers how many examples and people are asked, and the most people of one example. */
function placeThem({ projectId, version, reasked, criteria, late }: Requeue, round: RequeueRound): Prisma.Sql {
  const project = Prisma.sql`${projectId}::uuid`;
  return Prisma.sql`
    WITH ${stalePairs({ projectId, versionId: version.id, seed: round.seed, isDrawn: late !== undefined || !round.isNew, reasked, criteria, late })},
    waiting AS (
      SELECT a.id, p.example_id, p.annotator_id, p.criteria FROM pairs p
      JOIN assignment a ON a.project_id = ${project} AND a.example_id = p.example_id AND a.reserved_for = p.annotator_id
        AND a.state = 'open' AND a.guideline_version_id = ${version.id}::uuid
    ), joined AS (
      UPDATE assignment a SET criteria = ARRAY(SELECT DISTINCT unnest(a.criteria || w.criteria))
      FROM waiting w WHERE a.project_id = ${project} AND a.id = w.id
    ), taken AS (
      SELECT example_id, max(place) AS places FROM assignment
      WHERE project_id = ${project} AND round_id = ${round.id}::uuid AND kind = 'slot' GROUP BY example_id
    ), made AS (
      INSERT INTO assignment (project_id, id, round_id, example_id, guideline_version_id, kind, state, place, rank, criteria, reserved_for)
      SELECT ${project}, gen_random_uuid(), ${round.id}::uuid, p.example_id, ${version.id}::uuid, 'slot', 'open',
             coalesce(t.places, 0) + row_number() OVER (PARTITION BY p.example_id ORDER BY md5(${round.seed}::text || p.annotator_id::text)),
             row_number() OVER (ORDER BY md5(${round.seed}::text || p.example_id::text || ':' || p.annotator_id::text)),
             p.criteria, CASE WHEN p.annotator_id IN (${whoLabels(project)}) THEN p.annotator_id END
      FROM pairs p LEFT JOIN taken t ON t.example_id = p.example_id
      WHERE (p.example_id, p.annotator_id) NOT IN (SELECT example_id, annotator_id FROM waiting)
      RETURNING example_id, place
    )
    SELECT (SELECT count(DISTINCT example_id)::int FROM pairs) AS examples, (SELECT count(*)::int FROM pairs) AS places,
           (SELECT coalesce(max(place), 1)::int FROM made) AS most`;
}
