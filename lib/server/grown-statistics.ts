import "server-only";
import { db } from "./db";

/**
 * Has PostgreSQL look again at tables that have grown by a tenth since it last did, so that what comes after work in bulk is planned by
 * what there is. Costs some milliseconds where nothing has grown.
 */
export async function refreshGrownStatistics(): Promise<void> {
  await db().$executeRaw`SELECT refresh_grown_statistics()`;
}
