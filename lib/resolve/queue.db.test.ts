import { describe, expect, test } from "vitest";
import { requireProject } from "@/lib/auth/scope";
import type { AnswerValue, CriterionInput } from "@/lib/guideline/schema";
import { db } from "@/lib/server/db";
import { makeExamples } from "@/prisma/factories/examples";
import { giveLabels } from "@/prisma/factories/labels";
import { makeMember } from "@/prisma/factories/people";
import { CORRECT, HELPFULNESS, makeProject } from "@/prisma/factories/project";
import { settle } from "./commands";
import { countCases, listQueue } from "./queue";
import { queueFilterSchema, resolutionSchema } from "./schema";

const options = ["a", "b", "c"].map((value) => ({ value, label: value.toUpperCase() }));
const common = { key: "asked", title: "Asked", required: true };

/** A project that asks one question, with an example for each list of answers. */
async function answered(criterion: CriterionInput, answers: readonly (readonly AnswerValue[])[]) {
  const { projectId, version } = await makeProject({ criteria: [criterion] });
  const { actor } = await makeMember(projectId, "reviewer");
  const ids = await makeExamples(projectId, answers.length);
  const given = Object.fromEntries(ids.map((id, index) => [id, answers[index]!]));
  await giveLabels({ projectId, versionId: version.id, criterion, answers: given });
  return { projectId, versionId: version.id, ids, scope: await requireProject(actor, projectId, "resolve:write") };
}

/** The disagreement about one example whose labels are these; null where it does not wait. */
async function disagreementOf(criterion: CriterionInput, answers: readonly AnswerValue[]): Promise<number | null> {
  const { scope } = await answered(criterion, [answers]);
  const [waiting] = await listQueue(scope, queueFilterSchema.parse({}));
  return waiting?.disagreement ?? null;
}

const SETS: CriterionInput = { ...common, kind: "multi", level: "set", options };
const RANKING: CriterionInput = { ...common, kind: "ranking", level: "ordinal", options };
const SPANS: CriterionInput = { ...common, kind: "span", level: "nominal", options };
const PREFERENCE: CriterionInput = {
  ...common,
  kind: "preference",
  level: "ordinal",
  preference: { strength: 3, ties: true },
};
const PLACES: CriterionInput = { ...common, kind: "choice", level: "ordinal", options };
const CHOICE: CriterionInput = { ...common, kind: "choice", level: "nominal", options };

const span = (start: number, end: number, label = "a") => ({ start, end, label });
const long = (label: string) => Array.from({ length: 60 }, (_, index) => span(10 * index, 10 * index + 5, label));

describe("disagreement of one case, worked by hand", () => {
  test.each<[string, CriterionInput, AnswerValue[], number | null]>([
    ["unequal choices: all pairs differ", CHOICE, ["a", "b", "c"], 1],
    ["a choice of three: two of three pairs differ", CHOICE, ["a", "b", "a"], 2 / 3],
    ["the ends of ordered options", PLACES, ["a", "c"], 1],
    ["neighbours among three ordered options: (1 / 2)²", PLACES, ["a", "b"], 1 / 4],
    [
      "sets that share one of three: 1 − 1 / 3",
      SETS,
      [
        ["a", "b"],
        ["b", "c"],
      ],
      2 / 3,
    ],
    ["an empty set shares nothing", SETS, [[], ["b"]], 1],
    [
      "three sets: (2/3 + 0 + 2/3) / 3",
      SETS,
      [
        ["a", "b"],
        ["b", "c"],
        ["a", "b"],
      ],
      4 / 9,
    ],
    [
      "neighbours swapped: one of three pairs",
      RANKING,
      [
        ["a", "b", "c"],
        ["a", "c", "b"],
      ],
      1 / 3,
    ],
    [
      "reversed",
      RANKING,
      [
        ["a", "b", "c"],
        ["c", "b", "a"],
      ],
      1,
    ],
    ["half of the characters shared: 1 − 4 / 8", SPANS, [[span(0, 4)], [span(2, 6)]], 1 / 2],
    ["the same characters under another label", SPANS, [[span(0, 4)], [span(0, 4, "b")]], 1],
    ["nothing marked against something", SPANS, [[], [span(0, 4)]], 1],
    ["overlapping stretches of one label are one", SPANS, [[span(0, 4), span(2, 6)], [span(0, 6)]], 0],
    ["two labels, one of them shared: 1 − 8 / 12", SPANS, [[span(0, 4), span(4, 8, "b")], [span(0, 4)]], 1 / 3],
    ["answers too long to compare are unequal", SPANS, [long("a"), long("b")], 1],
    [
      "much better one way and the other",
      PREFERENCE,
      [
        { choice: "A", strength: 3 },
        { choice: "B", strength: 3 },
      ],
      1,
    ],
    [
      "the same way, by two of six steps",
      PREFERENCE,
      [
        { choice: "A", strength: 1 },
        { choice: "A", strength: 3 },
      ],
      1 / 9,
    ],
    [
      "slightly better against a tie, one of six steps",
      PREFERENCE,
      [{ choice: "B", strength: 1 }, { choice: "tie" }],
      1 / 36,
    ],
    ["equal sets do not wait", SETS, [["a"], ["a"]], null],
  ])("%s", async (_, criterion, answers, expected) => {
    const found = await disagreementOf(criterion, answers);
    if (expected === null) expect(found).toBeNull();
    else expect(found).toBeCloseTo(expected, 12);
  });
});

