import { runMigrations } from "graphile-worker";

/** Creates or updates the queue's own schema (`graphile_worker`). */
export async function migrateQueue(connectionString: string): Promise<void> {
  await runMigrations({ connectionString });
}
