import { beforeEach, describe, expect, test } from "vitest";
import { type ProjectScope, requireProject } from "@/lib/auth/scope";
import { archiveProject } from "@/lib/project/archive";
import { appErrorOf, db } from "@/lib/server/db";
import { makeExamples } from "@/prisma/factories/examples";
import { giveLabels } from "@/prisma/factories/labels";
import { makeMember } from "@/prisma/factories/people";
import { CORRECT, makeProject } from "@/prisma/factories/project";
import { appPool, ownerPool } from "@/prisma/testing/connections";
import { exclude } from "../exclude";
import { beginReading, endReading, keepFinding } from "./commands";
import { listReadings, readReading } from "./queries";
import { beginReadingSchema, type FindingInput, findingSchema } from "./schema";
import { readingExample } from "./shown";

const [app, owner] = [appPool(), ownerPool()];

type Curator = ProjectScope<"release:write" | "resolve:read" | "examples:read">;
let projectId: string;
let versionId: string;
let scope: Curator;
let ids: string[];

const curator = async () => {
  const { actor } = await makeMember(projectId, "lead");
  return requireProject(actor, projectId, "release:write", "resolve:read", "examples:read");
};
const topics = (n: number) => Array.from({ length: n }, (_, i) => ({ topic: i < n * 0.7 ? "billing" : "travel" }));

beforeEach(async () => {
  const made = await makeProject({ criteria: [CORRECT] });
  projectId = made.projectId;
  versionId = made.version.id;
  scope = await curator();
  ids = await makeExamples(projectId, 40, "e", topics(40));
});

async function begin(input: Record<string, unknown> = {}) {
  const begun = await beginReading(scope, beginReadingSchema.parse({ size: 10, seed: 7, ...input }));
  if (!begun.ok) throw new Error(begun.message);
  return (await readReading(scope, begun.value.id))!;
}
const find = (reading: string, position: number, finding: Partial<FindingInput>, by: Curator = scope) =>
  keepFinding(by, reading, position, findingSchema.parse({ lacking: [], read: true, ...finding }));

describe("what is drawn", () => {
  test("the same seed draws the same, another one something else, and it is kept in its order", async () => {
    const [one, again, other] = [await begin(), await begin(), await begin({ seed: 8 })];
    const drawn = ({ examples }: typeof one) => examples.map(({ example }) => example);
    expect(drawn(again)).toEqual(drawn(one));
    expect(drawn(other)).not.toEqual(drawn(one));
    expect(new Set(drawn(one)).size).toBe(10);
    expect(one).toMatchObject({ seed: 7, size: 10, population: 40, strata: [{ name: "", population: 40, drawn: 10 }] });
  });

  test("every example is drawn as often as any other", async () => {
    const counts = new Map<string, number>();
    for (let seed = 0; seed < 60; seed++)
      for (const { id } of (await begin({ seed })).examples) counts.set(id, (counts.get(id) ?? 0) + 1);
    // Each is in a quarter of the samples: 15 of 60, with a standard deviation of 3.4.
    expect(counts.size).toBe(40);
    expect(Math.max(...counts.values())).toBeLessThan(30);
    expect(Math.min(...counts.values())).toBeGreaterThan(2);
  });

  test("of the parts of a slice in proportion or as many, so that also the first ones read are", async () => {
    const stratify = (shares: string) => ({ stratify: { by: "slice", slice: "topic", shares } });
    const inProportion = await begin(stratify("proportional"));
    expect(inProportion.strata).toEqual([
      { name: "billing", population: 28, drawn: 7 },
      { name: "travel", population: 12, drawn: 3 },
    ]);
    const equal = await begin(stratify("equal"));
    expect(equal.strata.map(({ drawn }) => drawn)).toEqual([5, 5]);
    for (const half of [2, 4, 6, 8])
      expect(equal.examples.filter(({ position, stratum }) => position <= half && stratum === 0)).toHaveLength(
        half / 2,
      );
    const missing = await begin({ stratify: { by: "source" } });
    expect(missing.strata).toEqual([{ name: "", population: 40, drawn: 10 }]);
  });

  test("leaves out what is excluded, unless all are asked for; says what cannot be drawn", async () => {
    await exclude(scope, { examples: ids.slice(0, 38), reason: "unique", note: "" });
    expect(await begin()).toMatchObject({ size: 2, population: 2 });
    expect(await begin({ examples: "all" })).toMatchObject({ size: 10, population: 40 });
    await exclude(scope, { examples: ids, reason: "unique", note: "" });
    expect(await beginReading(scope, beginReadingSchema.parse({}))).toMatchObject({ reason: "nothing-to-read" });
    const parts = beginReadingSchema.parse({ examples: "all", size: 1, stratify: { by: "slice", slice: "topic" } });
    expect(await beginReading(scope, parts)).toMatchObject({ reason: "too-many-parts" });
    expect(await beginReading(scope, beginReadingSchema.parse({ version: 9 }))).toMatchObject({
      reason: "unknown-version",
    });
  });
});

