import type { JobHelpers } from "graphile-worker";
import { describe, expect, test } from "vitest";
import { requireProject } from "@/lib/auth/scope";
import { db } from "@/lib/server/db";
import { makeMember } from "@/prisma/factories/people";
import { makeProject } from "@/prisma/factories/project";
import { importExamplesJob } from "./job";
import { readJob } from "./job-queries";
import { importExamplesSchema } from "./schema";
import { receiveUpload } from "./uploads";

const helpers = { job: { locked_by: "test", attempts: 1, max_attempts: 5 } } as unknown as JobHelpers;

async function* bytes(text: string | Uint8Array) {
  yield typeof text === "string" ? new TextEncoder().encode(text) : text;
}

async function project() {
  const { projectId } = await makeProject();
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

  test("refuses what it cannot read with words, not with a crash", async () => {
    const { run } = await project();
    expect(await run(new Uint8Array([0x1f, 0x8b, 8, 0, 0]))).toMatchObject({
      state: "succeeded",
      accepted: 0,
      rejected: 1,
    });
    expect(await run(`${"[".repeat(100_000)}${"]".repeat(100_000)}`)).toMatchObject({ accepted: 0, rejected: 1 });
  });
});
