import { beforeEach, describe, expect, test, vi } from "vitest";
import { z } from "zod";
import type { FactExample, FactMaker } from "@/lib/core/facts/fact";

import { db } from "@/lib/server/db";
import { makeExamples } from "@/prisma/factories/examples";
import { makeProject } from "@/prisma/factories/project";
import { appPool } from "@/prisma/testing/connections";
import { deriveFacts } from "./derive";
import { makeBatch } from "./make-batch";
import { readFacts } from "./read-facts";

const makers = vi.hoisted(() => [] as unknown[]);
const settings = vi.hoisted(() => ({}) as Record<string, unknown>);
vi.mock("./makers", () => ({ MAKERS: makers }));
vi.mock("./maker-settings", () => ({ SETTINGS: settings }));

const pool = appPool();
const made: string[] = [];

const words: FactMaker<{ longest: number }> = {
  name: "words",
  version: 1,
  facts: [
    { name: "characters", on: "part", kind: "count", title: "", help: "" },
    { name: "refusal", on: "part", kind: "list", title: "", help: "" },
    { name: "turns", on: "example", kind: "count", title: "", help: "" },
  ],
  make(example: FactExample, { longest }) {
    made.push(example.parts.map(({ text }) => text).join());
    if (example.parts.some(({ text }) => text.includes("breaks"))) throw new Error("it broke");
    const parts = example.parts.map(({ text }) => ({
      characters: Math.min(longest, text.length),
      refusal: text.includes("refuses") ? [{ type: "no", from: 0, to: 7 }] : [],
    }));
    return { example: { turns: parts.length }, parts };
  },
};

let projectId: string;
beforeEach(async () => {
  projectId = (await makeProject()).projectId;
  makers.splice(0, makers.length, words);
  settings.words = { schema: z.object({ longest: z.int() }), initial: { longest: 1000 } };
  made.length = 0;
});

const derive = () => deriveFacts({ projectId, make: makeBatch });
const batches = () =>
  db().factBatch.findMany({
    where: { projectId },
    orderBy: { number: "asc" },
    select: { number: true, examples: true, isFull: true },
  });

/** Plain examples by one statement. */
async function insertMany(n: number, prefix: string, text = "Some text"): Promise<void> {
  await pool.query(
    `INSERT INTO example (project_id, id, external_id, kind, content, content_hash)
     SELECT $1, gen_random_uuid(), $2 || k, 'text', jsonb_build_object('text', $3::text || ' ' || k), encode(sha256(($2 || k)::bytea), 'hex')
     FROM generate_series(1, $4::int) k`,
    [projectId, prefix, text, n],
  );
}

describe("facts", () => {
  test("stand in the order of arrival, by part, with what the row says of its origin", async () => {
    const ids = await makeExamples(projectId, 3, "e", [{ topic: "sums" }, {}, { topic: "words", hard: true }]);
    await derive();
    const facts = await readFacts(projectId, [
      "characters",
      "refusal",
      "turns",
      "kind",
      "slice.topic",
      "slice.hard",
      "source",
    ]);
    expect(facts.ids).toEqual(ids);
    expect([facts.examples, facts.parts]).toEqual([3, 6]);
    expect([...facts.partExample]).toEqual([0, 0, 1, 1, 2, 2]);
    expect(facts.columns.get("characters")).toEqual({ kind: "count", values: Float64Array.of(12, 10, 12, 10, 12, 10) });
    expect(facts.columns.get("refusal")).toEqual({ kind: "list", lists: new Map() });
    expect(facts.columns.get("kind")).toEqual({ kind: "word", words: ["instruction"], codes: Int32Array.of(0, 0, 0) });
    expect(facts.columns.get("slice.topic")).toEqual({
      kind: "word",
      words: ["sums", "words"],
      codes: Int32Array.of(0, -1, 1),
    });
    expect(facts.columns.get("slice.hard")).toMatchObject({ codes: Int32Array.of(-1, -1, 0) });
    expect(facts.columns.get("source")).toMatchObject({ codes: Int32Array.of(-1, -1, -1) });
    expect(Object.fromEntries(facts.known)).toMatchObject({ characters: 3, kind: 3, "slice.topic": 3 });
    await expect(async () => readFacts(projectId, ["none"])).rejects.toThrow("there is no fact none");
  });

  test("are those of each batch; a short last one is laid out anew when more come, and a full one never", async () => {
    await insertMany(2500, "a");
    await derive();
    expect(await batches()).toEqual([
      { number: 1, examples: 2000, isFull: true },
      { number: 2, examples: 500, isFull: false },
    ]);
    const before = await readFacts(projectId, ["characters", "kind"]);
    made.length = 0;
    await insertMany(1700, "b");
    await derive();
    expect(made.length).toBe(2200);
    expect(await batches()).toEqual([
      { number: 1, examples: 2000, isFull: true },
      { number: 2, examples: 2000, isFull: true },
      { number: 3, examples: 200, isFull: false },
    ]);
    const after = await readFacts(projectId, ["characters", "kind"]);
    expect(after.ids.slice(0, 2500)).toEqual(before.ids);
    expect(new Set(after.ids).size).toBe(4200);
    expect(after.columns.get("characters")).toMatchObject({
      values: expect.toSatisfy((v: Float64Array) => v.length === 4200 && v.every((n) => n >= 11)),
    });
    made.length = 0;
    await derive();
    expect(made).toEqual([]);
  });

  test("of a few long examples make a batch as well", async () => {
    await insertMany(9, "long", "x".repeat(2_000_000));
    await derive();
    expect((await batches()).map(({ examples }) => examples)).toEqual([3, 3, 3]);
  });
});
