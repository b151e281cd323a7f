import { randomBytes } from "node:crypto";
import { gzipSync } from "node:zlib";
import type { JobHelpers } from "graphile-worker";
import { parquetWriteBuffer } from "hyparquet-writer";
import { describe, expect, test } from "vitest";
import { requireProject } from "@/lib/auth/scope";
import { workbookOf } from "@/lib/formats/testing/workbooks";
import { readJob } from "@/lib/jobs/job-queries";
import { db } from "@/lib/server/db";
import { refreshGrownStatistics } from "@/lib/server/grown-statistics";
import { makeMember } from "@/prisma/factories/people";
import { makeProject } from "@/prisma/factories/project";
import { kindsOfExamples } from "./example-queries";
import { importExamplesJob } from "./job";
import { importExamplesSchema } from "./schema";
import { receiveUpload } from "./uploads";

const helpers = { job: { locked_by: "test", attempts: 1, max_attempts: 5 } } as unknown as JobHelpers;

async function* bytes(text: string | Uint8Array) {
  yield typeof text === "string" ? new TextEncoder().encode(text) : text;
}

async function project(purpose: "annotation" | "evaluation" = "annotation") {
  const { projectId } = await makeProject({ purpose });
  const { actor } = await makeMember(projectId, "lead");
  const scope = await requireProject(actor, projectId, "examples:import", "jobs:read");
  const upload = async (text: string | Uint8Array, options: object = {}) => {
    const received = await receiveUpload(scope, "import-examples", importExamplesSchema.parse(options), bytes(text));
    if (!received.ok) throw new Error(received.message);
    return received.value.jobId;
  };
  const run = async (text: string | Uint8Array, options: object = {}) => {
    const jobId = await upload(text, options);
    await importExamplesJob({ projectId, jobId }, helpers);
    return (await readJob(scope, jobId))!;
  };
  return { projectId, scope, upload, run };
}

const lines = (...records: unknown[]) => records.map((record) => JSON.stringify(record)).join("\n");
const record = (n: number) => ({ id: `q${n}`, prompt: `Question ${n}?`, response: `Answer ${n}.` });

