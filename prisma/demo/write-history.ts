import { shuffle } from "@/lib/core/random/draws";
import type { Random } from "@/lib/core/random/generator";
import { checkAnswers } from "@/lib/guideline/answers/answers";
import { storedKey } from "@/lib/guideline/answers/stored-key";
import type { Criterion } from "@/lib/guideline/schema";
import type { Database } from "@/lib/server/db";
import type { DemoExample } from "@/prisma/demo/demo-example";
import type { DemoAnnotator } from "@/prisma/demo/people";
import { simulateWork } from "@/prisma/demo/simulate";

export interface SimulatedPerson {
  annotatorId: string;
  person: DemoAnnotator;
}

interface History {
  projectId: string;
  roundId: string;
  criteria: readonly Criterion[];
  edition: 1 | 2;
  examples: ReadonlyMap<string, DemoExample>;
  people: readonly SimulatedPerson[];
  /** How long before now the first session began, in hours. */
  startedHoursAgo: number;
  /** Share of the places that have been worked on; the rest waits. */
  done: number;
  random: Random;
}

interface Place {
  id: string;
  exampleId: string;
}

const SESSION_LENGTH = 50;
const HOURS_BETWEEN_SESSIONS = 23;

/**
 * Works through a round as the simulated people would have: everybody in an order of their own, in sessions of fifty, one a day. Writes
 * what their submits would have left, with the times that they would have had.
 */
export async function writeHistory(tx: Database, history: History): Promise<void> {
  for (const { person, annotatorId, places } of await dealPlaces(tx, history)) {
    for (let from = 0; from < places.length; from += SESSION_LENGTH) {
      const session = places.slice(from, from + SESSION_LENGTH);
      const hoursAgo =
        history.startedHoursAgo - (from / SESSION_LENGTH) * HOURS_BETWEEN_SESSIONS - history.random.uniform() * 2;
      await writeSession(tx, history, person, annotatorId, session, hoursAgo);
    }
  }
}

/** Gives every place that is done to somebody who has not had its example, as evenly as the draw allows. */
async function dealPlaces(tx: Database, { projectId, roundId, people, done, random }: History) {
  const open = await tx.$queryRaw<Place[]>`
    SELECT id, example_id AS "exampleId" FROM assignment
    WHERE project_id = ${projectId}::uuid AND round_id = ${roundId}::uuid AND state = 'open' ORDER BY rank, id`;
  const hands = people.map((person) => ({ ...person, places: [] as Place[], had: new Set<string>() }));
  for (const place of open.slice(0, Math.round(open.length * done))) {
    const free = hands.filter((hand) => !hand.had.has(place.exampleId));
    const fewest = Math.min(...free.map((hand) => hand.places.length));
    const candidates = free.filter((hand) => hand.places.length === fewest);
    const hand = candidates[Math.floor(random.uniform() * candidates.length)];
    if (!hand) continue;
    hand.places.push(place);
    hand.had.add(place.exampleId);
  }
  for (const hand of hands) shuffle(random, hand.places);
  return hands;
}

async function writeSession(
  tx: Database,
  history: History,
  person: DemoAnnotator,
  annotatorId: string,
  places: readonly Place[],
  hoursAgo: number,
): Promise<void> {
  let clockMs = 0;
  const assignments: object[] = [];
  const judgments: object[] = [];
  places.forEach((place, index) => {
    const { answers, activeMs, wallMs } = simulateWork(
      history.examples.get(place.exampleId)!,
      person,
      { edition: history.edition, position: index },
      history.random.uniform,
    );
    const checked = checkAnswers(history.criteria, answers);
    if (!checked.ok)
      throw new Error(`The simulation gave an answer that does not fit: ${checked.problems[0]?.message}`);
    const startedMs = clockMs;
    clockMs += wallMs + 1500;
    assignments.push({ id: place.id, position: index + 1, leased_ms: startedMs, submitted_ms: clockMs });
    for (const criterion of history.criteria) {
      const value = checked.answers[criterion.key];
      if (value === undefined) continue;
      judgments.push({
        assignment_id: place.id,
        example_id: place.exampleId,
        criterion_key: criterion.key,
        value,
        value_key: storedKey(criterion, value),
        position: index + 1,
        active_ms: Math.round(activeMs),
        wall_ms: Math.round(wallMs),
        submitted_ms: clockMs,
      });
    }
  });
  const [session] = await tx.$queryRaw<{ id: string; startedAt: Date; versionId: string }[]>`
    INSERT INTO session (project_id, id, annotator_id, started_at, active_at, submitted)
    SELECT ${history.projectId}::uuid, gen_random_uuid(), ${annotatorId}::uuid, begun, begun + make_interval(secs => ${clockMs / 1000}::float8), ${places.length}::int
    FROM (SELECT now() - make_interval(secs => ${hoursAgo * 3600}::float8) AS begun) b
    RETURNING id, started_at AS "startedAt", (SELECT guideline_version_id FROM round WHERE project_id = ${history.projectId}::uuid AND id = ${history.roundId}::uuid) AS "versionId"`;
  await tx.$executeRaw`
    UPDATE assignment a SET state = 'submitted', annotator_id = ${annotatorId}::uuid, session_id = ${session!.id}::uuid, position = w.position, lease_token = gen_random_uuid(),
           leased_at = ${session!.startedAt}::timestamptz + make_interval(secs => w.leased_ms / 1000), lease_expires_at = ${session!.startedAt}::timestamptz + make_interval(secs => w.submitted_ms / 1000 + 1800),
           submitted_at = ${session!.startedAt}::timestamptz + make_interval(secs => w.submitted_ms / 1000)
    FROM jsonb_to_recordset(${JSON.stringify(assignments)}::jsonb) AS w (id uuid, position int, leased_ms float8, submitted_ms float8)
    WHERE a.project_id = ${history.projectId}::uuid AND a.id = w.id`;
  await tx.$executeRaw`
    INSERT INTO judgment (project_id, example_id, annotator_id, guideline_version_id, criterion_key, value, value_key, assignment_id, session_id, position, active_ms, wall_ms, submitted_at)
    SELECT ${history.projectId}::uuid, w.example_id, ${annotatorId}::uuid, ${session!.versionId}::uuid, w.criterion_key, w.value, w.value_key, w.assignment_id, ${session!.id}::uuid,
           w.position, w.active_ms, w.wall_ms, ${session!.startedAt}::timestamptz + make_interval(secs => w.submitted_ms / 1000)
    FROM jsonb_to_recordset(${JSON.stringify(judgments)}::jsonb)
      AS w (assignment_id uuid, example_id uuid, criterion_key text, value jsonb, value_key text, position int, active_ms int, wall_ms int, submitted_ms float8)`;
}
