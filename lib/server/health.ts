import "server-only";
import { readdir } from "node:fs/promises";
import path from "node:path";
import { db } from "./db";

export interface Health {
  ok: boolean;
  database: "up" | "down";
  migrations: "current" | "pending" | "unknown";
  /** Settings of the server under which an acknowledged submit could be lost. */
  warnings: string[];
}

const DOWN: Health = { ok: false, database: "down", migrations: "unknown", warnings: [] };
const PATIENCE_MS = 3000;

let expected: Promise<string[]> | undefined;

function migrationsInRepository(): Promise<string[]> {
  expected ??= readdir(path.join(process.cwd(), "prisma/migrations"), { withFileTypes: true }).then((entries) =>
    entries.filter((entry) => entry.isDirectory()).map((entry) => entry.name),
  );
  return expected;
}

/** Healthy when the database answers within three seconds and has every migration of this build. */
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
  return {
    ok: !pending,
    database: "up",
    migrations: pending ? "pending" : "current",
    warnings: settings.map(
      ({ name }) => `PostgreSQL runs with ${name} off: after a power failure acknowledged work may be gone.`,
    ),
  };
}
