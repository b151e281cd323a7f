import { shuffle } from "@/lib/core/random/draws";
import type { Random } from "@/lib/core/random/generator";
import { checkAnswers } from "@/lib/guideline/answers/answers";
import { storedKey } from "@/lib/guideline/answers/stored-key";
import type { AnswerValue, Criterion } from "@/lib/guideline/schema";
import type { DemoExample } from "@/prisma/demo/demo-example";
import type { DemoAnnotator } from "@/prisma/demo/people";
import type { Edition } from "@/prisma/demo/perception";
import { simulateWork } from "@/prisma/demo/simulate";

export interface SimulatedPerson {
  annotatorId: string;
  person: DemoAnnotator;
}

export interface Place {
  id: string;
  exampleId: string;
}

/** A round, as it was worked on. */
export interface WorkedRound {
  criteria: readonly Criterion[];
  edition: Edition;
  examples: ReadonlyMap<string, DemoExample>;
  people: readonly SimulatedPerson[];
  /** How long before now the first session began, in hours. */
  startedHoursAgo: number;
  /** Share of the places that have been worked on; the rest waits. */
  done: number;
  random: Random;
}

interface Label {
  criterion: string;
  value: AnswerValue;
  valueKey: string | null;
}

/** A place that was worked on; times are in milliseconds since the session began. */
export interface WorkedPlace extends Place {
  position: number;
  labels: Label[];
  activeMs: number;
  wallMs: number;
  startedMs: number;
  submittedMs: number;
}

export interface WorkedSession {
  annotatorId: string;
  hoursAgo: number;
  places: WorkedPlace[];
}

/** About so many places make a session. */
const SESSION_LENGTH = 50;
const HOURS_BETWEEN_SESSIONS = 23;

/**
 * Works through the open places of a round, in their order, as the simulated people would have: everybody in an order of their own, in
 * even sessions of about fifty, one a day.
 */
export function workThrough(open: readonly Place[], round: WorkedRound): WorkedSession[] {
  return dealPlaces(open, round).flatMap(({ person, annotatorId, places }) => {
    const sessions = Math.max(1, Math.round(places.length / SESSION_LENGTH));
    const first = (session: number) => Math.round((session * places.length) / sessions);
    return Array.from({ length: sessions }, (_, session): WorkedSession => {
      const hoursAgo = round.startedHoursAgo - session * HOURS_BETWEEN_SESSIONS - round.random.uniform() * 2;
      const own = places.slice(first(session), first(session + 1));
      return { annotatorId, hoursAgo, places: workSession(own, person, round) };
    });
  });
}

/** Gives every place that is done to somebody who has not had its example, as evenly as the draw allows. */
function dealPlaces(open: readonly Place[], { people, done, random }: WorkedRound) {
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

function workSession(places: readonly Place[], person: DemoAnnotator, round: WorkedRound): WorkedPlace[] {
  let clockMs = 0;
  return places.map((place, index) => {
    const { answers, activeMs, wallMs } = simulateWork(
      round.examples.get(place.exampleId)!,
      person,
      { edition: round.edition, position: index },
      round.random.uniform,
    );
    const checked = checkAnswers(round.criteria, answers);
    if (!checked.ok)
      throw new Error(`The simulation gave an answer that does not fit: ${checked.problems[0]?.message}`);
    const labels = round.criteria.flatMap((criterion): Label[] => {
      const value = checked.answers[criterion.key];
      return value === undefined ? [] : [{ criterion: criterion.key, value, valueKey: storedKey(criterion, value) }];
    });
    const startedMs = clockMs;
    clockMs += wallMs + 1500;
    return { ...place, position: index + 1, labels, activeMs, wallMs, startedMs, submittedMs: clockMs };
  });
}
