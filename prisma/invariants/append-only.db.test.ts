import { randomUUID } from "node:crypto";
import { beforeAll, describe, expect, it } from "vitest";
import { appPool, ownerPool } from "@/prisma/testing/connections";
import { insertJudgments, insertSampleProject, type SampleProject, sha256 } from "@/prisma/testing/sample-project";

const app = appPool();
const owner = ownerPool();
let sample: SampleProject;

const RESTRICTED = { code: "23001" };
const DENIED = { code: "42501" };

beforeAll(async () => {
  sample = await insertSampleProject(app);
  await insertJudgments(app, sample, [{ value: 4 }]);
  await app.query(
    "INSERT INTO release (project_id, id, number, name, format, manifest, checksum) VALUES ($1, $2, 1, 'r', 'ndjson', '{}', 'c')",
    [sample.projectId, randomUUID()],
  );
  const request = randomUUID();
  await app.query(
    "INSERT INTO change_request (id, guideline_id, criterion_key, title) VALUES ($1, $2, 'quality', 't')",
    [request, sample.guidelineId],
  );
  await app.query("INSERT INTO change_request_entry (change_request_id, id, body) VALUES ($1, $2, 'b')", [
    request,
    randomUUID(),
  ]);
  await app.query(
    "INSERT INTO model_output (project_id, example_id, place, model, prompt_key) SELECT project_id, id, 0, 'm', 'p' FROM example WHERE project_id = $1 LIMIT 1",
    [sample.projectId],
  );
  await app.query("INSERT INTO audit_entry (stream, number, action, previous, hash) VALUES ('s', 0, 'made', '', '')");
  await app.query(
    "INSERT INTO audit_anchor (number, at, heads, previous, key_id, signature) VALUES (1, now(), '{}', '', 'k', 's')",
  );
});

describe.each([
  ["example", "kind = 'reward'"],
  ["judgment", "value = '5'"],
  ["criterion", "title = 'Other'"],
  ["release", "name = 'Other'"],
  ["audit_entry", "action = 'Other'"],
  ["audit_anchor", "heads = '[]'"],
  ["change_request_entry", "body = 'Other'"],
  ["model_output", "model = 'Other'"],
])("%s is append-only", (table, change) => {
  it.each([`UPDATE ${table} SET ${change}`, `DELETE FROM ${table}`, `TRUNCATE ${table} CASCADE`])(
    "%s",
    async (statement) => {
      const before = await app.query(`SELECT * FROM ${table}`);
      expect(before.rows.length).toBeGreaterThan(0);
      await expect(app.query(statement)).rejects.toMatchObject(DENIED);
      await expect(owner.query(statement)).rejects.toMatchObject(RESTRICTED);
      expect((await app.query(`SELECT * FROM ${table}`)).rows).toEqual(before.rows);
    },
  );
});

describe("a published version", () => {
  it.each([
    "UPDATE guideline_version SET body = 'Other'",
    "UPDATE guideline_version SET number = 2, retired_at = now()",
    "DELETE FROM guideline_version",
  ])("refuses %s", async (statement) => {
    await expect(app.query(statement)).rejects.toMatchObject(DENIED);
    await expect(owner.query(statement)).rejects.toMatchObject(RESTRICTED);
  });

  it("may be retired", async () => {
    await app.query("UPDATE guideline_version SET retired_at = now() WHERE id = $1", [sample.versionId]);
    const { rows } = await app.query("SELECT body, retired_at FROM guideline_version WHERE id = $1", [
      sample.versionId,
    ]);
    expect(rows).toEqual([{ body: "# Sample", retired_at: expect.any(Date) }]);
  });

  it("has a hash of 64 hexadecimal digits", async () => {
    const insert = `INSERT INTO guideline_version (id, guideline_id, number, hash, body, criteria, qualities) VALUES ($1, $2, 7, $3, '', '[]', '{}')`;
    await expect(app.query(insert, [randomUUID(), sample.guidelineId, "abc"])).rejects.toMatchObject({
      constraint: "guideline_version_hash",
    });
    await app.query(insert, [randomUUID(), sample.guidelineId, sha256("seven")]);
  });
});

it("the application's role can neither write what triggers keep nor change the schema", async () => {
  for (const statement of [
    "UPDATE current_judgment SET revision = 9",
    "DELETE FROM rating_count",
    "UPDATE rating_count SET n = 9",
    "ALTER TABLE judgment DISABLE TRIGGER ALL",
    "CREATE TABLE mine (id int)",
    "SET session_replication_role = replica",
    "DELETE FROM _prisma_migrations",
  ]) {
    await expect(app.query(statement), statement).rejects.toMatchObject(DENIED);
  }
});
