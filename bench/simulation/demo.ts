import { shuffle } from "@/lib/core/random/draws";
import type { Random } from "@/lib/core/random/generator";
import { type Criterion, criteriaSchema } from "@/lib/guideline/schema";
import { LOG_SPEC } from "@/lib/labels/log/rating-log";
import type { Habits } from "@/lib/measure/annotators/habit-queries";
import { WORK_CIRCUMSTANCES, workFrom } from "@/lib/measure/annotators/work";
import { levelOf } from "@/lib/measure/criterion-values";
import { CIRCUMSTANCES, type Work, type WorkQuestion, workOf } from "@/lib/measure/fatigue/read-work";
import { readRated } from "@/lib/measure/rated";
import { Dictionary } from "@/lib/server/columns/dictionary";
import { columnsOf } from "@/lib/server/columns/testing/columns-of";
import { ALL_DEMO_EXAMPLES } from "@/prisma/demo/all-examples";
import { guidelineV1 } from "@/prisma/demo/guideline-v1";
import { guidelineV2 } from "@/prisma/demo/guideline-v2";
import { type WorkedSession, workThrough } from "@/prisma/demo/history";
import type { DemoAnnotator } from "@/prisma/demo/people";
import type { Edition } from "@/prisma/demo/perception";
import { FIRST_ROUND, ROUNDS } from "@/prisma/demo/plan";

const CRITERIA = { 1: criteriaSchema.parse(guidelineV1.criteria), 2: criteriaSchema.parse(guidelineV2.criteria) };
const EXAMPLES = new Map(ALL_DEMO_EXAMPLES.map((one) => [one.example.id!, one]));
const NOW = Date.UTC(2026, 0, 31);
const HOUR = 3_600_000;

/** The sessions of the demo's main project, by the edition of the guideline under which they were worked. */
export type DemoSessions = Record<Edition, WorkedSession[]>;

/** Works through the rounds of the demo's main project, as the seed does, without a database. */
export function simulateDemo(annotators: readonly DemoAnnotator[], random: Random): DemoSessions {
  const people = annotators.map((person) => ({ person, annotatorId: person.name }));
  const work = (round: (typeof ROUNDS)[keyof typeof ROUNDS], examples: readonly string[]) => {
    const places = examples.flatMap((exampleId) =>
      Array.from({ length: round.overlap }, (_, k) => ({ id: `${exampleId} ${k}`, exampleId })),
    );
    shuffle(random, places);
    return workThrough(places, { ...round, criteria: CRITERIA[round.edition], examples: EXAMPLES, people, random });
  };
  const all = [...EXAMPLES.keys()];
  return { 1: work(ROUNDS.pilot, all.slice(0, FIRST_ROUND)), 2: work(ROUNDS.first, all) };
}

/** A question to the labels of one criterion under an edition, as a page of the dashboards asks it, and who is behind its ids. */
export function questionOf(sessions: DemoSessions, key: string, edition: Edition = 2) {
  const criterion: Criterion = CRITERIA[edition].find((one) => one.key === key)!;
  const read = columnsOf(
    LOG_SPEC,
    sessions[edition].flatMap((session, k) => rowsOf(session, k, key, edition)),
  );
  const { length, columns, dictionaries } = read;
  const named = (dictionary: string) => {
    const entries = new Dictionary(dictionaries[dictionary]);
    return new Map(entries.uuids().map((id, code) => [id, entries.text(code)]));
  };
  const question: WorkQuestion = {
    projectId: "",
    criterion,
    level: levelOf(criterion),
    log: { kept: [], open: { length, columns }, dictionaries, mark: 0, waiting: [] },
    filter: {
      versions: [...named("versions").keys()].map((id) => ({ id, since: edition })),
      annotatorIds: null,
      models: [],
      from: null,
      to: null,
      roundId: null,
      examples: null,
      showing: "first",
      within: null,
      withSuperseded: false,
    },
  };
  return { question, nameOf: named("raters") };
}

function rowsOf({ annotatorId, hoursAgo, places }: WorkedSession, session: number, key: string, edition: Edition) {
  return places.flatMap(({ exampleId, position, activeMs, wallMs, submittedMs, labels }) =>
    labels
      .filter(({ criterion }) => criterion === key)
      .map(({ valueKey }) => ({
        item: exampleId,
        part: "",
        rater: annotatorId,
        version: `v${edition}`,
        pass: 0,
        revision: 1,
        value: valueKey,
        given: 1,
        round: `round ${edition}`,
        session: `session ${session}`,
        position,
        activeMs,
        wallMs,
        changed: 0,
        reason: null,
        at: Math.round(NOW - hoursAgo * HOUR + submittedMs),
      })),
  );
}

/** The work behind a question, with what the fatigue dashboard reads besides the log. */
export async function workBehind(sessions: DemoSessions, question: WorkQuestion): Promise<Work> {
  const rated = (await readRated(question, CIRCUMSTANCES))!;
  const entries = (name: string) => new Dictionary(question.log.dictionaries[name]);
  const items = entries("items");
  const starts = sessions[2].map(({ hoursAgo }) => NOW - hoursAgo * HOUR);
  const none = new Dictionary();
  const result = workOf(question, {
    rated,
    items,
    ...besideLog(items),
    starts: Float64Array.from(entries("sessions").texts(), (name) => starts[Number(name.split(" ")[1])]!),
    skips: {
      length: 0,
      items: new Int32Array(),
      raters: new Int32Array(),
      at: new Float64Array(),
      itemNames: none,
      raterNames: none,
    },
  });
  if (!result.ok) throw new Error(result.reason);
  return result.work;
}

/** What the annotators' dashboard says of people beside how they use the answers: the main project has one scale, and nothing to choose. */
export async function habitsBehind(question: WorkQuestion): Promise<Habits> {
  const rated = (await readRated(question, WORK_CIRCUMSTANCES))!;
  const work = workFrom({ rated, ...besideLog(new Dictionary(question.log.dictionaries.items)), reasons: new Map() });
  return { work, halo: null, preference: null };
}

/** What the pages read besides the log: no example has a known answer. */
function besideLog(items: Dictionary) {
  return {
    gold: { keys: [], keyOf: new Int32Array(items.size).fill(-1) },
    lengths: Int32Array.from(items.texts(), charactersOf),
  };
}

function charactersOf(id: string): number {
  const { system = "", prompt, response } = EXAMPLES.get(id)!.example;
  return system.length + prompt.length + response.length;
}
