import fc from "fast-check";
import type pg from "pg";
import { expect, test } from "vitest";
import { criterionSchema } from "@/lib/guideline/schema";
import { EVERYTHING, type FigureFilter } from "@/lib/labels/filter";
import { ratingsOf } from "@/lib/labels/labels";
import { Dictionary } from "@/lib/server/columns/dictionary";
import { db } from "@/lib/server/db";
import { HELPFULNESS } from "@/prisma/factories/project";
import { appPool } from "@/prisma/testing/connections";
import { insertJudgments, insertSampleProject } from "@/prisma/testing/sample-project";
import { EXAMPLES, PEOPLE, type Story, TOPICS, tell } from "../testing/chains";
import type { LogFilter } from "./counted";
import { logFilter } from "./log-filter";
import { type RatingLog, rowsOf } from "./rating-log";
import { readCounted, readLog } from "./read-log";

const pool = appPool();
const CRITERION = criterionSchema.parse(HELPFULNESS);

/** Ratings as lines, sorted: which person gave which value to which example. */
async function lines(log: RatingLog, filter: LogFilter): Promise<string[]> {
  const { length, columns } = await readCounted(log, filter, ["item", "rater", "value"]);
  const entries = (name: string) => new Dictionary(log.dictionaries[name]);
  const [items, raters, values] = [entries("items"), entries("raters"), entries("values")];
  return Array.from({ length }, (_, t) =>
    [items.uuid(columns.item[t]!), raters.uuid(columns.rater[t]!), values.text(columns.value[t]!)].join(),
  ).sort();
}

const answer = fc.record({
  person: fc.nat(PEOPLE - 1),
  example: fc.nat(EXAMPLES - 1),
  version: fc.nat(3),
  pass: fc.constantFrom(0, 0, 0, 1),
  part: fc.constantFrom("", "", "", "turn 2"),
  value: fc.constantFrom(1, 2, 5, null),
  at: fc.nat(6),
});
const minute = (at: number) => new Date(Date.UTC(2026, 0, 1, 0, at));
const bound = fc.option(
  fc.nat(6).map((at) => minute(at).toISOString()),
  { nil: null },
);
const changes = fc.constantFrom("editorial" as const, "semantic" as const);

test("after any submits, revisions and retractions, what was read bit by bit is what is read at once and what SQL makes of it", async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.tuple(changes, changes, changes),
      fc.array(fc.array(answer, { minLength: 1, maxLength: 12 }), { minLength: 1, maxLength: 5 }),
      fc.record({
        from: bound,
        to: bound,
        only: fc.option(fc.nat(PEOPLE - 1), { nil: null }),
        topic: fc.option(fc.constantFrom(...TOPICS), { nil: null }),
        within: fc.constantFrom(null, null, "position-1", "position-2", "minute-1", "minute-3"),
      }),
      async (kinds, batches, { from, to, only, topic, within }) => {
        const steps = kinds.map((helpfulness): Story["steps"][number] => ({ helpfulness, correct: "unchanged" }));
        const nothing = {
          given: [],
          settled: [],
          excluded: [],
          repeated: [],
          ofParts: [],
          settledOfParts: [],
          gold: [],
        };
        const topics = Array.from({ length: EXAMPLES }, (_, k) => TOPICS[k % TOPICS.length]!);
        const { scope, people, exampleIds } = await tell({ ...nothing, steps, topics, asked: 1 });
        const { projectId, project } = scope;
        const sessions = await Promise.all(
          people.map(({ id }) =>
            db().session.create({ data: { projectId, annotatorId: id, startedAt: minute(0), activeAt: minute(9) } }),
          ),
        );
        const versions = await db().guidelineVersion.findMany({
          where: { guidelineId: project.guidelineId },
          orderBy: { number: "asc" },
          select: { id: true, number: true, hash: true },
        });
        const began = [1];
        for (const [k, kind] of kinds.entries()) began.push(kind === "semantic" ? k + 2 : began[k]!);
        const meant = versions.map((version, k) => ({ ...version, since: began[k]! }));
        const revisions = new Map<string, number>();
        let log: RatingLog | null = null;
        for (const batch of batches) {
          for (const { person, example, version, pass, part, value, at } of batch) {
            const slot = [person, example, version, pass, part].join();
            revisions.set(slot, (revisions.get(slot) ?? 0) + 1);
            await db().judgment.create({
              data: {
                projectId,
                exampleId: exampleIds[example]!,
                annotatorId: people[person]!.id,
                guidelineVersionId: versions[version]!.id,
                criterionKey: CRITERION.key,
                pass,
                part,
                revision: revisions.get(slot),
                submittedAt: minute(at),
                sessionId: sessions[person]!.id,
                position: 1 + (at % 3),
                activeMs: 30_000,
                ...(value !== null && { value, valueKey: JSON.stringify(value) }),
              },
            });
          }
          log = await readLog({ projectId, criterion: CRITERION.key, log });
          expect(log.open.length).toBe(0);
          const whole = await readLog({ projectId, criterion: CRITERION.key, log: null });
          for (const [asked, showing] of [
            [meant, "first"],
            [meant, "repeat"],
            [meant.filter(({ since }) => since === began[0]), "first"],
            [meant.slice(0, 1), "first"],
          ] as const) {
            const labelled = [{ key: CRITERION.key, versions: [...asked] }];
            const filter: FigureFilter = {
              ...EVERYTHING,
              criterion: CRITERION,
              meanings: labelled,
              labelled,
              versions: asked,
              annotatorIds: only === null ? null : [people[only]!.id],
              from,
              to,
              showing,
              within,
              examples: { slices: topic === null ? [] : [`topic=${topic}`], gold: null },
              withSuperseded: asked.length === 1,
            };
            const expected = await db().$queryRaw<{ line: string }[]>`
              SELECT concat_ws(',', example_id, annotator_id, value_key) AS line FROM ${ratingsOf(scope, filter)} r`;
            const found = await lines(log, await logFilter(scope, filter));
            expect(found).toEqual(await lines(whole, await logFilter(scope, filter)));
            expect(found).toEqual(expected.map(({ line }) => line).sort());
          }
        }
        expect(rowsOf(log!)).toBe(batches.flat().length);
      },
    ),
    { numRuns: 8 },
  );
}, 120_000);

