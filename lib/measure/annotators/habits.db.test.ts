import { beforeAll, describe, expect, test } from "vitest";
import { openRound } from "@/lib/assign/commands";
import { roundInputSchema } from "@/lib/assign/schema";
import { requireProject } from "@/lib/auth/scope";
import { createToken } from "@/lib/auth/tokens";
import { halo } from "@/lib/core/distribution/halo";
import { scoresOf } from "@/lib/core/distribution/scores";
import { simpleRegression } from "@/lib/core/distribution/simple-regression";
import { byAnnotator, lengthBias, positionBias, tieRate } from "@/lib/core/preference/biases";
import type { Comparison } from "@/lib/core/preference/comparison";
import { transitivityByAnnotator } from "@/lib/core/preference/transitivity";
import { createRandom } from "@/lib/core/random/generator";
import { buildRatingTable } from "@/lib/core/rating-table";
import { contentHash } from "@/lib/import/content-hash";
import { nextLease } from "@/lib/label/leases";
import { submit } from "@/lib/label/submit";
import { figureFilterSchema } from "@/lib/labels/schema";
import { db } from "@/lib/server/db";
import { BETTER } from "@/prisma/factories/evaluation";
import { makeGold } from "@/prisma/factories/examples";
import { makeMember } from "@/prisma/factories/people";
import { HELPFULNESS, makeProject } from "@/prisma/factories/project";
import { hold, makeWorker } from "@/prisma/factories/work";
import { callApi } from "@/prisma/testing/api-call";
import { casesOn } from "../case-queries";
import { casesQuerySchema } from "../schema";
import { readAnnotator, readAnnotators } from "./endpoints";
import { habitsOn } from "./habit-queries";
import { annotatorsOn } from "./queries";

const CLARITY = { ...HELPFULNESS, key: "clarity", title: "Clarity" };
const WHY = { key: "why", title: "Why?", kind: "text", level: "nominal", required: false } as const;
const PAIRS = [
  [0, 1],
  [1, 2],
  [0, 2],
] as const;

/** Four people compare eight prompts' three responses in pairs, three of them each pair, and say more of it on two scales. */
async function makeHabits(seed: number) {
  const { projectId } = await makeProject({ criteria: [HELPFULNESS, CLARITY, BETTER, WHY] });
  const lead = await makeMember(projectId, "lead");
  const scope = await requireProject(lead.actor, projectId, "measure:read", "rounds:manage");
  const random = createRandom(seed);
  for (let prompt = 0; prompt < 8; prompt++) {
    const texts = [0, 1, 2].map((k) => `${prompt}-${k} `.repeat(1 + Math.floor(random.uniform() * 20)));
    for (const [one, other] of PAIRS) {
      const content = { prompt: `Prompt ${prompt}`, responses: [{ text: texts[one]! }, { text: texts[other]! }] };
      const hash = contentHash({ kind: "preference", ...content } as Parameters<typeof contentHash>[0]);
      const row = { projectId, externalId: `${prompt}-${one}${other}`, kind: "preference", content, contentHash: hash };
      const { id } = await db().example.create({ data: row });
      if (prompt % 2 === 0) await makeGold(projectId, id, { helpfulness: 1 + (prompt % 5) });
    }
  }
  const workers = await Promise.all(Array.from({ length: 4 }, () => makeWorker(projectId)));
  await openRound(scope, roundInputSchema.parse({ name: "Round", overlap: 3 }));
  for (let turn = 0, nothing = 0; nothing < 8; turn++) {
    const worker = workers[turn % 4]!;
    const next = await nextLease(worker.scope);
    if ("nothing" in next) {
      nothing++;
      continue;
    }
    nothing = 0;
    const { assignmentId, leaseToken } = next.lease;
    const helpfulness = 1 + Math.floor(random.uniform() * 5);
    const draw = random.uniform();
    await hold(assignmentId, 10_000);
    await submit(worker.scope, assignmentId, {
      leaseToken,
      answers: {
        helpfulness,
        clarity: random.uniform() < 0.5 ? helpfulness : 1 + Math.floor(random.uniform() * 5),
        better: { choice: draw < 0.4 ? "A" : draw < 0.85 ? "B" : "tie" },
        ...(turn % 2 === 0 && { why: "so ".repeat(1 + (turn % 7)).trim() }),
      },
      activeMs: 1000 + Math.floor(random.uniform() * 9000),
      comments: turn % 3 === 0 ? { helpfulness: "x".repeat(1 + (turn % 9)) } : {},
    });
  }
  const { token } = await createToken({ userId: lead.user.id, name: "test", days: 1 });
  return { projectId, scope, token };
}

