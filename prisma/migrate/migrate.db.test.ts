import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { appPool, ownerPool } from "@/prisma/testing/connections";
import { insertSampleProject } from "@/prisma/testing/sample-project";
import { MIGRATIONS, readMigrations } from "./apply";
import { migrate } from "./migrate";

const app = appPool();
const owner = ownerPool();
const address = process.env.MIGRATE_DATABASE_URL ?? "";
const appRole = decodeURIComponent(new URL(process.env.DATABASE_URL ?? "").username);

let folder: string;
const sentences: string[] = [];
beforeEach(async () => {
  sentences.length = 0;
  folder = mkdtempSync(path.join(os.tmpdir(), "touchstone-migrations-"));
  for (const { name, script } of await readMigrations(MIGRATIONS)) write(name, script);
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

function write(name: string, script: string) {
  mkdirSync(path.join(folder, name), { recursive: true });
  writeFileSync(path.join(folder, name, "migration.sql"), script);
}

/** The next migration of ours, and upgrading to it. */
function next(name: string, script: string) {
  write(name, script);
  return () => migrate(address, { folder, appRole, say: (sentence) => sentences.push(sentence) });
}

const columnsOf = async (table: string) =>
  (
    await owner.query("SELECT attname FROM pg_attribute WHERE attrelid = $1::regclass AND attnum > 0", [table])
  ).rows.map(({ attname }) => attname);

test("behind a long reader an upgrade waits, and nobody behind the upgrade", async () => {
  const upgrade = next("30000101000000_a", "ALTER TABLE project ADD COLUMN upgraded_a int;");
  const reader = await app.connect();
  await reader.query("BEGIN; SELECT count(*) FROM project");
  const upgraded = upgrade();
  await expect.poll(() => sentences, { timeout: 20_000 }).toHaveLength(1);
  // While the reader is still there, others come and go.
  for (let n = 0; n < 3; n++) await insertSampleProject(app);
  expect(await columnsOf("project")).not.toContain("upgraded_a");
  await reader.query("COMMIT");
  reader.release();
  expect(await upgraded).toEqual(["30000101000000_a"]);
  expect(await columnsOf("project")).toContain("upgraded_a");
  expect(sentences[0]).toContain("30000101000000_a waits");
});

test("a migration for which somebody waits is taken back, and comes again", async () => {
  await owner.query("CREATE SEQUENCE tries");
  const upgrade = next(
    "30000101000001_b",
    `ALTER TABLE project ADD COLUMN upgraded_b int;
     SELECT pg_sleep(CASE nextval('tries') WHEN 1 THEN 3600 ELSE 0 END);`,
  );
  const upgraded = upgrade();
  await expect
    .poll(async () => (await owner.query("SELECT FROM pg_stat_activity WHERE wait_event = 'PgSleep'")).rowCount, {
      timeout: 20_000,
    })
    .toBe(1);
  await app.query("SELECT count(*) FROM project");
  await upgraded;
  expect(await columnsOf("project")).toContain("upgraded_b");
});

test("an index that an interrupted upgrade left half built is built again; what was built stays", async () => {
  const [first, second] = [await insertSampleProject(app), await insertSampleProject(app)];
  await owner.query("UPDATE project SET purpose = 'annotation', name = 'Twice' WHERE id = ANY ($1)", [
    [first.projectId, second.projectId],
  ]);
  const upgrade = next(
    "30000101000002_c",
    `-- Built while people work.
     CREATE INDEX CONCURRENTLY project_purpose ON project (purpose);
     CREATE UNIQUE INDEX CONCURRENTLY project_name_once ON project (name) WHERE name LIKE 'Twice%';`,
  );
  await expect(upgrade()).rejects.toThrow(/could not create unique index/);
  const state = async () =>
    (
      await owner.query(
        "SELECT relname, indisvalid, c.oid::text FROM pg_index JOIN pg_class c ON c.oid = indexrelid WHERE relname IN ('project_purpose', 'project_name_once') ORDER BY 1",
      )
    ).rows;
  const [broken, whole] = await state();
  expect([broken.indisvalid, whole.indisvalid]).toEqual([false, true]);
  await owner.query("UPDATE project SET name = 'Twice more' WHERE id = $1", [first.projectId]);
  expect(await upgrade()).toEqual(["30000101000002_c"]);
  const [mended, same] = await state();
  expect([mended.indisvalid, same]).toEqual([true, whole]);
  expect(await upgrade()).toEqual([]);
});

test("a migration that fails leaves nothing and may be mended; one that was applied may not be edited", async () => {
  await expect(next("30000101000003_d", "CREATE TABLE d (); SELECT 1 / 0;")()).rejects.toThrow(/division by zero/);
  expect((await owner.query("SELECT to_regclass('d') AS d")).rows).toEqual([{ d: null }]);
  expect(await next("30000101000003_d", "CREATE TABLE d ();")()).toEqual(["30000101000003_d"]);
  await expect(next("30000101000003_d", "CREATE TABLE d (id int);")()).rejects.toThrow(/Changed since it was applied/);
});

test("two that upgrade at once come one after the other", async () => {
  const upgrade = next("30000101000004_e", "CREATE TABLE e (); SELECT pg_sleep(0.5);");
  const both = await Promise.all([upgrade(), upgrade()]);
  expect(both.flat()).toEqual(["30000101000004_e"]);
});

test("a version that is older than the database leaves its rights alone, and a new table is usable before they are given", async () => {
  await next("30000101000005_f", "CREATE TABLE f (n int);")();
  await app.query("INSERT INTO f VALUES (1)");
  await owner.query(`REVOKE UPDATE ON f FROM "${appRole}"`);
  // Without the newest migration in its folder.
  expect(await migrate(address, { appRole })).toEqual([]);
  await expect(app.query("UPDATE f SET n = 2")).rejects.toMatchObject({ code: "42501" });
  const { rows } = await owner.query(
    "SELECT count(*)::int AS grants FROM pg_default_acl WHERE defaclrole = current_user::regrole AND defaclacl::text LIKE '%' || $1 || '=arwd/%'",
    [appRole],
  );
  expect(rows).toEqual([{ grants: 1 }]);
});
