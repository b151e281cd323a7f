import pg from "pg";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { makeProject } from "@/prisma/factories/project";

/** What PostgreSQL answers: the role may not, or the trigger refuses. */
const DENIED = "42501";
const RESTRICTED = "23001";

let application: pg.Pool;
let owner: pg.Pool;
let versionId: string;

beforeAll(async () => {
  application = new pg.Pool({ connectionString: process.env.DATABASE_URL, max: 2 });
  owner = new pg.Pool({ connectionString: process.env.MIGRATE_DATABASE_URL, max: 2 });
  versionId = (await makeProject()).version.id;
});

afterAll(async () => {
  await Promise.all([application.end(), owner.end()]);
});

/** The code of the error that a statement meets; "done" where it meets none. */
async function attempt(pool: pg.Pool, statement: string): Promise<string> {
  try {
    await pool.query(statement);
    return "done";
  } catch (error) {
    return (error as { code?: string }).code ?? String(error);
  }
}

async function snapshot(): Promise<string> {
  const { rows } = await owner.query(
    `SELECT (SELECT jsonb_agg(to_jsonb(v) ORDER BY v.id) FROM guideline_version v)::text
         || (SELECT jsonb_agg(to_jsonb(c) ORDER BY c.guideline_version_id, c.key) FROM criterion c)::text AS all`,
  );
  return rows[0].all;
}

async function columnsOf(table: string): Promise<string[]> {
  const { rows } = await owner.query(
    "SELECT column_name FROM information_schema.columns WHERE table_schema = 'public' AND table_name = $1",
    [table],
  );
  return rows.map((row: { column_name: string }) => row.column_name);
}

describe("a published version and its criteria", () => {
  it("cannot be updated in any column, deleted or emptied by the application's role", async () => {
    const before = await snapshot();
    const columns = (await columnsOf("guideline_version")).filter((name) => name !== "retired_at");
    const updates = columns.map((name) => `UPDATE guideline_version SET ${name} = ${name} WHERE id = '${versionId}'`);
    const criterionUpdates = (await columnsOf("criterion")).map((name) => `UPDATE criterion SET ${name} = ${name}`);
    const statements = [
      ...updates,
      ...criterionUpdates,
      `DELETE FROM guideline_version WHERE id = '${versionId}'`,
      `DELETE FROM criterion WHERE guideline_version_id = '${versionId}'`,
      "TRUNCATE guideline_version CASCADE",
      "TRUNCATE criterion CASCADE",
      "ALTER TABLE guideline_version DISABLE TRIGGER ALL",
    ];
    expect(columns).toEqual(expect.arrayContaining(["body", "criteria", "qualities", "examples", "hash", "note"]));
    const answers = await Promise.all(statements.map((statement) => attempt(application, statement)));
    expect(answers).toEqual(statements.map(() => DENIED));
    expect(await snapshot()).toBe(before);
  });

  it("cannot be changed by the database's owner either, but for being retired", async () => {
    const statements = [
      "UPDATE guideline_version SET body = body || ' forged'",
      `UPDATE guideline_version SET examples = '[{}]'`,
      "UPDATE guideline_version SET hash = 'forged', retired_at = now()",
      "DELETE FROM guideline_version",
      "UPDATE criterion SET title = 'forged'",
      "DELETE FROM criterion",
      "TRUNCATE guideline_version CASCADE",
      "TRUNCATE criterion CASCADE",
    ];
    const before = await snapshot();
    const answers = await Promise.all(statements.map((statement) => attempt(owner, statement)));
    expect(answers).toEqual(statements.map(() => RESTRICTED));
    expect(await snapshot()).toBe(before);
    expect(
      await attempt(application, `UPDATE guideline_version SET retired_at = now() WHERE id = '${versionId}'`),
    ).toBe("done");
  });
});
