import { grantAppRole } from "./app-role";
import { applyMigrations } from "./apply";
import { migrateQueue } from "./queue";

/**
 * Brings a database to the newest schema: our migrations, the queue's, then the grants of the application's role where one is
 * named. Returns the names of our migrations that were applied.
 */
export async function migrate(connectionString: string, appRole?: string): Promise<string[]> {
  const applied = await applyMigrations(connectionString);
  await migrateQueue(connectionString);
  if (appRole) await grantAppRole(connectionString, appRole);
  return applied;
}