/** A connection in an open transaction. */
async function begin(): Promise<pg.PoolClient> {
  const client = await pool.connect();
  await client.query("BEGIN");
  return client;
}

async function end(client: pg.PoolClient, how: "COMMIT" | "ROLLBACK"): Promise<void> {
  await client.query(how);
  client.release();
}

test.each(["COMMIT", "ROLLBACK"] as const)(
  "a judgment with a lower number that comes later is not missed, and nothing counts twice: the first writer's %s",
  async (how) => {
    const sample = await insertSampleProject(pool);
    const { projectId } = sample;
    const read = (log: RatingLog | null) => readLog({ projectId, criterion: "quality", log });
    const insert = (client: pg.Pool | pg.PoolClient, annotator: number, value: number) =>
      insertJudgments(client as pg.Pool, sample, [{ example: annotator, annotator, value }]);
    const values = (log: RatingLog) =>
      [...log.kept, log.open]
        .flatMap(({ columns }) => [...columns.value])
        .map((code) => new Dictionary(log.dictionaries.values).text(code))
        .sort();
    await insert(pool, 0, 1);
    const slow = await begin();
    const later = await begin();
    try {
      await insert(slow, 1, 2);
      await insert(later, 2, 3);
    } finally {
      await end(later, "COMMIT");
    }
    const second = await read(await read(null));
    expect(values(second)).toEqual(["1", "3"]);
    // Nothing is taken for complete while a lower number may still come.
    expect(second.kept).toEqual([]);
    await end(slow, how);
    const expected = how === "COMMIT" ? ["1", "2", "3"] : ["1", "3"];
    const third = await read(second);
    expect(values(third)).toEqual(expected);
    expect([third.open.length, third.waiting]).toEqual([0, []]);
    expect(values(await read(third))).toEqual(expected);
  },
);

test("a log whose judgments are gone begins anew", async () => {
  const sample = await insertSampleProject(pool);
  const { projectId } = sample;
  await insertJudgments(pool, sample, [{ value: 4 }, { annotator: 1, value: 2 }]);
  const log = await readLog({ projectId, criterion: "quality", log: null });
  const lost = { ...log, mark: log.mark + 1000 };
  expect(await readLog({ projectId, criterion: "quality", log: lost })).toMatchObject({ mark: log.mark });
  expect(rowsOf(await readLog({ projectId, criterion: "quality", log: lost }))).toBe(2);
  expect(rowsOf(await readLog({ projectId, criterion: "other", log: null }))).toBe(0);
});
