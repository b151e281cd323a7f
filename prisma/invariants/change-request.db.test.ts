import { randomUUID } from "node:crypto";
import { beforeAll, describe, expect, it } from "vitest";
import { appPool, ownerPool } from "@/prisma/testing/connections";
import { insertSampleProject, type SampleProject } from "@/prisma/testing/sample-project";

const app = appPool();
const owner = ownerPool();
let here: SampleProject;
let elsewhere: SampleProject;

const RESTRICTED = { code: "23001" };
const DENIED = { code: "42501" };

beforeAll(async () => {
  [here, elsewhere] = [await insertSampleProject(app), await insertSampleProject(app)];
});

async function insertRequest(more: Record<string, unknown> = {}): Promise<string> {
  const row = { id: randomUUID(), guideline_id: here.guidelineId, criterion_key: "quality", title: "t", ...more };
  const names = Object.keys(row);
  const places = names.map((_, index) => `$${index + 1}`);
  await app.query(`INSERT INTO change_request (${names.join(", ")}) VALUES (${places.join(", ")})`, Object.values(row));
  return row.id;
}

const insertCase = (request: string, from: SampleProject) =>
  app.query("INSERT INTO change_request_case (project_id, change_request_id, example_id) VALUES ($1, $2, $3)", [
    from.projectId,
    request,
    from.examples[0],
  ]);

describe("a change request", () => {
  it.each([
    ["is on a criterion or a clause", { criterion_key: null }, "change_request_place"],
    ["has no decision while it is open", { decided_at: new Date() }, "change_request_decided"],
    ["has one when it is not", { state: "accepted" }, "change_request_decided"],
    ["is answered only once accepted", { answered_at: new Date() }, "change_request_answered"],
    ["is done only by a version", { state: "done", decided_at: new Date() }, "change_request_done"],
  ])("%s", async (_name, row, constraint) => {
    await expect(insertRequest(row)).rejects.toMatchObject({ constraint });
  });

  it("is closed by a version of its own guideline only", async () => {
    const done = { state: "done", decided_at: new Date() };
    await expect(insertRequest({ ...done, closed_by_version_id: elsewhere.versionId })).rejects.toMatchObject({
      code: "23503",
    });
    await insertRequest({ ...done, closed_by_version_id: here.versionId });
  });

  it("collects cases of projects under its guideline only", async () => {
    const request = await insertRequest();
    await expect(insertCase(request, elsewhere)).rejects.toMatchObject({ code: "23503" });
    await insertCase(request, here);
  });

  it("loses a case only while no version has closed it", async () => {
    const request = await insertRequest();
    await insertCase(request, here);
    const { rowCount } = await app.query("DELETE FROM change_request_case WHERE change_request_id = $1", [request]);
    expect(rowCount).toBe(1);
  });

  it("closed, stays as it is with its cases, whoever asks", async () => {
    const request = await insertRequest();
    await insertCase(request, here);
    await app.query(
      "UPDATE change_request SET state = 'done', decided_at = now(), closed_by_version_id = $2 WHERE id = $1",
      [request, here.versionId],
    );
    for (const statement of [
      "UPDATE change_request SET state = 'open', decided_at = NULL, closed_by_version_id = NULL WHERE id = $1",
      "UPDATE change_request_case SET added_at = now() WHERE change_request_id = $1",
    ]) {
      await expect(app.query(statement, [request]), statement).rejects.toMatchObject(RESTRICTED);
    }
    const [ofRequest, ofCases] = ["change_request WHERE id", "change_request_case WHERE change_request_id"].map(
      (table) => `DELETE FROM ${table} = $1`,
    ) as [string, string];
    await expect(app.query(ofRequest, [request])).rejects.toMatchObject(DENIED);
    await expect(owner.query(ofRequest, [request])).rejects.toMatchObject(RESTRICTED);
    for (const pool of [app, owner]) await expect(pool.query(ofCases, [request])).rejects.toMatchObject(RESTRICTED);
    await expect(insertCase(request, { ...here, examples: here.examples.slice(1) })).rejects.toMatchObject(RESTRICTED);
    const other = await insertRequest();
    await expect(
      app.query("UPDATE change_request_case SET change_request_id = $2 WHERE change_request_id = $1", [request, other]),
    ).rejects.toMatchObject(RESTRICTED);
  });
});
