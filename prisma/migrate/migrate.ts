import { grantAppRole } from "./app-role";
import { applyMigrations, readMigrations } from "./apply";
import { gently } from "./gently";
import { migrateQueue } from "./queue";

/** The last migration of the first release; what came later is an upgrade of it. */
export const FIRST_RELEASE = "20261129210000_archive";

interface Options {
  /** Who gets the application's rights. */
  appRole?: string;
  /** Another folder of migrations than ours. */
  folder?: string;
  /** The last one that is applied. */
  until?: string;
  say?: (sentence: string) => void;
}

/**
 * Brings a database to the newest schema, also while people work: our migrations, the queue's, then the grants of the application's
 * role where one is named. Returns the names of our migrations that were applied. A database that is newer than we are stays as it is,
 * with the rights that its own version gave.
 */
export async function migrate(
  connectionString: string,
  { appRole, folder, until, say }: Options = {},
): Promise<string[]> {
  const migrations = (await readMigrations(folder)).filter(({ name }) => !until || name <= until);
  const work: Parameters<typeof gently<string[]>>[1] = async (upgrade) => {
    const { applied, unknown } = await applyMigrations(upgrade, migrations);
    await migrateQueue(connectionString, upgrade);
    if (appRole && unknown.length === 0) await grantAppRole(upgrade, appRole);
    return applied;
  };
  return gently(connectionString, work, say);
}
