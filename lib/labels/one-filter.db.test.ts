import fc from "fast-check";
import { expect, test } from "vitest";
import { type Decision, decide } from "@/lib/curate/decide";
import { countDecisions } from "@/lib/curate/decision-queries";
import { decisionStates } from "@/lib/curate/decision-states";
import { compareAgreement, readAgreement } from "@/lib/measure/endpoints";
import { agreementOn, agreementOverview, logQuestion } from "@/lib/measure/queries";
import { measurePairs } from "@/lib/measure/ratings";
import { agreementQuerySchema } from "@/lib/measure/schema";
import { exportCall } from "@/lib/release/endpoints";
import { releasePage } from "@/lib/release/page-data";
import { exportQuerySchema } from "@/lib/release/schema";
import { readColumns } from "@/lib/server/columns/read-columns";
import { replica } from "@/lib/server/db";
import { callApi } from "@/prisma/testing/api-call";
import { countsStatement } from "./counts";
import { countRaters, versionsIn } from "./figures";
import { resolveFigure, resolveLabels } from "./filter";
import { labelsOf, withCircumstances } from "./labels";
import { readCounted } from "./log/read-log";
import { COUNTS_SPEC, patternsOf } from "./patterns";
import { figureFilterSchema, labelFilterSchema } from "./schema";
import {
  beginning,
  counted,
  EXAMPLES,
  type Given,
  isPerson,
  JUDGE,
  KEYS,
  latest,
  PEOPLE,
  positionOf,
  type Story,
  story,
  TOPICS,
  tell,
  timeOf,
} from "./testing/chains";

type World = Awaited<ReturnType<typeof tell>>;

/** A filter in the words of the story. */
interface Asked {
  key: (typeof KEYS)[number];
  version: number | "all" | undefined;
  people: number[];
  from: number | undefined;
  to: number | undefined;
  topics: string[];
  gold: "only" | "without" | undefined;
  showing: "first" | "repeat" | undefined;
  within: { by: "position" | "minute"; n: number } | undefined;
}

const maybe = <T>(arbitrary: fc.Arbitrary<T>) => fc.option(arbitrary, { nil: undefined, freq: 1 });

const askedIn = (told: Story): fc.Arbitrary<Asked> => {
  const occurring = TOPICS.filter((topic) => told.topics.includes(topic));
  return fc.record({
    key: fc.constantFrom(...KEYS),
    version: maybe(
      fc.oneof(
        { weight: 3, arbitrary: fc.integer({ min: 1, max: told.steps.length + 1 }) },
        fc.constant("all" as const),
      ),
    ),
    people: fc.uniqueArray(fc.nat(JUDGE), { maxLength: PEOPLE }),
    from: maybe(fc.nat(12)),
    to: maybe(fc.integer({ min: 6, max: 21 })),
    topics: fc.uniqueArray(fc.constantFrom(...occurring), { maxLength: 2 }),
    gold: maybe(fc.constantFrom("only" as const, "without" as const)),
    showing: maybe(fc.constantFrom("first" as const, "first" as const, "repeat" as const)),
    within: maybe(
      fc.record({ by: fc.constantFrom("position" as const, "minute" as const), n: fc.integer({ min: 1, max: 12 }) }),
    ),
  });
};

/** The same as a query string has it. */
function queryOf({ key, version, people, from, to, topics, gold, showing, within }: Asked, { people: known }: World) {
  const query = new URLSearchParams({ criterion: key });
  if (version !== undefined) query.set("version", String(version));
  if (people.length > 0)
    query.set("annotators", people.map((one, at) => known[one]![at ? "id" : "externalKey"]).join());
  if (from !== undefined) query.set("from", timeOf(from).toISOString());
  if (to !== undefined) query.set("to", timeOf(to).toISOString());
  for (const topic of topics) query.append("slice", `topic=${topic}`);
  if (gold) query.set("gold", gold);
  if (showing) query.set("showing", showing);
  if (within) query.set("within", `${within.by}-${within.n}`);
  return query;
}

function parsed(query: URLSearchParams) {
  const { slice: _slice, ...one } = Object.fromEntries(query);
  return { ...one, ...(query.has("slice") && { slice: query.getAll("slice") }) };
}

/** What the filter is about, in the plainest words; everybody's labels where nobody is named. */
function labelled(told: Story, asked: Asked): Given[] {
  const { key, version, people, from = -1, to = Number.POSITIVE_INFINITY, showing } = asked;
  const all = showing === "repeat" ? told.repeated : told.given;
  return counted(told, all).filter(
    (one) =>
      isWithin(asked, one, isAgain(all, one)) &&
      one.key === key &&
      (typeof version !== "number" || beginning(told, key, one.version) === beginning(told, key, version)) &&
      (people.length === 0 || people.includes(one.person)) &&
      one.at >= from &&
      one.at < to &&
      isAmong(told, asked, one.example),
  );
}