describe("what is found", () => {
  test("a finding sent twice is kept once; what was read counts, and stays read", async () => {
    const { id } = await begin();
    await find(id, 1, { lacking: ["formatted", "formatted"], note: "half a sentence", activeMs: 4000 });
    await find(id, 1, { lacking: ["formatted", "formatted"], note: "half a sentence", activeMs: 4000 });
    await find(id, 2, { lacking: ["unique"], read: false, activeMs: 3000 });
    await find(id, 1, { lacking: ["formatted"], note: "half a sentence", read: false });
    const found = (await readReading(scope, id))!;
    expect(found.findings).toMatchObject([
      { position: 1, lacking: ["formatted"], note: "half a sentence", read: true },
      { position: 2, lacking: ["unique"], read: false },
    ]);
    const [pass] = found.passes;
    expect(pass).toMatchObject({ activeMs: 4000, endedAt: null, result: { read: 1 } });
    expect(pass!.result.qualities.find(({ quality }) => quality === "formatted")).toMatchObject({ lacking: [1] });
    expect(await find(id, 11, {})).toMatchObject({ ok: true, value: null });
  });

  test("two people read the same sample, each for themselves, at once", async () => {
    const { id } = await begin();
    const other = await curator();
    const both = [scope, other].flatMap((by) =>
      Array.from({ length: 10 }, (_, i) => find(id, i + 1, { lacking: by === other ? ["relevant"] : [] }, by)),
    );
    await Promise.all(both);
    const { passes } = (await listReadings(scope, { limit: 1 })).items[0]!;
    const relevant = (by: Curator) => passes.find(({ readerId }) => readerId === by.actor.userId)!.result.qualities[0]!;
    expect(relevant(scope)).toMatchObject({ lacking: [], share: { value: 0, items: 10 } });
    expect(relevant(scope).share.interval![1]).toBeCloseTo(1 - 0.05 ** (1 / 10), 12);
    expect(relevant(other).lacking).toHaveLength(10);
  });

  test("what has ended stands, for the application and for the database", async () => {
    const { id } = await begin();
    expect(await endReading(scope, id)).toBeNull();
    await find(id, 1, {});
    const first = await endReading(scope, id);
    expect(await endReading(scope, id)).toEqual(first);
    expect(await find(id, 2, {})).toMatchObject({ ok: false, reason: "reading-ended" });
    await expect(owner.query("UPDATE reading_finding SET note = 'x'")).rejects.toMatchObject({ code: "23001" });
    await expect(owner.query("UPDATE reading_pass SET ended_at = NULL")).rejects.toMatchObject({ code: "23001" });
    for (const table of ["reading", "reading_example", "reading_pass", "reading_finding"])
      await expect(app.query(`DELETE FROM ${table}`), table).rejects.toMatchObject({ code: "42501" });
  });
});

describe("read blind", () => {
  test("nothing of origin or labels is shown before the answers, which are no labels and stand", async () => {
    const { id, examples } = await begin({ blind: true });
    const first = examples[0]!.id;
    await giveLabels({ projectId, versionId, criterion: CORRECT, answers: { [first]: ["yes", "yes"] } });
    const judgments = await db().judgment.count({ where: { projectId } });
    const before = await readingExample(scope, id, 1);
    expect(before).toMatchObject({ externalId: null, example: null, standings: null, blind: { kind: "instruction" } });
    expect(JSON.stringify(before!.blind)).not.toMatch(/topic|slices|provenance/);
    expect(await find(id, 1, { lacking: ["unique"] })).toMatchObject({ reason: "answer-first" });
    expect(await find(id, 1, { answers: { correct: "perhaps" } })).toMatchObject({ reason: "invalid-answers" });
    expect(await find(id, 1, { answers: { correct: "no" }, read: false })).toMatchObject({ value: { agrees: false } });
    // Whoever has seen the labels cannot answer anew.
    expect(await find(id, 1, { answers: { correct: "yes" } })).toMatchObject({
      value: { answers: { correct: "no" }, agrees: false, read: true },
    });
    expect(await readingExample(scope, id, 1)).toMatchObject({
      blind: null,
      example: { slices: expect.anything() },
      standings: [{ criterion: "correct", state: "unanimous", value: "yes", labels: ["yes", "yes"] }],
    });
    // Nothing is decided about the second one.
    expect(await find(id, 2, { answers: { correct: "yes" } })).toMatchObject({ value: { agrees: null } });
    const [pass] = (await readReading(scope, id))!.passes;
    expect(pass!.result).toMatchObject({ read: 2, agreement: { value: 0, items: 1 } });
    expect(await db().judgment.count({ where: { projectId } })).toBe(judgments);
    await expect(
      owner.query(`UPDATE reading_finding SET answers = '{}' WHERE answers IS NOT NULL`),
    ).rejects.toMatchObject({ code: "23001" });
  });
});

test("an archived project is read and not written into", async () => {
  const { id } = await begin();
  await archiveProject(await requireProject(scope.actor, projectId, "project:end"));
  const error = await find(id, 1, {}).catch((thrown: unknown) => thrown);
  expect(appErrorOf(error)).toMatchObject({ detail: { code: "archived" } });
  const reader = await requireProject(scope.actor, projectId, "resolve:read");
  expect((await listReadings(reader, { limit: 5 })).items).toMatchObject([{ id, size: 10 }]);
});