describe.each([3])("habits of people, seed %i: the page, the call and the core say the same", (seed) => {
  let made: Awaited<ReturnType<typeof makeHabits>>;
  let rows: Awaited<ReturnType<typeof judgmentsOf>>;
  beforeAll(async () => {
    made = await makeHabits(seed);
    rows = await judgmentsOf(made.projectId);
  });

  const onPage = async (criterion: string) => {
    const found = await annotatorsOn(made.scope, figureFilterSchema.parse({ criterion }), { remembered: true });
    if (!found.ok) throw new Error(found.message);
    return (await habitsOn(made.scope, found.value, { remembered: true }))!;
  };
  const called = async (criterion: string) => {
    const asked = { token: made.token, params: { id: made.projectId }, query: `?criterion=${criterion}` };
    return (await callApi(readAnnotators, asked)).json;
  };
  const plain = (value: unknown) => JSON.parse(JSON.stringify(value));

  test("known answers, by themselves and against the others; a mark leads to those that were missed", async () => {
    const { work } = await onPage("helpfulness");
    const { annotators } = await called("helpfulness");
    const gold = await db().goldAnswer.findMany({ where: { projectId: made.projectId } });
    const known = new Map(gold.map(({ exampleId, value }) => [exampleId, value]));
    const judged = rows.filter(({ criterionKey, exampleId }) => criterionKey === "helpfulness" && known.has(exampleId));
    expect(work.goldExamples).toBe(12);
    for (const { id, gold: against } of work.people) {
      const own = judged.filter(({ annotatorId }) => annotatorId === id);
      const isRight = (row: (typeof judged)[number]) => Number(row.value === known.get(row.exampleId));
      const right = own.reduce((sum, row) => sum + isRight(row), 0);
      expect(against!.right).toMatchObject({ value: right / own.length, items: own.length, intervalMethod: "wilson" });
      const differences = own.map((row) => {
        const others = judged.filter((other) => other.exampleId === row.exampleId && other.annotatorId !== id);
        return isRight(row) - others.reduce((sum, other) => sum + isRight(other), 0) / others.length;
      });
      const mean = differences.reduce((sum, x) => sum + x, 0) / differences.length;
      expect(against!.difference.value).toBeCloseTo(mean, 12);
      const one = annotators.find(({ annotator }: { annotator: { id: string } }) => annotator.id === id);
      expect(one.knownAnswers).toEqual(plain(against));
      const missed = casesQuerySchema.parse({ criterion: "helpfulness", missed: id, differ: "any" });
      const cases = await casesOn(made.scope, missed, { offset: 0, limit: 50 });
      if (!cases.ok) throw new Error(cases.message);
      expect(cases.value.total).toBe(own.length - right);
      for (const { example, known: answer } of cases.value.rows) expect(answer).toBe(known.get(example.id));
    }
  });

  test("time against length, notes and reasons", async () => {
    const { work } = await onPage("helpfulness");
    const { annotators } = await called("helpfulness");
    for (const { id, reading, notes } of work.people) {
      const own = rows.filter(({ criterionKey, annotatorId }) => criterionKey === "helpfulness" && annotatorId === id);
      const line = simpleRegression(
        own.map(({ example }) => Math.log(example.characters! / 6)),
        own.map(({ activeMs }) => Math.log(activeMs! / 1000)),
      );
      expect(reading.answers).toBe(own.length);
      expect(reading.slope.value).toBeCloseTo(line.slope!, 10);
      expect(reading.slope.standardError).toBeCloseTo(line.slopeSe!, 10);
      const written = own.flatMap(({ comment }) => (comment ? [comment.length] : []));
      expect(notes.share.value).toBeCloseTo(written.length / own.length, 12);
      expect(notes.characters).toBe(median(written));
      const reasons = rows.filter(({ criterionKey, annotatorId }) => criterionKey === "why" && annotatorId === id);
      const lengths = reasons.map(({ value }) => String(value).length);
      expect(notes.reasons).toEqual(
        lengths.length === 0 ? null : { texts: lengths.length, characters: median(lengths) },
      );
      const one = annotators.find(({ annotator }: { annotator: { id: string } }) => annotator.id === id);
      const { p: _p, ...shown } = reading;
      expect([one.reading, one.notes]).toEqual(plain([shown, notes]));
    }
  });

  test("whether several scales move together; of one scale, and of a choice, it is not asked", async () => {
    const scoresFor = (key: string) => {
      const built = buildRatingTable(
        rows
          .filter(({ criterionKey }) => criterionKey === key)
          .map(({ exampleId, annotatorId, value }) => ({
            item: exampleId,
            rater: annotatorId,
            value: value as number,
          })),
      );
      if (!built.ok) throw new Error("the rows are usable");
      const scored = scoresOf(built.table);
      if (!scored.ok) throw new Error("the rows are scores");
      return scored.scores;
    };
    const core = halo([scoresFor("helpfulness"), scoresFor("clarity")]);
    const { halo: shown } = await onPage("clarity");
    expect(shown!.unknown).toBeNull();
    expect(shown!.people).toHaveLength(4);
    const { annotators, haloUnknown } = await called("helpfulness");
    expect(haloUnknown).toBeNull();
    for (const { id, together, others } of shown!.people) {
      const own = core.find(({ annotator }) => annotator === id)!;
      expect(together.value).toBeCloseTo(own.meanCorrelation!, 12);
      expect(together.interval![0]).toBeCloseTo(own.interval![0], 12);
      expect(others).toBeCloseTo(own.pool!, 12);
      const one = annotators.find(({ annotator }: { annotator: { id: string } }) => annotator.id === id);
      expect(one.halo.together.value).toBeCloseTo(own.meanCorrelation!, 12);
    }
    expect((await onPage("better")).halo).toBeNull();
  });

  test("sides, lengths, ties and circles of who compares responses; elsewhere they are not asked", async () => {
    const assignments = await db().assignment.findMany({ where: { projectId: made.projectId, state: "submitted" } });
    const orderOf = new Map(assignments.map((row) => [`${row.exampleId} ${row.annotatorId}`, row.responseOrder]));
    const choices = rows.filter(({ criterionKey }) => criterionKey === "better");
    const comparisons = choices.map(({ annotatorId, exampleId, value, example }): Comparison => {
      const { prompt, responses } = example.content as unknown as { prompt: string; responses: { text: string }[] };
      const [first, second] = orderOf.get(`${exampleId} ${annotatorId}`) as [number, number];
      const { choice } = value as { choice: string };
      const [a, b] = [responses[first]!.text, responses[second]!.text];
      const winner = choice === "tie" ? "tie" : choice.charCodeAt(0) - 65 === first ? "first" : "second";
      return {
        item: prompt,
        annotator: annotatorId,
        first: a,
        second: b,
        winner,
        firstLength: a.length,
        secondLength: b.length,
      };
    });
    const [sides, lengths, ties, circles] = [
      byAnnotator(comparisons, positionBias),
      byAnnotator(comparisons, lengthBias),
      byAnnotator(comparisons, tieRate),
      transitivityByAnnotator(comparisons),
    ];
    const { preference } = await onPage("better");
    const { annotators } = await called("better");
    expect(preference).toHaveLength(4);
    for (const { id, q: _q, flagged: _f, ...shown } of preference!) {
      for (const [figure, core] of [
        [shown.first, sides],
        [shown.longer, lengths],
        [shown.ties, ties],
        [shown.cycles, circles],
      ] as const) {
        const { value, pairs, interval } = core.get(id)!;
        expect({ value: figure.value, pairs: figure.pairs, interval: figure.interval }).toEqual({
          value,
          pairs,
          interval,
        });
      }
      const one = annotators.find(({ annotator }: { annotator: { id: string } }) => annotator.id === id);
      expect(one.preference).toMatchObject(plain(shown));
    }
    expect((await onPage("helpfulness")).preference).toBeNull();
  });

  test("one person's call has what the list has of them; who is not of the project is not found", async () => {
    const { annotators } = await called("helpfulness");
    const [one, other] = annotators;
    const asked = (annotator: string, query = "") =>
      callApi(readAnnotator, {
        token: made.token,
        params: { id: made.projectId, annotator },
        query: `?criterion=helpfulness${query}`,
      });
    const { json } = await asked(one.annotator.id, `&with=${other.annotator.id}`);
    expect(json.person).toEqual(one);
    expect(json.pair.shared).toBeGreaterThan(0);
    expect(json.weeks.reduce((sum: number, { severity }: typeof one) => sum + severity.items, 0)).toBe(
      json.pair.shared,
    );
    expect((await asked(made.projectId)).status).toBe(404);
  });
});

function judgmentsOf(projectId: string) {
  return db().judgment.findMany({ where: { projectId }, include: { example: true } });
}

function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 === 1 ? sorted[middle]! : (sorted[middle - 1]! + sorted[middle]!) / 2;
}