/** An answer that was given again stands at its first place, of which only the position is kept. */
const isWithin = ({ within }: Asked, one: Given, again: boolean) =>
  within === undefined || (within.by === "position" ? positionOf(one) <= within.n : again || one.at <= within.n);

const isAgain = (all: readonly Given[], one: Given & { order: number }) =>
  all
    .slice(0, one.order)
    .some(
      ({ person, example, key, version }) =>
        person === one.person && example === one.example && key === one.key && version === one.version,
    );

const isAmong = (told: Story, { topics, gold }: Asked, example: number) =>
  topics.every((topic) => told.topics[example] === topic) &&
  (gold === undefined || told.gold.includes(example) === (gold === "only"));

/** What a figure compares: under the pinned version unless one is named, of people unless somebody is, of each the latest. */
function ratings(told: Story, asked: Asked): Given[] {
  const given = labelled(told, { ...asked, version: asked.version ?? told.asked });
  return latest(
    asked.people.length > 0 ? given : given.filter(isPerson),
    ({ person, example }) => `${person} ${example}`,
  );
}

const groups = (given: readonly Given[]) =>
  Array.from({ length: EXAMPLES }, (_, example) => given.filter((one) => one.example === example));
const sum = (numbers: readonly number[]) => numbers.reduce((total, n) => total + n, 0);
const pairsOf = (given: readonly Given[]) => sum(groups(given).map(({ length }) => (length * (length - 1)) / 2));
const compared = (given: readonly Given[]) => sum(groups(given).map(({ length }) => (length > 1 ? length : 0)));

async function figures(told: Story, asked: Asked, world: World) {
  const { scope, token } = world;
  const query = queryOf(asked, world);
  const expected = ratings(told, asked);
  const found = await resolveFigure(scope, figureFilterSchema.parse(parsed(query)));
  if (!found.ok) throw new Error(found.message);
  const filter = found.value;
  const read = await readColumns(countsStatement(scope, filter), COUNTS_SPEC);
  const counts = patternsOf(read).map(({ counts, items }) => items * sum(counts.map(([, n]) => n)));
  expect(sum(counts)).toBe(expected.length);
  const question = await logQuestion(scope, filter, filter.criterion.level);
  expect((await readCounted(question.log, question.filter, ["item"])).length).toBe(expected.length);
  expect(sum((await measurePairs(question)).map(({ items }) => items))).toBe(pairsOf(expected));
  const raters = new Set(expected.map(({ person }) => person)).size;
  expect(await countRaters(scope, filter)).toBe(raters);
  if (expected.length > 0)
    expect((await versionsIn(scope, filter)).map(({ number }) => number)).toEqual(
      [...new Set(expected.map(({ version }) => version))].sort(),
    );
  const page = await agreementOn(scope, agreementQuerySchema.parse(parsed(query)));
  const overview = await agreementOverview(scope, figureFilterSchema.parse(parsed(query)));
  const { json } = await callApi(readAgreement, { token, params: { id: scope.projectId }, query: `?${query}` });
  if (!page.ok || !overview.ok) throw new Error("the filter was resolved before");
  expect(page.value.raters).toBe(raters);
  const row = overview.value.find(({ criterion }) => criterion.key === asked.key);
  for (const { judgments } of [page.value.report.coefficients.alpha!, row!.report.coefficients.alpha!, json])
    expect(judgments).toBe(compared(expected));
}

/** Two versions side by side: each with what was given under its meaning, or where both mean the same, under itself. */
async function sides(told: Story, asked: Asked, world: World) {
  const [before, after] = [1, told.steps.length + 1];
  const query = queryOf(asked, world);
  query.delete("version");
  query.set("before", String(before));
  query.set("after", String(after));
  const params = { id: world.scope.projectId };
  const { json } = await callApi(compareAgreement, { token: world.token, params, query: `?${query}` });
  const one = (version: number) => {
    if (beginning(told, asked.key, before) !== beginning(told, asked.key, after))
      return compared(ratings(told, { ...asked, version }));
    // Without a choice between versions, each has its own labels, replaced or not.
    const alone = {
      ...told,
      steps: told.steps.map(() => ({ helpfulness: "semantic" as const, correct: "semantic" as const })),
    };
    return compared(ratings(alone, { ...asked, version }));
  };
  expect([json.before.judgments, json.after.judgments]).toEqual([one(before), one(after)]);
}

