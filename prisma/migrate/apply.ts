import { createHash } from "node:crypto";
import { readdir, readFile } from "node:fs/promises";
import path from "node:path";
import type { Gently } from "./gently";
import { indexOf, isStep, locksOf, statementsOf } from "./statements";

export const MIGRATIONS = path.resolve("prisma/migrations");

export interface Migration {
  name: string;
  script: string;
}

/** The migrations of a folder, oldest first. */
export async function readMigrations(folder = MIGRATIONS): Promise<Migration[]> {
  const entries = await readdir(folder, { withFileTypes: true });
  const names = entries.filter((entry) => entry.isDirectory()).map((entry) => entry.name);
  return Promise.all(
    names
      .sort()
      .map(async (name) => ({ name, script: await readFile(path.join(folder, name, "migration.sql"), "utf8") })),
  );
}

/** Where Prisma keeps its history, as its own CLI makes it. */
const HISTORY = `CREATE TABLE IF NOT EXISTS _prisma_migrations (
  id varchar(36) PRIMARY KEY NOT NULL, checksum varchar(64) NOT NULL, finished_at timestamptz, migration_name varchar(255) NOT NULL, logs text,
  rolled_back_at timestamptz, started_at timestamptz NOT NULL DEFAULT now(), applied_steps_count int NOT NULL DEFAULT 0)`;

/**
 * Applies the migrations that the database does not have yet, in order, and returns their names, with those that it has and we do not
 * know. Each is in the history with what it changed or not at all, however it is interrupted. Throws where one fails, and where one
 * was edited that had been applied.
 */
export async function applyMigrations(
  gently: Gently,
  migrations: readonly Migration[],
): Promise<{ applied: string[]; unknown: string[] }> {
  const { client, transaction } = gently;
  const { rows: found } = await client.query("SELECT to_regclass('_prisma_migrations') AS history");
  if (found[0].history === null) await client.query(HISTORY);
  const { rows } = await client.query<{ name: string; checksum: string }>(
    "SELECT migration_name AS name, checksum FROM _prisma_migrations WHERE finished_at IS NOT NULL AND rolled_back_at IS NULL",
  );
  const has = new Map(rows.map(({ name, checksum }) => [name, checksum]));
  const edited = migrations.filter(({ name, script }) => has.has(name) && has.get(name) !== checksumOf(script));
  if (edited.length > 0)
    throw new Error(
      `Changed since it was applied: ${edited.map(({ name }) => name).join(", ")}. Write another migration.`,
    );
  const pending = migrations.filter(({ name }) => !has.has(name));
  for (const migration of pending) {
    const steps = statementsOf(migration.script);
    if (steps.some(isStep)) {
      for (const step of steps) await takeStep(gently, migration.name, step);
      await note(gently, migration);
    } else
      await transaction(
        migration.name,
        async () => {
          await client.query(migration.script);
          await note(gently, migration);
        },
        locksOf(migration.script),
      );
  }
  const known = new Set(migrations.map(({ name }) => name));
  return { applied: pending.map(({ name }) => name), unknown: [...has.keys()].filter((name) => !known.has(name)) };
}

const checksumOf = (script: string) => createHash("sha256").update(script).digest("hex");

const note = ({ client }: Gently, { name, script }: Migration) =>
  client.query(
    `INSERT INTO _prisma_migrations (id, checksum, finished_at, migration_name, applied_steps_count)
     VALUES (gen_random_uuid(), $1, clock_timestamp(), $2, 1)`,
    [checksumOf(script), name],
  );

/** Outside of a transaction, and again where an interrupted upgrade had come so far: the index that it left half built goes first. */
async function takeStep({ client, again }: Gently, migration: string, step: string): Promise<void> {
  const index = indexOf(step);
  await again(migration, async () => {
    const { rows } = await client.query<{ indisvalid: boolean }>(
      "SELECT indisvalid FROM pg_index WHERE indexrelid = to_regclass($1)",
      [index],
    );
    if (rows[0]?.indisvalid) return;
    if (rows[0] && index) await client.query(`DROP INDEX CONCURRENTLY ${client.escapeIdentifier(index)}`);
    await client.query(step);
  });
}