describe("the queue", () => {
  test("puts kinds of questions beside each other, by how far apart people are", async () => {
    const criteria = [HELPFULNESS, CORRECT, { ...SETS, key: "sets" }];
    const { projectId, version } = await makeProject({ criteria });
    const { actor } = await makeMember(projectId, "reviewer");
    const [first, second] = await makeExamples(projectId, 2);
    const give = (criterion: CriterionInput, answers: Record<string, AnswerValue[]>) =>
      giveLabels({ projectId, versionId: version.id, criterion, answers });
    await give(HELPFULNESS, { [first!]: [1, 3], [second!]: [2, 3] });
    await give(CORRECT, { [first!]: ["yes", "yes"], [second!]: ["yes", "no"] });
    await give(criteria[2]!, { [first!]: [["a", "b"], ["b"]] });
    const scope = await requireProject(actor, projectId, "resolve:read");
    const cases = await listQueue(scope, queueFilterSchema.parse({}));
    expect(cases.map(({ externalId, criterionKey, disagreement }) => [externalId, criterionKey, disagreement])).toEqual(
      [
        ["e2", "correct", 1],
        ["e1", "sets", 0.5],
        ["e1", "helpfulness", 0.25],
        ["e2", "helpfulness", 0.0625],
      ],
    );
  });

  test("oldest first goes by the time of the first label of a person", async () => {
    const { projectId, versionId, ids, scope } = await answered(CHOICE, [[], [], []]);
    const criterion = CHOICE;
    const days = Object.fromEntries(ids.map((id, index) => [id, new Date(Date.UTC(2026, 5, [12, 3, 7][index]!))]));
    const answers = Object.fromEntries(ids.map((id) => [id, ["a", "b"]]));
    await giveLabels({ projectId, versionId, criterion, answers, at: (id) => days[id]! });
    const earlier = new Date(Date.UTC(2026, 0, 1));
    const byModel = { [ids[0]!]: ["c"] };
    await giveLabels({ projectId, versionId, criterion, answers: byModel, at: () => earlier, kind: "model" });
    const cases = await listQueue(scope, queueFilterSchema.parse({ order: "oldest" }));
    expect(cases.map(({ externalId }) => externalId)).toEqual(["e2", "e3", "e1"]);
  });

  test("can be narrowed to a slice, to flagged examples and to a version, and its counts follow", async () => {
    const { projectId, versionId, scope } = await answered(CHOICE, [
      ["a", "b"],
      ["a", "c"],
    ]);
    const flagged = await db().example.create({
      data: {
        projectId,
        externalId: "law",
        kind: "text",
        content: { text: "law" },
        contentHash: "0".repeat(64),
        slices: { topic: "law = order" },
      },
    });
    await giveLabels({ projectId, versionId, criterion: CHOICE, answers: { [flagged.id]: ["b", "c"] } });
    await db().comment.create({ data: { projectId, exampleId: flagged.id, flag: true, body: "odd" } });
    const list = async (asked: object) =>
      (await listQueue(scope, queueFilterSchema.parse(asked))).map(({ externalId, isFlagged }) => [
        externalId,
        isFlagged,
      ]);
    expect(await list({})).toHaveLength(3);
    expect(await list({ slice: "topic=law = order" })).toEqual([["law", true]]);
    expect(await list({ slice: "topic=code" })).toEqual([]);
    expect(await list({ flagged: "only" })).toEqual([["law", true]]);
    expect(await list({ version: 2 })).toEqual([]);
    await settle(scope, resolutionSchema.parse({ example: "law", criterion: "asked", value: "b", reason: "slip" }));
    expect(await countCases(scope)).toEqual([{ key: "asked", title: "Asked", waiting: 2, settled: 1 }]);
    expect(await countCases(scope, { flagged: "only" })).toMatchObject([{ waiting: 0, settled: 1 }]);
    expect(await countCases(scope, { version: 2 })).toEqual([]);
  });
});
