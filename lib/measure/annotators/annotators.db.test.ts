import { expect, test } from "vitest";
import { requireProject } from "@/lib/auth/scope";
import { createToken } from "@/lib/auth/tokens";
import { leaveOneRaterOut } from "@/lib/core/agreement/leave-one-out";
import { scaleTable } from "@/lib/core/agreement/scale";
import { flagPanel } from "@/lib/core/distribution/flags";
import { panels } from "@/lib/core/distribution/panel";
import { scoresOf } from "@/lib/core/distribution/scores";
import { createRandom } from "@/lib/core/random/generator";
import { buildRatingTable } from "@/lib/core/rating-table";
import { figureFilterSchema } from "@/lib/labels/schema";
import { db } from "@/lib/server/db";
import { makeWork } from "@/prisma/factories/work";
import { callApi } from "@/prisma/testing/api-call";
import { makeRatedProject } from "@/prisma/testing/rated-project";
import { readAnnotators } from "./endpoints";
import { ownComparisons } from "./own-comparisons";
import { annotatorsOn, personOn } from "./queries";

test.each([
  [3, 3],
  [8, 4],
  [21, 5],
])("the page, the call and the core say the same of each person: seed %i, %i people", async (seed, people) => {
  const { rows, scope, lead } = await makeRatedProject(seed, people);
  const built = buildRatingTable(rows);
  if (!built.ok) throw new Error("the rows are usable");
  const [scored, scale] = [
    scoresOf(built.table, [1, 2, 3, 4, 5]),
    scaleTable(built.table, "ordinal", { declared: [1, 2, 3, 4, 5] }),
  ];
  if (!scored.ok || !scale.ok) throw new Error("the rows are scores");
  const described = panels(scored.scores);
  const flagged = flagPanel(scored.scores, createRandom(1));
  if (!described.ok || !flagged.ok) throw new Error("few enough points");
  const panelOf = new Map(described.panels.map((panel) => [panel.annotator, panel]));
  const without = new Map(
    leaveOneRaterOut(scale.scaled, "ordinal").map((one) => [built.table.raters[one.rater], one.difference.value]),
  );

  const page = await annotatorsOn(scope, figureFilterSchema.parse({ criterion: "helpfulness" }), { remembered: true });
  if (!page.ok) throw new Error(page.message);
  const { token } = await createToken({ userId: lead.user.id, name: "test", days: 1 });
  const { json } = await callApi(readAnnotators, {
    token,
    params: { id: scope.projectId },
    query: "?criterion=helpfulness",
  });
  expect(page.value.figures.people.map(({ id }) => id).sort()).toEqual([...panelOf.keys()].sort());
  expect(json.annotators).toHaveLength(panelOf.size);
  for (const one of page.value.figures.people) {
    const panel = panelOf.get(one.id)!;
    expect(one.counts).toEqual(panel.hist);
    for (const [shown, core] of [
      [one.mean, panel.mean],
      [one.sd, panel.sd],
      [one.entropy, panel.entropyBits],
      [one.severity!.value, panel.severityVsPeers.meanDiff],
      [one.slope, panel.slopeOnPeerMean],
      [one.divergence, panel.jsdItemMatchedBits],
      [one.distance, panel.wassersteinItemMatched],
    ] as const)
      expect(shown).toBeCloseTo(core!, 12);
    const called = json.annotators.find(({ annotator }: { annotator: { id: string } }) => annotator.id === one.id);
    expect(called.severity).toEqual(JSON.parse(JSON.stringify(one.severity)));
    expect(called.distribution.map(({ labels }: { labels: number }) => labels)).toEqual(panel.hist);
    expect(called.distribution.map(({ others }: { others: number }) => others)).toEqual(one.others);
    expect([called.mean, called.standardDeviation, called.divergenceBits]).toEqual([one.mean, one.sd, one.divergence]);
    expect(called.alphaDifference.value).toBeCloseTo(without.get(one.id)!, 12);
  }
});