describe("importing examples", () => {
  test("stores the good lines and names the bad ones by line, field and remedy", async () => {
    const { projectId, run } = await project();
    const job = await run(
      `${lines(record(1))}\nnot json\n${lines({ id: "q3", prompt: "", response: "x" }, record(4))}`,
    );
    expect(job).toMatchObject({ state: "succeeded", accepted: 2, rejected: 2, duplicates: 0 });
    expect(job.errors.map((error) => error.line)).toEqual([2, 3]);
    expect(job.done).toBe(job.total);
    expect(await db().example.count({ where: { projectId } })).toBe(2);
    expect(await db().uploadChunk.count({ where: { projectId } })).toBe(0);
  });

  test("lets PostgreSQL plan anew as tables grow, also where long records make batches of a few", async () => {
    const { run } = await project();
    const analysed = async () => {
      const [row] = await db().$queryRaw<{ n: bigint }[]>`
        SELECT analyze_count AS n FROM pg_stat_user_tables WHERE relname = 'example'`;
      return Number(row!.n);
    };
    // What tests before have left would be looked at when the job ends.
    await refreshGrownStatistics();
    const before = await analysed();
    const long = "a long answer ".repeat(100_000);
    await run(lines(...Array.from({ length: 5 }, (_, n) => ({ ...record(n), response: `${n} ${long}` }))));
    await expect.poll(analysed, { timeout: 20_000 }).toBe(before + 1);
  });

  test("reads workbooks and Parquet from where the upload waits, also packed", async () => {
    const { projectId, run } = await project();
    const rows = Array.from({ length: 1200 }, (_, n) => [
      `q${n}`,
      `Question ${n}?`,
      randomBytes(2000).toString("base64"),
    ]);
    const book = workbookOf({ Answers: { rows: [["id", "prompt", "response"], ...rows] } });
    expect(book.length).toBeGreaterThan(2_000_000);
    const first = await run(book, { fileName: "answers.xlsx" });
    expect(first).toMatchObject({ state: "succeeded", accepted: 1200, rejected: 0 });
    expect(first.done).toBe(first.total);
    const again = await run(gzipSync(book));
    expect(again).toMatchObject({
      state: "succeeded",
      accepted: 0,
      rejected: 1200,
      duplicates: 1200,
      total: book.length,
    });
    const columns = ["id", "prompt", "response"].map((name, at) => ({ name, data: rows.map((row) => row[at]) }));
    const parquet = new Uint8Array(parquetWriteBuffer({ columnData: columns, rowGroupSize: 500 }));
    expect(await run(parquet)).toMatchObject({ state: "succeeded", accepted: 0, rejected: 1200, duplicates: 1200 });
    expect(await db().example.count({ where: { projectId } })).toBe(1200);
  });

  test("keeps nothing of a packed body that is broken", async () => {
    const { projectId, upload } = await project();
    const packed = gzipSync(lines(record(1), record(2)));
    await expect(upload(packed.subarray(0, packed.length - 10))).rejects.toMatchObject({ code: "invalid" });
    expect(await db().uploadChunk.count({ where: { projectId } })).toBe(0);
    expect(await db().job.count({ where: { projectId } })).toBe(0);
  });

  test("twice changes nothing and reports every line as known", async () => {
    const { projectId, run } = await project();
    const file = lines(record(1), record(2), record(3));
    await run(file);
    const again = await run(file);
    expect(again).toMatchObject({ state: "succeeded", accepted: 0, rejected: 3, duplicates: 3 });
    expect(again.errors.map((error) => error.code)).toEqual(["duplicate-id", "duplicate-id", "duplicate-id"]);
    expect(await db().example.count({ where: { projectId } })).toBe(3);
  });

  test("tells the same content under another id from another content under the same id", async () => {
    const { run } = await project();
    const job = await run(lines(record(1), { ...record(1), id: "copy" }, { ...record(2), id: "q1" }));
    expect(job).toMatchObject({ accepted: 1, rejected: 2, duplicates: 1 });
    expect(job.errors.map(({ line, code }) => [line, code])).toEqual([
      [2, "duplicate-content"],
      [3, "id-taken"],
    ]);
  });

  test("speaks of content where records bring no id, and of the file where both are in it", async () => {
    const { run } = await project();
    const bare = { prompt: "Same?", response: "Yes." };
    const job = await run(lines(bare, { ...bare, prompt: "Other?" }, bare));
    expect(job).toMatchObject({ accepted: 2, rejected: 1, duplicates: 1 });
    expect(job.errors).toMatchObject([
      { line: 3, code: "duplicate-content", message: expect.stringContaining("line 1 of this file") },
    ]);
    const again = await run(lines(bare));
    expect(again.errors).toMatchObject([
      { code: "duplicate-content", message: expect.stringContaining("stored already as example") },
    ]);
  });

  test("counts rows as a spreadsheet does, beside the lines of the text", async () => {
    const { run } = await project();
    const job = await run('id,prompt,response\r\na,"one\r\ntwo","x"\r\nb,only two cells\r\na,other,y\r\n', {
      fileName: "table.csv",
    });
    expect(job.errors).toMatchObject([
      { line: 4, row: 3, code: "wrong-cell-count" },
      { line: 5, row: 4, code: "id-taken" },
    ]);
  });

  test("tells records of one line apart", async () => {
    const { run } = await project();
    expect(await run(JSON.stringify([record(1), record(2), record(1), record(3)]))).toMatchObject({
      accepted: 3,
      rejected: 1,
      duplicates: 1,
    });
  });

  test("goes on behind the last whole batch after a crash", async () => {
    const { projectId, scope, upload } = await project();
    const jobId = await upload(lines(...Array.from({ length: 2500 }, (_, n) => record(n))));
    // A crash in the third batch: what an attempt finds is two batches settled and the job still running.
    const settled = lines(...Array.from({ length: 2000 }, (_, n) => record(n)));
    const twin = await upload(settled);
    await importExamplesJob({ projectId, jobId: twin }, helpers);
    await db()
      .$executeRaw`UPDATE job SET state = 'running', accepted = 2000, result = '{"settled": 2000}' WHERE id = ${jobId}::uuid`;
    await importExamplesJob({ projectId, jobId }, helpers);
    expect(await readJob(scope, jobId)).toMatchObject({ state: "succeeded", accepted: 2500, rejected: 0 });
    await importExamplesJob({ projectId, jobId }, helpers);
    expect(await readJob(scope, jobId)).toMatchObject({ accepted: 2500, rejected: 0 });
    expect(await db().example.count({ where: { projectId } })).toBe(2500);
  });

  test("keeps known answers that fit the guideline and refuses others", async () => {
    const { projectId, run } = await project();
    const job = await run(
      lines(
        { ...record(1), gold: { helpfulness: 4 } },
        { ...record(2), gold: { helpfulness: 9 } },
        { ...record(3), gold: { charm: 1 } },
      ),
    );
    expect(job.errors).toMatchObject([
      { line: 2, code: "invalid-gold", field: "gold.helpfulness" },
      { line: 3, code: "invalid-gold", field: "gold.charm" },
    ]);
    expect(await db().goldAnswer.findMany({ where: { projectId } })).toMatchObject([
      { criterionKey: "helpfulness", value: 4, valueKey: "4" },
    ]);
  });

  test("takes only the kinds and records that the mapping wants, and knows which kinds there are", async () => {
    const { scope, run } = await project();
    const file = lines(record(1), { text: "A text." }, { prompt: "Q?", response: "" });
    const job = await run(file, { mapping: { kinds: ["instruction"], emptyResponses: false } });
    expect(job).toMatchObject({ accepted: 1, rejected: 2, duplicates: 0 });
    expect(job.errors.map(({ line, code }) => [line, code])).toEqual([
      [2, "unwanted-kind"],
      [3, "empty-response"],
    ]);
    expect(await kindsOfExamples(scope)).toEqual(["instruction"]);
    await run(file);
    expect(await kindsOfExamples(scope)).toEqual(["instruction", "text"]);
  });

  test("refuses what it cannot read with words, not with a crash", async () => {
    const { run } = await project();
    const files = [Uint8Array.of(0x28, 0xb5, 0x2f, 0xfd, 0), "PK\u0003\u0004 no archive", "PAR1 no rows PAR1"];
    for (const file of files) expect(await run(file)).toMatchObject({ state: "succeeded", accepted: 0, rejected: 1 });
    expect(await run(`${"[".repeat(100_000)}${"]".repeat(100_000)}`)).toMatchObject({ accepted: 0, rejected: 1 });
  });
});

