import "server-only";
import { db } from "./db";

/**
 * Has PostgreSQL look again at tables that have grown by a tenth since it last did, so that what comes after work in bulk is planned by
 * what there is. Costs some milliseconds where nothing has grown.
 */
export async function refreshGrownStatistics(): Promise<void> {
  await db().$executeRaw`SELECT refresh_grown_statistics()`;
}

/** The same for work in batches, by how many are done: after 1, 4, 16 … of them the tables are others than they were. */
export async function refreshAfterBatches(done: number): Promise<void> {
  if (isPowerOfFour(done)) await refreshGrownStatistics();
}

export function isPowerOfFour(count: number): boolean {
  return Number.isInteger(Math.log2(count) / 2);
}