test("answers without an order have shares and no score", async () => {
  const { scope } = await makeRatedProject(4, 4);
  const found = await annotatorsOn(scope, figureFilterSchema.parse({ criterion: "correct" }));
  if (!found.ok) throw new Error(found.message);
  expect(found.value.figures.isOrdered).toBe(false);
  for (const { severity, mean, own, entropy } of found.value.figures.people) {
    expect([severity, mean]).toEqual([null, null]);
    expect(own!.reduce((sum, share) => sum + share, 0)).toBeCloseTo(1, 12);
    expect(entropy).not.toBeNull();
  }
});

test("one person's examples are those on which the answers lie farthest apart; of two people only those of both", async () => {
  const { rows, scope } = await makeRatedProject(8, 4);
  const found = await annotatorsOn(scope, figureFilterSchema.parse({ criterion: "helpfulness" }));
  if (!found.ok) throw new Error(found.message);
  const [one, other] = found.value.figures.people.map(({ id }) => id);
  const scoreOf = (rater: string, item: string) =>
    rows.find((row) => row.rater === rater && row.item === item)?.value as number | undefined;
  const ofOne = rows.filter(({ rater }) => rater === one);
  const away = (item: string, value: number) => {
    const others = rows.filter((row) => row.item === item && row.rater !== one).map((row) => Number(row.value));
    return Math.abs(value - others.reduce((sum, x) => sum + x, 0) / others.length);
  };
  const largest = Math.max(...ofOne.map(({ item, value }) => away(item, Number(value))));
  const alone = await personOn(scope, found.value.question!, one!, null);
  expect(Math.abs(alone!.differing[0]!.difference)).toBeCloseTo(largest, 12);
  expect(alone!.weeks.reduce((sum, { severity }) => sum + severity.items, 0)).toBe(ofOne.length);

  const both = ofOne.filter(({ item }) => scoreOf(other!, item) !== undefined);
  const pair = await personOn(scope, found.value.question!, one!, other!);
  const equal = both.filter(({ item, value }) => scoreOf(other!, item) === value).length;
  expect(pair!.pair).toMatchObject({ shared: both.length, equal });
  expect(await personOn(scope, found.value.question!, scope.projectId, null)).toBeNull();
});

test("somebody is told of their own answers until yesterday, and of nothing where the others are few", async () => {
  const { projectId, version, exampleIds, workers } = await makeWork(24, { overlap: 1 }, 4);
  const [me, ...others] = workers;
  const own = await requireProject(me!.actor, projectId, "measure:own");
  const give = (who: typeof workers, value: number, submittedAt: Date) =>
    db().judgment.createMany({
      data: who.flatMap(({ annotatorId }) =>
        exampleIds.map((exampleId, k) => {
          const given = value + (k % 2);
          const about = { projectId, exampleId, annotatorId, guidelineVersionId: version.id };
          return { ...about, criterionKey: "helpfulness", value: given, valueKey: String(given), submittedAt };
        }),
      ),
    });
  const yesterday = new Date(Date.now() - 86_400_000);
  await give([me!, others[0]!, others[1]!], 2, yesterday);
  expect(await ownComparisons(own, { remembered: false })).toEqual([]);
  await give([others[2]!], 3, new Date());
  expect(await ownComparisons(own, { remembered: false })).toEqual([]);
  await db().judgment.createMany({
    data: exampleIds.map((exampleId, k) => ({
      ...{ projectId, exampleId, annotatorId: others[2]!.annotatorId, guidelineVersionId: version.id },
      ...{
        criterionKey: "helpfulness",
        value: 1 + (k % 3),
        valueKey: String(1 + (k % 3)),
        revision: 2,
        submittedAt: yesterday,
      },
    })),
  });
  const [told, ...more] = await ownComparisons(own, { remembered: false });
  expect(more).toEqual([]);
  expect(told).toMatchObject({ key: "helpfulness", severity: { items: 24, raters: 4 } });
  const everybody = [me!, ...others].map(({ annotatorId }) => annotatorId).filter((id) => id !== me!.annotatorId);
  for (const id of everybody) expect(JSON.stringify(told)).not.toContain(id);
});
