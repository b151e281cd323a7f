import type { JobHelpers } from "graphile-worker";
import { beforeEach, describe, expect, test, vi } from "vitest";
import { z } from "zod";
import { requireProject } from "@/lib/auth/scope";
import type { FactExample, FactMaker } from "@/lib/core/facts/fact";
import { cancelJob } from "@/lib/jobs/cancel";
import { orderFacts } from "@/lib/jobs/order-facts";
import { db, transaction } from "@/lib/server/db";
import { makeExamples } from "@/prisma/factories/examples";
import { makeMember } from "@/prisma/factories/people";
import { makeProject } from "@/prisma/factories/project";
import { appPool } from "@/prisma/testing/connections";
import { findFacts, setMaker } from "./commands";
import { deriveFactsJob } from "./derive-job";
import { factsOfExample } from "./example-facts";
import { makeBatch } from "./make-batch";
import { readFacts } from "./read-facts";
import { factsState } from "./state";

const makers = vi.hoisted(() => [] as unknown[]);
const settings = vi.hoisted(() => ({}) as Record<string, unknown>);
vi.mock("./makers", () => ({ MAKERS: makers }));
vi.mock("./maker-settings", () => ({ SETTINGS: settings }));
/** Called before each batch that a thread would make. */
let beforeEachBatch: (n: number) => Promise<void> | void = () => {};
let orders = 0;
vi.mock("@/lib/server/threads/calculate", () => ({
  calculate: async (_: string, order: Parameters<typeof makeBatch>[0]) => {
    await beforeEachBatch(++orders);
    return makeBatch(order);
  },
}));

const pool = appPool();
const looked: string[] = [];

const capped: FactMaker<{ most: number }> = {
  name: "capped",
  version: 1,
  facts: [
    { name: "characters", on: "part", kind: "count", title: "", help: "" },
    { name: "turns", on: "example", kind: "count", title: "", help: "" },
  ],
  make({ parts }: FactExample, { most }) {
    looked.push("capped");
    if (parts.some(({ text }) => text.includes("breaks"))) throw new Error("it broke");
    return {
      example: { turns: parts.length },
      parts: parts.map(({ text }) => ({ characters: Math.min(most, text.length) })),
    };
  },
};
const empty: FactMaker = {
  name: "empty",
  version: 1,
  facts: [{ name: "empty", on: "part", kind: "flag", title: "", help: "" }],
  make({ parts }) {
    looked.push("empty");
    return { example: {}, parts: parts.map(({ text }) => ({ empty: text === "" })) };
  },
};

let projectId: string;
let lead: Awaited<ReturnType<typeof makeMember>>;
beforeEach(async () => {
  projectId = (await makeProject()).projectId;
  lead = await makeMember(projectId, "lead");
  makers.splice(0, makers.length, capped, empty);
  settings.capped = { schema: z.object({ most: z.int() }), initial: { most: 1000 } };
  beforeEachBatch = () => {};
  orders = 0;
  looked.length = 0;
});

const scope = () =>
  requireProject(lead.actor, projectId, "release:write", "examples:read", "jobs:read", "resolve:read");
const order = async () => {
  const ordered = await findFacts(await scope());
  if (!ordered.ok) throw new Error("not ordered");
  return ordered.value.jobId;
};
const attempt = (jobId: string, attempts = 1) =>
  deriveFactsJob({ projectId, jobId }, {
    job: { locked_by: "test", attempts, max_attempts: 5 },
  } as unknown as JobHelpers);
const jobOf = (id: string) => db().job.findFirstOrThrow({ where: { projectId, id }, include: { errors: true } });

async function insertMany(n: number, prefix: string, text = "Some text"): Promise<void> {
  await pool.query(
    `INSERT INTO example (project_id, id, external_id, kind, content, content_hash)
     SELECT $1, gen_random_uuid(), $2 || k, 'text', jsonb_build_object('text', $3::text || ' ' || k), encode(sha256(($2 || k)::bytea), 'hex')
     FROM generate_series(1, $4::int) k`,
    [projectId, prefix, text, n],
  );
}

