import { runMigrations } from "graphile-worker";
import pg from "pg";
import type { Gently } from "./gently";

const LOCK_MS = 1_000;

/** Creates or updates the queue's own schema (`graphile_worker`). */
export async function migrateQueue(connectionString: string, { again }: Gently): Promise<void> {
  const pgPool = new pg.Pool({ connectionString, max: 1 });
  // First of all that it does: nobody queues behind it for long.
  pgPool.on("connect", (client) => client.query(`SET lock_timeout = ${LOCK_MS}`));
  pgPool.on("error", () => {});
  try {
    await again("The queue", () => runMigrations({ pgPool }));
  } finally {
    await pgPool.end();
  }
}
