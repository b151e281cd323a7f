import "server-only";
import { readdir } from "node:fs/promises";
import path from "node:path";
import { db, transaction } from "./db";
import { TROUBLES, troubleOf } from "./trouble";

export interface Health {
  ok: boolean;
  database: "up" | "down";
  migrations: "current" | "pending" | "unknown";
  /** Whether the database can store, and why not. */
  storage: "writable" | "storage-full" | "storage-failed" | "storage-read-only" | "unknown";
  /** What is wrong, in words; settings of the server under which an acknowledged submit could be lost. */
  warnings: string[];
}

const DOWN: Health = { ok: false, database: "down", migrations: "unknown", storage: "unknown", warnings: [] };
const PATIENCE_MS = 3000;

let expected: Promise<string[]> | undefined;

function migrationsInRepository(): Promise<string[]> {
  expected ??= readdir(path.join(process.cwd(), "prisma/migrations"), { withFileTypes: true }).then((entries) =>
    entries.filter((entry) => entry.isDirectory()).map((entry) => entry.name),
  );
  return expected;
}

/** Healthy when the database answers within three seconds, has every migration of this build, and can store. */
export async function checkHealth(): Promise<Health> {
  const late = new Promise<Health>((resolve) => setTimeout(resolve, PATIENCE_MS, DOWN).unref());
  return Promise.race([lookAtDatabase().catch(() => DOWN), late]);
}

async function lookAtDatabase(): Promise<Health> {
  const applied = await db().$queryRaw<{ name: string }[]>`
    SELECT migration_name AS name FROM _prisma_migrations WHERE finished_at IS NOT NULL AND rolled_back_at IS NULL`;
  const settings = await db().$queryRaw<{ name: string; setting: string }[]>`
    SELECT name, setting FROM pg_settings WHERE name IN ('fsync', 'full_page_writes', 'synchronous_commit') AND setting = 'off'`;
  const have = new Set(applied.map((row) => row.name));
  const pending = (await migrationsInRepository()).some((name) => !have.has(name));
  const storage = await storageNow();
  const warnings = settings.map(
    ({ name }) => `PostgreSQL runs with ${name} off: after a power failure acknowledged work may be gone.`,
  );
  return {
    ok: !pending && storage === "writable",
    database: "up",
    migrations: pending ? "pending" : "current",
    storage,
    warnings: storage === "writable" || storage === "unknown" ? warnings : [TROUBLES[storage], ...warnings],
  };
}

/** A load balancer may ask many times a second. */
const EVERY_MS = 5000;
let looked: { at: number; storage: Promise<Health["storage"]> } | undefined;

/** Whether the database can store, as of the last seconds. */
function storageNow(): Promise<Health["storage"]> {
  const now = performance.now();
  if (!looked || now - looked.at > EVERY_MS) looked = { at: now, storage: tryToWrite() };
  return looked.storage;
}

/**
 * Makes PostgreSQL write half a megabyte to its disk and take it away again, by sorting more than it may keep in memory. Nothing else
 * that is free of traces would tell of a full disk: a changed row finds room within its page for long, and a table made for the test
 * would leave rows in the catalogue every time. Whether it is read only, PostgreSQL says itself.
 */
async function tryToWrite(): Promise<Health["storage"]> {
  try {
    const [state] = await transaction(async (tx) => {
      await tx.$executeRaw`SET LOCAL work_mem = '64kB'`;
      await tx.$queryRaw`SELECT count(*) FROM (SELECT n FROM generate_series(1, 20000) n ORDER BY sin(n) OFFSET 1) sorted`;
      return tx.$queryRaw<{ readOnly: boolean }[]>`
        SELECT pg_is_in_recovery() OR current_setting('transaction_read_only')::bool AS "readOnly"`;
    });
    return state?.readOnly ? "storage-read-only" : "writable";
  } catch (error) {
    looked = undefined;
    const code = troubleOf(error)?.code;
    if (code === "storage-full" || code === "storage-failed" || code === "storage-read-only") return code;
    throw error;
  }
}