describe("outputs of models", () => {
  const outputs = (projectId: string) =>
    db().modelOutput.findMany({
      where: { projectId },
      select: { place: true, model: true, promptKey: true, example: { select: { externalId: true } } },
      orderBy: [{ example: { externalId: "asc" } }, { place: "asc" }, { model: "asc" }],
    });
  const asked = { prompt: "Why?", outputs: { alpha: "Because.", beta: "Scattering.", gamma: "Because." } };

  test("are told by prompt and model; one text of two models is one example that counts for both", async () => {
    const { projectId, run } = await project("evaluation");
    const pair = { id: "pair", prompt: "Why?", responses: [{ text: "one", model: "beta" }, { text: "two" }] };
    const file = lines({ id: "q1", ...asked }, { id: "q2", prompt: "Who?", outputs: { alpha: "Ada." } }, pair);
    expect(await run(file)).toMatchObject({ accepted: 5, rejected: 0 });
    const found = await outputs(projectId);
    expect(found.map(({ example, place, model }) => [example.externalId, place, model])).toEqual([
      ["pair", 1, "beta"],
      ["q1:1", 0, "alpha"],
      ["q1:1", 0, "gamma"],
      ["q1:2", 0, "beta"],
      ["q2:1", 0, "alpha"],
    ]);
    const keys = found.map(({ promptKey }) => promptKey);
    expect(new Set(keys.slice(1, 4)).size).toBe(1);
    expect(new Set(keys).size).toBe(3);
    expect(await run(file)).toMatchObject({ accepted: 0, rejected: 5, duplicates: 5 });
    expect(await outputs(projectId)).toEqual(found);
  });

  test("without a prompt_id belong together by system prompt and prompt", async () => {
    const { projectId, run } = await project("evaluation");
    const one = { prompt: "Why?", response: "one", model: "alpha" };
    const turns = (last: string) => ({
      messages: [
        { role: "user", content: "Why?" },
        { role: "assistant", content: last },
      ],
    });
    await run(
      lines(
        { id: "a", ...one },
        { id: "b", ...one, response: "two", model: "beta" },
        { id: "c", ...one, response: "three", system: "Be brief." },
        { id: "d", ...turns("one"), model: "alpha" },
        { id: "e", ...turns("two"), model: "beta" },
        { id: "f", text: "No prompt", model: "alpha" },
        { id: "g", text: "None either", model: "alpha" },
      ),
    );
    const groups = new Map<string, string[]>();
    for (const { promptKey, example } of await outputs(projectId))
      groups.set(promptKey, [...(groups.get(promptKey) ?? []), example.externalId]);
    expect([...groups.values()]).toEqual([["a", "b"], ["c"], ["d", "e"], ["f"], ["g"]]);
  });

  test("are nobody's business in an annotation project", async () => {
    const { projectId, run } = await project();
    expect(await run(lines({ id: "q1", ...asked }))).toMatchObject({ accepted: 2, duplicates: 1 });
    expect(await outputs(projectId)).toEqual([]);
  });
});