/** What is stored, without what differs from time to time. */
async function stored() {
  const { rows } = await pool.query(
    `SELECT c.fact, c.batch, c.maker, c.version, c.parameters, c.failed, md5(c.bytes) AS bytes, md5(b.layout) AS layout, b.is_full
     FROM fact_column c JOIN fact_batch b ON b.project_id = c.project_id AND b.number = c.batch WHERE c.project_id = $1 ORDER BY c.batch, c.fact`,
    [projectId],
  );
  return rows;
}

describe("the search for facts", () => {
  test("killed between batches goes on behind the last one, to the same result, and counts nothing twice", async () => {
    await insertMany(6100, "a");
    const jobId = await order();
    for (const attempts of [1, 2, 3]) {
      orders = 0;
      beforeEachBatch = (n) => {
        if (n === 2) throw new Error("killed");
      };
      await expect(attempt(jobId, attempts)).rejects.toThrow("killed");
    }
    beforeEachBatch = () => {};
    await attempt(jobId, 4);
    expect(await jobOf(jobId)).toMatchObject({ state: "succeeded", accepted: 6100, done: 6100n, total: 6100n });
    const resumed = await stored();
    await db().factBatch.deleteMany({ where: { projectId } });
    await attempt(await order());
    expect(await stored()).toEqual(resumed);
    const { examples, lookedAt } = await factsState(await scope());
    expect([examples, lookedAt]).toEqual([6100, 6100]);
  });

  test("of what an import brings meanwhile is ordered anew, and left out by nobody", async () => {
    await insertMany(2100, "a");
    const running = await order();
    let later = "";
    beforeEachBatch = async (n) => {
      if (n !== 2) return;
      await insertMany(300, "b");
      later = await transaction((tx) => orderFacts(tx, projectId, null));
    };
    await attempt(running);
    expect(later).not.toBe(running);
    expect((await factsState(await scope())).lookedAt).toBe(2100);
    beforeEachBatch = () => {};
    await attempt(later);
    expect(await factsState(await scope())).toMatchObject({ examples: 2400, lookedAt: 2400 });
    expect((await jobOf(later)).accepted).toBe(400);
  });

  test("skips no example whose number is lower than that of one that was there before it", async () => {
    const slow = await pool.connect();
    const insert = (id: string) =>
      `INSERT INTO example (project_id, id, external_id, kind, content, content_hash)
       VALUES ('${projectId}', gen_random_uuid(), '${id}', 'text', '{"text": "t"}', encode(sha256('${id}'), 'hex'))`;
    await slow.query("BEGIN");
    await slow.query(insert("slow"));
    await pool.query(insert("quick"));
    const work = attempt(await order());
    setTimeout(() => slow.query("COMMIT").then(() => slow.release()), 300);
    await work;
    expect((await readFacts(projectId, ["turns"])).examples).toBe(2);
  });

  test("is ordered once by all who ask while it waits", async () => {
    await makeExamples(projectId, 2);
    const asked = await Promise.all([order(), order(), order()]);
    expect(new Set(asked).size).toBe(1);
    await attempt(asked[0]!);
    expect(await order()).not.toBe(asked[0]);
  });

  test("by two at once stores each batch once", async () => {
    await insertMany(4500, "a");
    const one = await order();
    await db().job.update({ where: { projectId_id: { projectId, id: one } }, data: { state: "running" } });
    const other = await order();
    const ended = await Promise.allSettled([attempt(one), attempt(other)]);
    expect(ended.some(({ status }) => status === "fulfilled")).toBe(true);
    for (const job of [one, other]) await attempt(job, 2);
    expect(await factsState(await scope())).toMatchObject({ examples: 4500, lookedAt: 4500 });
    expect(await db().factBatch.aggregate({ where: { projectId }, _sum: { examples: true } })).toEqual({
      _sum: { examples: 4500 },
    });
  });

  test("stops after the batch under way where somebody asks, and what was found stays", async () => {
    await insertMany(6100, "a");
    const jobId = await order();
    beforeEachBatch = async (n) => {
      if (n === 2) await cancelJob(await scope(), { jobId });
    };
    await attempt(jobId);
    expect((await jobOf(jobId)).state).toBe("cancelled");
    const { lookedAt } = await factsState(await scope());
    expect(lookedAt).toBeGreaterThan(0);
    expect(lookedAt).toBeLessThan(6100);
  });

  test("goes on where a maker fails on an example: its facts are missing, those of others are not, and it is said", async () => {
    await insertMany(2, "a");
    await insertMany(1, "bad", "This breaks it");
    const jobId = await order();
    await attempt(jobId);
    const job = await jobOf(jobId);
    expect(job).toMatchObject({
      state: "succeeded",
      accepted: 3,
      rejected: 1,
      message: expect.stringMatching(/^1 time a maker of facts failed/),
    });
    expect(job.errors).toMatchObject([
      { code: "facts-failed", field: "capped", message: "example bad1: Error: it broke" },
    ]);
    const facts = await readFacts(projectId, ["characters", "turns", "empty"]);
    expect(facts.columns.get("characters")).toMatchObject({
      kind: "count",
      values: Float64Array.of(11, 11, Number.NaN),
    });
    expect(Object.fromEntries(facts.known)).toEqual({ characters: 2, turns: 2, empty: 3 });
    expect((await factsState(await scope())).makers).toMatchObject([
      { maker: "origin", examples: 3, failed: 0 },
      { maker: "capped", examples: 2, failed: 1, parameters: { most: 1000 } },
      { maker: "empty", examples: 3, failed: 0, parameters: null },
    ]);
    const { id } = await db().example.findFirstOrThrow({ where: { projectId, externalId: "bad1" } });
    const { whole, parts } = await factsOfExample(await scope(), id);
    expect(whole.find(({ name }) => name === "turns")).toEqual({ name: "turns", known: false, value: null });
    expect(parts).toEqual([
      {
        kind: "text",
        place: 0,
        speaker: null,
        facts: [
          { name: "characters", known: false, value: null },
          { name: "empty", known: true, value: false },
        ],
      },
    ]);
  });

  test("finds only those of a maker anew that is set otherwise or has another version", async () => {
    await makeExamples(projectId, 3);
    await attempt(await order());
    looked.length = 0;
    expect(await setMaker(await scope(), { maker: "capped", parameters: { most: "x" } })).toMatchObject({
      ok: false,
      reason: "unfit-parameters",
      message: expect.stringMatching(/^parameters\.most: /),
    });
    expect(await setMaker(await scope(), { maker: "empty", parameters: {} })).toMatchObject({
      ok: false,
      reason: "unknown-maker",
    });
    expect(await setMaker(await scope(), { maker: "capped", parameters: { most: 1000 } })).toEqual({
      ok: true,
      value: { jobId: null },
    });
    const set = await setMaker(await scope(), { maker: "capped", parameters: { most: 3 } });
    const before = await readFacts(projectId, ["characters", "empty"]);
    expect(Object.fromEntries(before.known)).toEqual({ characters: 0, empty: 3 });
    await attempt(set.ok ? set.value.jobId! : "");
    expect(new Set(looked)).toEqual(new Set(["capped"]));
    const after = await readFacts(projectId, ["characters", "empty"]);
    expect(after.columns.get("characters")).toMatchObject({ values: new Float64Array(6).fill(3) });
    looked.length = 0;
    makers[1] = { ...empty, version: 2 };
    await attempt(await order());
    expect(new Set(looked)).toEqual(new Set(["empty"]));
    expect((await readFacts(projectId, ["characters", "empty"])).known.get("empty")).toBe(3);
    makers[1] = empty;
  });
});
