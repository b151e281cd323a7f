import type { JobHelpers } from "graphile-worker";
import { beforeAll, describe, expect, test } from "vitest";
import { requireProject } from "@/lib/auth/scope";
import { startComparison } from "@/lib/curate/contamination/commands";
import { findContaminationJob } from "@/lib/curate/contamination/job";
import { sliceNames } from "@/lib/examples/slices";
import { insertVersion } from "@/lib/guideline/insert-version";
import { criteriaSchema } from "@/lib/guideline/schema";
import { storeExamples } from "@/lib/import/store-examples";
import { db, transaction } from "@/lib/server/db";
import { BETTER, makeEvaluation } from "@/prisma/factories/evaluation";
import { giveLabels } from "@/prisma/factories/labels";
import { makeMember } from "@/prisma/factories/people";
import { CORRECT, HELPFULNESS, makeProject } from "@/prisma/factories/project";
import { evaluateModels } from "./queries";
import { evaluationQuerySchema } from "./schema";

type World = Awaited<ReturnType<typeof makeEvaluation>>;
let world: World;
const ask = async (query: object, { scope }: Pick<World, "scope"> = world) => {
  const found = await evaluateModels(scope, evaluationQuerySchema.parse(query));
  if (!found.ok) throw new Error(found.message);
  return found.value;
};
const criterion = (key: string) => criteriaSchema.parse([HELPFULNESS, CORRECT, BETTER]).find((one) => one.key === key)!;

beforeAll(async () => {
  world = await makeEvaluation();
  const { projectId, version } = world;
  const ids: Record<string, string> = {};
  for (const prompt of ["p1", "p2", "p3"]) {
    for (const model of ["alpha", "beta"]) {
      const slices = { topic: prompt === "p3" ? "law" : "sums" };
      ids[prompt + model] = await world.output(prompt, model, slices);
    }
  }
  const helpfulness = {
    [ids.p1alpha!]: [5, 4],
    [ids.p2alpha!]: [3, 3],
    [ids.p3alpha!]: [4, 4],
    [ids.p1beta!]: [4, 4],
    [ids.p2beta!]: [2, 1],
    [ids.p3beta!]: [5, 5],
  };
  const given = { projectId, versionId: version.id };
  await giveLabels({ ...given, criterion: criterion("helpfulness"), answers: helpfulness });
  // A judge's labels are no people's.
  await giveLabels({ ...given, criterion: criterion("helpfulness"), answers: { [ids.p1alpha!]: [1] }, kind: "model" });
  const pairs = [
    await world.comparison("p1", ["alpha", "beta"]),
    await world.comparison("p1", ["beta", "alpha"]),
    await world.comparison("p2", ["alpha", "beta"]),
  ];
  await giveLabels({
    ...given,
    criterion: criterion("better"),
    answers: {
      [pairs[0]!]: [{ choice: "A" }, { choice: "tie" }],
      [pairs[1]!]: [{ choice: "A" }, { choice: "A" }],
      [pairs[2]!]: [{ choice: "A" }, { choice: "A" }],
    },
  });
});

describe("from the database", () => {
  test("means over outputs of each model and their difference by prompt", async () => {
    const { report, models, versions, unnamed } = await ask({ criterion: "helpfulness" });
    expect(models).toEqual([
      { model: "alpha", outputs: 3, compared: 3 },
      { model: "beta", outputs: 3, compared: 3 },
    ]);
    expect(versions.map(({ number }) => number)).toEqual([1]);
    expect(unnamed).toBe(0);
    if (report?.kind !== "scores") throw new Error("no scores");
    expect(
      report.models.map(({ headline }) => [headline.value, headline.items, headline.judgments, headline.raters]),
    ).toEqual([
      [expect.closeTo((4.5 + 3 + 4) / 3), 3, 6, 2],
      [expect.closeTo((4 + 1.5 + 5) / 3), 3, 6, 2],
    ]);
    expect(report.models[0]!.uses).toEqual([0, 0, 2, 3, 1]);
    // Beta minus alpha: -.5, -1.5, 1; s = sqrt(1.5833).
    expect(report.differences[0]!.difference.value).toBeCloseTo(-1 / 3, 12);
    expect(report.differences[0]!.difference.standardError).toBeCloseTo(
      Math.sqrt((0.25 + 2.25 + 1 - 1 / 3) / 2 / 3),
      10,
    );
  });

  test("the same within each value of a slice", async () => {
    expect(await sliceNames(world.scope)).toEqual(["topic"]);
    const { slices } = await ask({ criterion: "helpfulness", by: "topic" });
    const figures = slices.map(({ value, models }) => [value, ...models.map((one) => [one.value, one.items])]);
    expect(figures.toSorted()).toEqual([
      ["law", [4, 1], [5, 1]],
      ["sums", [3.75, 2], [2.75, 2]],
    ]);
    expect((await ask({ criterion: "helpfulness", by: "none" })).slices).toEqual([]);
  });

  test("win rates of comparisons, both orders of a pair under one prompt", async () => {
    const { report } = await ask({ criterion: "better" });
    if (report?.kind !== "wins") throw new Error("no wins");
    expect(report.models[0]!.headline).toMatchObject({
      value: expect.closeTo((0.75 + 0 + 1) / 3),
      items: 2,
      judgments: 6,
    });
    expect(report.pairs).toMatchObject([{ first: 0, second: 1, ties: { value: expect.closeTo(0.5 / 3) } }]);
  });

  test("people and times are filtered by the string that filters everywhere", async () => {
    const one = await ask({ criterion: "helpfulness", annotators: "person-1" });
    expect(one.report?.models.map(({ headline }) => headline.value)).toEqual([
      expect.closeTo((4 + 3 + 4) / 3),
      expect.closeTo((4 + 1 + 5) / 3),
    ]);
    const judge = await ask({ criterion: "helpfulness", annotators: "model-0" });
    expect(judge.report?.models.map(({ headline }) => headline.value)).toEqual([1, null]);
    const none = await ask({ criterion: "helpfulness", to: "2020-01-01" });
    expect(none.report?.models.map(({ headline }) => headline.undefinedBecause)).toEqual(["no-items", "no-items"]);
  });

  test("an answer that nobody gave to a choice nobody was asked is no figure", async () => {
    const { report } = await ask({ criterion: "correct" });
    expect(report?.models.map(({ headline }) => headline.undefinedBecause)).toEqual(["no-items", "no-items"]);
  });
});

