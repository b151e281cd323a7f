import { readdir, readFile } from "node:fs/promises";
import path from "node:path";
import { NO_FILTERS, openSchemaEngine } from "./schema-engine";

const MIGRATIONS = path.resolve("prisma/migrations");

/** Names of the migrations in the repository, oldest first. */
export async function listMigrations(): Promise<string[]> {
  const entries = await readdir(MIGRATIONS, { withFileTypes: true });
  return entries
    .filter((entry) => entry.isDirectory())
    .map((entry) => entry.name)
    .sort();
}

async function readMigration(name: string) {
  const content = await readFile(path.join(MIGRATIONS, name, "migration.sql"), "utf8");
  return { path: name, migrationFile: { path: "migration.sql", content: { tag: "ok" as const, value: content } } };
}

/**
 * Applies every migration (or the first of them, which `names` lists) that the database does not have yet, in order, and returns their
 * names. A second run does nothing.
 * Throws with the engine's own message when one fails or an applied one was edited.
 */
export async function applyMigrations(connectionString: string, names?: readonly string[]): Promise<string[]> {
  const migrationDirectories = await Promise.all((names ?? (await listMigrations())).map(readMigration));
  const { engine, close } = await openSchemaEngine(connectionString);
  try {
    const { appliedMigrationNames } = await engine.applyMigrations({
      migrationsList: {
        baseDir: MIGRATIONS,
        lockfile: { path: "migration_lock.toml", content: 'provider = "postgresql"\n' },
        shadowDbInitScript: "",
        migrationDirectories,
      },
      filters: NO_FILTERS,
    });
    return appliedMigrationNames;
  } finally {
    await close();
  }
}
