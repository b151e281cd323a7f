import { beforeAll, expect, test } from "vitest";
import type { Actor } from "@/lib/auth/actor";
import { requireProject } from "@/lib/auth/scope";
import { deriveFacts } from "@/lib/facts/derive";
import { makeBatch } from "@/lib/facts/make-batch";
import { makeExamples } from "@/prisma/factories/examples";
import { giveLabels } from "@/prisma/factories/labels";
import { makeMember } from "@/prisma/factories/people";
import { CORRECT, makeProject } from "@/prisma/factories/project";
import { type LabelGroups, writeLabelled } from "./labelled";
import { alongOn, byLabelsOn, factOn, matchingOn, oddOn, overviewOn, samenessOn } from "./queries";

let projectId: string;
let versionId: string;
let ids: string[];
let lead: Actor;

/** Forty examples: of the first twenty ten are law, of the others all are sums. */
beforeAll(async () => {
  const { version, ...project } = await makeProject({ criteria: [CORRECT] });
  ({ projectId } = project);
  versionId = version.id;
  ({ actor: lead } = await makeMember(projectId, "lead"));
  const slices = Array.from({ length: 40 }, (_, k) => ({
    batch: k < 20 ? "first" : "second",
    ...(k < 20 && k % 2 === 0 ? { topic: "law" } : { topic: "sums" }),
  }));
  ids = await makeExamples(projectId, 40, "e", slices);
  await deriveFacts({ projectId, make: makeBatch });
});

const scope = () => requireProject(lead, projectId, "examples:read", "measure:read");

test("everything that is known stands in the overview, under conditions only of what meets them", async () => {
  const all = await overviewOn(await scope(), {});
  expect(all.value).toMatchObject({ examples: 40, matching: 40 });
  const topic = all.value.facts.find(({ fact }) => fact === "slice.topic");
  expect(topic).toMatchObject({
    known: 40,
    distribution: {
      top: [
        { word: "sums", count: 30 },
        { word: "law", count: 10 },
      ],
    },
  });
  const some = await overviewOn(await scope(), { where: ["slice.batch:first"] });
  expect(some.value).toMatchObject({ examples: 40, matching: 20 });
});

test("a fact is cut, and its sides are compared", async () => {
  const { value } = await factOn(await scope(), "slice.topic", { cut: "slice.batch", one: ["slice.batch:first"] });
  expect(value.cut?.rows).toMatchObject([
    {
      word: "first",
      examples: 20,
      distribution: {
        top: [
          { word: "sums", count: 10 },
          { word: "law", count: 10 },
        ],
      },
    },
    {
      word: "second",
      examples: 20,
      distribution: {
        top: [
          { word: "sums", count: 20 },
          { word: "law", count: 0 },
        ],
      },
    },
  ]);
  expect(value.sides).toMatchObject({ examples: [20, 20], both: 0 });
  expect(value.sides?.comparison.shares.find(({ of }) => of === "law")?.difference.value).toBeCloseTo(0.5, 9);
});

test("what is odd in one slice is found, and what is the same is counted", async () => {
  const { value } = await oddOn(await scope(), "slice.topic", {});
  expect(value.looks).toBeGreaterThan(0);
  const same = await samenessOn(await scope(), {});
  expect(same.value.matching).toBe(40);
});

test("the examples behind a bar come page by page, in the order of their arrival", async () => {
  const law = { where: ["slice.topic:law"] };
  const first = await matchingOn(await scope(), law, { offset: 0, limit: 4 });
  const second = await matchingOn(await scope(), law, { offset: 8, limit: 4 });
  expect(first.total).toBe(10);
  expect(first.rows.map(({ id }) => id)).toEqual([0, 2, 4, 6].map((k) => ids[k]));
  expect(second.rows.map(({ id }) => id)).toEqual([16, 18].map((k) => ids[k]));
});

test("labels go along with a fact as they were given, and lead to the examples that have them", async () => {
  const answers = Object.fromEntries(ids.map((id, k) => [id, [k < 20 ? "yes" : "no"]]));
  await giveLabels({ projectId, versionId, criterion: CORRECT, answers });
  const found = await alongOn(await scope(), "slice.batch", { answer: "yes" }, { criterion: CORRECT.key });
  expect(found.ok && found.value.value).toMatchObject({
    labelled: 40,
    answer: "yes",
    along: {
      groups: [
        { of: { word: "first" }, score: { value: 1, items: 20 } },
        { of: { word: "second" }, score: { value: 0, items: 20 } },
      ],
    },
  });
  const by = async (by: LabelGroups) => {
    const groups = await byLabelsOn(await scope(), "slice.batch", { by }, { criterion: CORRECT.key });
    if (!groups.ok) throw new Error(groups.message);
    const { rows } = groups.value.value;
    for (const { group, examples } of rows)
      expect(await behind(writeLabelled({ criterion: CORRECT.key, group: { by, of: group } }))).toBe(examples);
    return rows.map(({ group, examples }) => [group, examples]);
  };
  const behind = async (labels: string, where: string[] = []) =>
    (await matchingOn(await scope(), { labels, where }, { offset: 0, limit: 1 })).total;
  expect(await by("label")).toEqual([
    ["no", 20],
    ["yes", 20],
  ]);
  expect(await by("version")).toEqual([["1", 40]]);
  expect(await by("annotator")).toEqual([[expect.any(String), 40]]);
  expect(await by("week")).toEqual([[expect.stringMatching(/^\d{4}-\d\d-\d\d$/), 40]]);
  expect(await behind(CORRECT.key)).toBe(40);
  expect(await behind(`${CORRECT.key}:label:yes`, ["slice.topic:law"])).toBe(10);
  expect(await behind(`${CORRECT.key}:label:perhaps`)).toBe(0);
  expect(await behind("nothing-of-that-key")).toBe(0);
});