test("labels of another version enter only where all are asked for, and then it is said", async () => {
  const other = await makeEvaluation();
  const { projectId, guidelineId, version } = other;
  const content = { body: "# Second", criteria: criteriaSchema.parse([HELPFULNESS, BETTER]), qualities: {} };
  const second = await db().$transaction((tx) =>
    insertVersion(tx, { guidelineId, content, note: "", changes: {}, staleJudgments: {}, publishedById: null }),
  );
  const [first, later, kept] = await Promise.all(["p1", "p2", "p3"].map((prompt) => other.output(prompt, "alpha")));
  const labels = { projectId, criterion: criterion("helpfulness") };
  await giveLabels({ ...labels, versionId: version.id, answers: { [first!]: [2], [kept!]: [3] } });
  await giveLabels({ ...labels, versionId: second.id, answers: { [first!]: [4], [later!]: [5] } });
  const pinned = await ask({ criterion: "helpfulness" }, other);
  expect([pinned.report?.models[0]?.headline.value, pinned.versions.length]).toEqual([2.5, 1]);
  const mixed = await ask({ criterion: "helpfulness", version: "all" }, other);
  expect(mixed.versions.map(({ number }) => number)).toEqual([1, 2]);
  // Across versions the latest label of a person to an output counts.
  expect(mixed.report?.models[0]?.headline).toMatchObject({ value: 4, items: 3 });
});

test("an annotation project has no such report", async () => {
  const { projectId } = await makeProject();
  const { actor } = await makeMember(projectId, "lead");
  const scope = await requireProject(actor, projectId, "measure:read");
  expect(await evaluateModels(scope, { criterion: "helpfulness" })).toMatchObject({
    ok: false,
    reason: "not-evaluation",
  });
});

test("gives the figures also without the prompts that training data open to the reader holds", async () => {
  const { projectId, lead, scope } = world;
  const none = await ask({ criterion: "helpfulness" });
  expect([none.tainted, none.clean]).toEqual([{ keys: [], projects: 0 }, []]);
  const training = await makeProject();
  await db().membership.create({ data: { projectId: training.projectId, userId: lead.user.id, role: "lead" } });
  const example = { kind: "instruction", prompt: "p1", response: "Learned by heart." } as const;
  await transaction((tx) => storeExamples(tx, training.projectId, [], [{ line: 1, example }]));
  const started = await startComparison(await requireProject(lead.actor, training.projectId, "release:write"));
  if (!started.ok) throw new Error(started.message);
  const helpers = { job: { locked_by: "t", attempts: 1, max_attempts: 1 } } as unknown as JobHelpers;
  await findContaminationJob({ projectId: training.projectId, jobId: started.value.jobId }, helpers);
  const { tainted, clean, report } = await ask({ criterion: "helpfulness" });
  expect([tainted.keys.length, tainted.projects]).toEqual([1, 1]);
  // Of alpha 4.5, 3, 4 and of beta 4, 1.5, 5 the first goes.
  expect(clean.map(({ headline, change }) => [headline.value, headline.items, change.items])).toEqual([
    [3.5, 2, 3],
    [3.25, 2, 3],
  ]);
  clean.forEach(({ headline, change }, model) => {
    expect(change.value).toBeCloseTo(headline.value! - report!.models[model]!.headline.value!, 12);
    expect(change.interval).not.toBeNull();
  });
  const pairs = await ask({ criterion: "better" });
  expect(pairs.clean.map(({ headline }) => headline.items)).toEqual([1, 1]);
  const stranger = await makeMember(projectId, "viewer");
  const own = await requireProject(stranger.actor, projectId, "measure:read");
  expect(await ask({ criterion: "helpfulness" }, { scope: own as typeof scope })).toMatchObject({
    tainted: { keys: [], projects: 0 },
  });
});