async function exports(told: Story, asked: Asked, world: World) {
  const { scope, token, people, exampleIds } = world;
  const query = queryOf(asked, world);
  const kept = labelled(told, asked).filter(({ example }) => !told.excluded.includes(example));
  const nameOf = (one: Given) => `e${one.example + 1} ${people[one.person]!.externalKey} ${one.value} ${one.version}`;
  const ask = async (format: string) => {
    const call = { token, params: { id: scope.projectId }, query: `?${query}&format=${format}` };
    const { status, text, json } = await callApi(exportCall, call);
    // Where the filter leaves nothing, that is said in the place of an empty file.
    if (status === 409) expect(json.code).toBe("nothing-to-write");
    return status === 409 ? "" : text;
  };
  const table = (await ask("long-csv"))
    .trim()
    .split("\r\n")
    .slice(1)
    .map((line) => line.split(","));
  const ofTable = table.map((cells) => `${cells[0]} ${cells[1]} ${cells[3]} ${cells[9]}`);
  expect(ofTable.sort()).toEqual(kept.map(nameOf).sort());
  const lines = (await ask("ndjson"))
    .split("\n")
    .filter(Boolean)
    .map((line) => JSON.parse(line));
  const ofLines = lines.flatMap(({ id, labels }) =>
    labels.map(
      (one: { annotator: string; value: unknown; guidelineVersion: number }) =>
        `${id} ${one.annotator} ${one.value} ${one.guidelineVersion}`,
    ),
  );
  expect(ofLines.sort()).toEqual(kept.map(nameOf).sort());
  const filter = await resolveLabels(scope, labelFilterSchema.parse(parsed(query)));
  if (!filter.ok) throw new Error(filter.message);
  // The core that a dashboard of single ratings reads.
  const single = await replica().$queryRaw<{ example: string; person: string; value: unknown; revision: number }[]>`
    SELECT example_id AS example, annotator_id AS person, value, revision FROM ${withCircumstances(scope, labelsOf(scope, filter.value))} l`;
  expect(single.map((one) => `${one.example} ${one.person} ${one.value}`).sort()).toEqual(
    labelled(told, asked)
      .map((one) => `${exampleIds[one.example]} ${people[one.person]!.id} ${one.value}`)
      .sort(),
  );
  await decisions(told, asked, world, lines);
}

interface Line {
  id: string;
  decided: Record<string, unknown>;
}

/** What is decided is one thing in TypeScript, in SQL, in the counts of a page and in a file. */
async function decisions(told: Story, asked: Asked, { scope, exampleIds, ...world }: World, lines: readonly Line[]) {
  const query = parsed(queryOf(asked, { scope, exampleIds, ...world }));
  const filter = await resolveLabels(scope, labelFilterSchema.parse(query));
  if (!filter.ok) throw new Error(filter.message);
  const expected = new Map<string, Decision["state"]>();
  for (const [example, id] of exampleIds.entries()) {
    if (told.excluded.includes(example) || !isAmong(told, asked, example)) continue;
    const deciding = labelled(told, asked).filter((one) => one.example === example && isPerson(one));
    const settled = told.settled.find((one) => one.example === example && one.key === asked.key);
    const isUnder =
      typeof asked.version !== "number" ||
      beginning(told, asked.key, told.asked) === beginning(told, asked.key, asked.version);
    const state = decide(
      (asked.showing === "repeat" ? [] : deciding).map(({ key, value, version }) => ({
        criterion: key,
        value: value!,
        valueKey: JSON.stringify(value),
        since: beginning(told, key, version),
      })),
      settled && isUnder ? { [asked.key]: { value: settled.open ? null : "settled" } } : {},
    )[asked.key]?.state;
    if (state) expected.set(id, state);
  }
  const states = await replica().$queryRaw<{ id: string; state: Decision["state"] }[]>`
    SELECT example_id AS id, state FROM ${await decisionStates(scope, filter.value)} d`;
  expect(new Map(states.map(({ id, state }) => [id, state]))).toEqual(expected);
  const having = (...some: Decision["state"][]) =>
    [...expected.values()].filter((state) => some.includes(state)).length;
  const [counts] = await countDecisions(scope, filter.value);
  const page = (await releasePage(scope, exportQuerySchema.parse({ ...query, format: "ndjson" }), undefined)).decisions;
  for (const one of [counts, page.find(({ key }) => key === asked.key)]) {
    expect(one).toMatchObject({
      differ: having("differ"),
      single: having("single"),
      unanimous: having("unanimous"),
      noAnswer: having("no-answer"),
    });
    expect(sum(Object.values(one!.resolved))).toBe(having("resolved"));
  }
  expect(lines.filter(({ decided }) => asked.key in decided)).toHaveLength(having("resolved", "unanimous"));
}

test("pages, API, CSV, exports and core count the same labels, whatever the filter", async () => {
  const several = story.chain((told) =>
    fc.record({ told: fc.constant(told), filters: fc.array(askedIn(told), { minLength: 5, maxLength: 5 }) }),
  );
  await fc.assert(
    fc.asyncProperty(several, async ({ told, filters }) => {
      const world = await tell(told);
      for (const asked of filters) {
        await figures(told, asked, world);
        await sides(told, asked, world);
        await exports(told, asked, world);
      }
    }),
    { numRuns: 8, endOnFailure: true },
  );
}, 300_000);
