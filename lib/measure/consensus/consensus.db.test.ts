import { describe, expect, test } from "vitest";
import { createToken } from "@/lib/auth/tokens";
import { CONSENSUS_METHODS, consensusBy } from "@/lib/core/consensus/methods";
import { topClasses } from "@/lib/core/consensus/posterior";
import { scaleConsensus } from "@/lib/core/consensus/scale";
import { buildVotes, votesOfTable } from "@/lib/core/consensus/votes";
import { scoresOf } from "@/lib/core/distribution/scores";
import { buildRatingTable } from "@/lib/core/rating-table";
import { db } from "@/lib/server/db";
import { callApi } from "@/prisma/testing/api-call";
import { makeRatedProject } from "@/prisma/testing/rated-project";
import { readConsensus } from "./endpoints";
import { consensusOn, modelsOn } from "./queries";
import { consensusQuerySchema } from "./schema";

const ALL = { offset: 0, limit: 200 };

describe("consensus", () => {
  test.each(CONSENSUS_METHODS)("by %s: the page, the call and the core say the same, page by page", async (method) => {
    const { rows, scope, lead } = await makeRatedProject(11, 4);
    const found = await consensusOn(scope, consensusQuerySchema.parse({ criterion: "helpfulness", method }), ALL, {
      remembered: true,
    });
    if (!found.ok || !found.value.model) throw new Error("it has an answer");
    const page = found.value;
    const ids = new Map(page.rows.map(({ example }) => [example.externalId, example.id]));
    const built = buildVotes(rows.map((row) => ({ ...row, item: ids.get(row.item)! })));
    if (!built.ok) throw new Error("usable");
    const { votes } = built;
    const core = consensusBy(method, votes);
    if (!core.ok) throw new Error(core.reason);
    const { posterior, competence } = core.consensus;
    expect(page.total).toBe(12);
    for (const row of page.rows) {
      const item = votes.items.indexOf(row.example.id);
      const top = topClasses(posterior, votes.classes.length, item).map((code) => Number(votes.classes[code]));
      expect(row.answer).toBe(top.length === 1 ? top[0] : null);
      expect([...row.ties].sort()).toEqual(top.length === 1 ? [] : top.sort());
      for (const { value, probability, labels } of row.posterior) {
        const code = votes.classes.indexOf(String(value));
        expect(probability).toBe(posterior[item * votes.classes.length + code]!);
        expect(labels).toBe(rows.filter((one) => one.item === row.example.externalId && one.value === value).length);
      }
    }
    const sure = page.rows.map((row) => Math.max(...row.posterior.map(({ probability }) => probability)));
    expect(sure).toEqual([...sure].sort((a, b) => a - b));
    for (const { annotator, competence: seen } of page.model!.raters)
      expect(seen).toBe(competence[votes.raters.indexOf(annotator.id)]!);
    const { token } = await createToken({ userId: lead.user.id, name: "test", days: 1 });
    const items: unknown[] = [];
    for (let cursor: string | null = "0"; cursor !== null; ) {
      const { json } = await callApi(readConsensus, {
        token,
        params: { id: scope.projectId },
        query: `?criterion=helpfulness&method=${method}&limit=5&cursor=${cursor}`,
      });
      expect(json.model === null).toBe(cursor !== "0");
      items.push(...json.items);
      cursor = json.next;
    }
    expect(items).toEqual(JSON.parse(JSON.stringify(page.rows)));
  });

  test("numbers of a scale, and what is known, are held against each other; new labels and new settlements enter", async () => {
    const { rows, scope } = await makeRatedProject(5, 4);
    const { projectId } = scope;
    const table = buildRatingTable(rows);
    if (!table.ok) throw new Error("usable");
    const scores = scoresOf(table.table);
    if (!scores.ok) throw new Error(scores.reason);
    const core = scaleConsensus(scores.scores);
    const ask = async (query: object = {}) => {
      const found = await consensusOn(scope, consensusQuerySchema.parse({ criterion: "helpfulness", ...query }), ALL);
      if (!found.ok) throw new Error(found.message);
      return found.value;
    };
    const first = await ask();
    for (const { example, scale } of first.rows) {
      const item = table.table.items.indexOf(example.externalId);
      expect(scale!.median).toBe(core.median[item]);
      expect(scale!.severityCorrected).toBeCloseTo(core.severityCorrected[item]!, 9);
    }
    expect(first.model!.gold.value).toBeNull();
    const [right, wrong] = first.rows.filter(({ answer }) => answer !== null);
    const golds = [
      { ...right!.example, value: right!.answer as number },
      { ...wrong!.example, value: wrong!.answer === 1 ? 5 : 1 },
    ];
    for (const { id, value } of golds)
      await db().goldAnswer.create({
        data: { projectId, exampleId: id, criterionKey: "helpfulness", value, valueKey: String(value) },
      });
    const held = (await ask()).model!;
    expect(held.gold).toMatchObject({ value: 0.5, items: 2 });
    expect(held.better + held.worse).toBe(0);
    const apart = golds.map(({ externalId, value }) =>
      Math.abs(core.median[table.table.items.indexOf(externalId)]! - value),
    );
    expect(held.distance!.median.value).toBeCloseTo((apart[0]! + apart[1]!) / 2, 12);
    for (const { annotator, gold } of held.raters) {
      const own = rows.filter(
        ({ item, rater }) => rater === annotator.id && golds.some(({ externalId }) => externalId === item),
      );
      const hits = own.filter(
        ({ item, value }) => golds.find(({ externalId }) => externalId === item)!.value === value,
      );
      expect([gold.items, gold.value]).toEqual([own.length, own.length === 0 ? null : hits.length / own.length]);
    }
    const models = await modelsOn(scope, { criterion: "helpfulness" }, "majority");
    if (!models.ok) throw new Error(models.message);
    expect(models.value.models.map(({ method }) => method)).toEqual([...CONSENSUS_METHODS]);
    expect(models.value.models[0]!.gold).toEqual(held.gold);
    const said = first.rows.find(({ answer }) => answer !== null)!;
    const label = rows.find(({ item }) => item === said.example.externalId)!;
    const among = await ask({ answer: String(said.answer), by: label.rater, said: String(label.value) });
    expect(among.rows.map(({ example }) => example.id)).toContain(said.example.id);
    for (const { example, answer } of among.rows) {
      expect(answer).toBe(said.answer);
      expect(rows).toContainEqual({ item: example.externalId, rater: label.rater, value: label.value });
    }
    expect((await ask({ examples: "tied" })).total).toBe(first.rows.filter(({ answer }) => answer === null).length);
    expect((await ask({ examples: "differ" })).total).toBe(0);
  });

  test("a table of ratings is the same votes as its rows", async () => {
    const { rows } = await makeRatedProject(2, 5);
    const [table, built] = [buildRatingTable(rows), buildVotes(rows)];
    if (!table.ok || !built.ok) throw new Error("usable");
    expect(votesOfTable(table.table).votes).toEqual(built.votes);
  });
});
