import { beforeEach, describe, expect, it } from "vitest";
import { appPool } from "@/prisma/testing/connections";
import { insertJudgments, insertSampleProject, type SampleProject } from "@/prisma/testing/sample-project";

const app = appPool();
let sample: SampleProject;

beforeEach(async () => {
  sample = await insertSampleProject(app);
});

/** Counts of the first example, or of a part of it, as {value: n}, without values that nobody gives any more. */
async function counts(part = ""): Promise<Record<string, number>> {
  const { rows } = await app.query(
    "SELECT value_key, n FROM rating_count WHERE project_id = $1 AND example_id = $2 AND part = $3 AND n > 0",
    [sample.projectId, sample.examples[0], part],
  );
  return Object.fromEntries(rows.map(({ value_key, n }) => [value_key, n]));
}

async function current(part = ""): Promise<{ revision: number; value_key: string | null; taken_back: boolean }[]> {
  const { rows } = await app.query(
    "SELECT revision, value_key, taken_back FROM current_judgment WHERE project_id = $1 AND part = $2 ORDER BY annotator_id, pass",
    [sample.projectId, part],
  );
  return rows;
}

/** What the counts must be, from the judgments alone. */
async function recounted(): Promise<Record<string, number>> {
  const { rows } = await app.query(
    `SELECT value_key, count(*)::int AS n FROM (
       SELECT DISTINCT ON (annotator_id, pass) value_key, pass FROM judgment
       WHERE project_id = $1 AND example_id = $2 ORDER BY annotator_id, pass, revision DESC) latest
     WHERE pass = 0 AND value_key IS NOT NULL GROUP BY value_key`,
    [sample.projectId, sample.examples[0]],
  );
  return Object.fromEntries(rows.map(({ value_key, n }) => [value_key, n]));
}

describe("the current judgment and its counts", () => {
  it("follow an insert and its revisions", async () => {
    await insertJudgments(app, sample, [{ value: 4 }, { annotator: 1, value: 4 }]);
    expect(await counts()).toEqual({ "4": 2 });
    await insertJudgments(app, sample, [{ revision: 2, value: 5 }]);
    expect(await counts()).toEqual({ "4": 1, "5": 1 });
    await insertJudgments(app, sample, [{ revision: 3, value: 4 }]);
    expect(await counts()).toEqual({ "4": 2 });
  });

  it("follow a revision that repeats the value", async () => {
    await insertJudgments(app, sample, [{ value: 4 }]);
    await insertJudgments(app, sample, [{ revision: 2, value: 4 }]);
    expect(await counts()).toEqual({ "4": 1 });
    expect(await current()).toEqual([{ revision: 2, value_key: "4", taken_back: false }]);
  });

  it("see only the last of several revisions in one statement", async () => {
    await insertJudgments(app, sample, [
      { revision: 2, value: 2 },
      { revision: 1, value: 1 },
      { revision: 3, value: 3 },
    ]);
    expect(await current()).toEqual([{ revision: 3, value_key: "3", taken_back: false }]);
    expect(await counts()).toEqual({ "3": 1 });
  });

  it("forget a value that is taken back, and count it when it is given again", async () => {
    await insertJudgments(app, sample, [{ value: 4 }]);
    await insertJudgments(app, sample, [{ revision: 2, value: null }]);
    expect(await current()).toEqual([{ revision: 2, value_key: null, taken_back: true }]);
    expect(await counts()).toEqual({});
    await insertJudgments(app, sample, [{ revision: 3, value: 4 }]);
    expect(await counts()).toEqual({ "4": 1 });
  });

  it("leave repeated showings out of the counts", async () => {
    await insertJudgments(app, sample, [{ value: 4 }, { pass: 1, value: 2 }]);
    expect(await counts()).toEqual({ "4": 1 });
    expect(await current()).toHaveLength(2);
  });

  it("of a part stand beside those of the whole example", async () => {
    await insertJudgments(app, sample, [{ value: 4 }, { annotator: 1, value: 4 }]);
    const before = { counts: await counts(), current: await current() };
    await insertJudgments(app, sample, [
      { part: "turn:1", value: 1 },
      { annotator: 1, part: "turn:1", value: 1 },
      { part: "turn:2", value: 2 },
    ]);
    await insertJudgments(app, sample, [
      { part: "turn:1", revision: 2, value: 3 },
      { part: "turn:2", revision: 2, value: null },
    ]);
    expect({ counts: await counts(), current: await current() }).toEqual(before);
    expect(await counts("turn:1")).toEqual({ "1": 1, "3": 1 });
    expect(await counts("turn:2")).toEqual({});
    expect(await current("turn:2")).toEqual([{ revision: 2, value_key: null, taken_back: true }]);
    await insertJudgments(app, sample, [{ revision: 2, value: 5 }]);
    expect(await counts()).toEqual({ "4": 1, "5": 1 });
    expect(await counts("turn:1")).toEqual({ "1": 1, "3": 1 });
  });

  it("refuse a revision that is not newer, with the code that asks to try again", async () => {
    await insertJudgments(app, sample, [{ revision: 2, value: 4 }]);
    const late = insertJudgments(app, sample, [{ revision: 1, value: 5 }]);
    await expect(late).rejects.toMatchObject({ code: "40001" });
    expect(await counts()).toEqual({ "4": 1 });
  });
});

describe("under concurrency", () => {
  it("counts every annotator of one example once", async () => {
    const rounds = Array.from({ length: 10 }, (_, round) => round + 1);
    const values = [1, 2, 3];
    await Promise.all(
      sample.annotators.map(async (_, annotator) => {
        for (const revision of rounds) {
          await insertJudgments(app, sample, [{ annotator, revision, value: values[(annotator + revision) % 3] ?? 1 }]);
        }
      }),
    );
    expect(await counts()).toEqual(await recounted());
    expect(Object.values(await counts()).reduce((sum, n) => sum + n, 0)).toBe(3);
  });

  it("lets one of many equal revisions through", async () => {
    const attempts = await Promise.allSettled(
      Array.from({ length: 12 }, (_, value) => insertJudgments(app, sample, [{ value }])),
    );
    const refused = attempts.filter((attempt) => attempt.status === "rejected").map(({ reason }) => reason.code);
    expect(refused).toEqual(Array(11).fill("40001"));
    expect(await counts()).toEqual(await recounted());
  });

  it("lets nobody wait in a circle while many revise many examples", async () => {
    const large = await insertSampleProject(app, { annotators: 8, examples: 80 });
    await Promise.all(
      large.annotators.map(async (_, annotator) => {
        for (let revision = 1; revision <= 15; revision++) {
          const order = large.examples.map((_, i) => (i * 7 + annotator * 29 + revision * 11) % 80);
          const judgments = order.map((example, i) => ({
            example,
            annotator,
            revision,
            value: (i + annotator + revision) % 5,
          }));
          await insertJudgments(app, large, judgments);
        }
      }),
    );
    const { rows } = await app.query("SELECT sum(n)::int AS n FROM rating_count WHERE project_id = $1", [
      large.projectId,
    ]);
    expect(rows).toEqual([{ n: 640 }]);
  });
});
