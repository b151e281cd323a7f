import "server-only";
import { setTimeout as pause } from "node:timers/promises";
import { db } from "@/lib/server/db";

const LOOK_AGAIN_MS = 50;

/**
 * The highest number of an example of a project; 0 where it has none. Everything up to it is committed, and nothing will come below it:
 * numbers are given before a transaction commits, so whoever was writing when it was taken is waited for. They hold the lock of the
 * release marks from before their first number; nobody waits for us.
 */
export async function takeWatermark(projectId: string): Promise<number> {
  const [row] = await db().$queryRaw<{ highest: number }[]>`
    SELECT coalesce(max(sequence), 0)::float8 AS highest FROM example WHERE project_id = ${projectId}::uuid`;
  let writers = await writing();
  while (writers.length > 0) {
    await pause(LOOK_AGAIN_MS);
    const still = new Set(await writing());
    writers = writers.filter((writer) => still.has(writer));
  }
  return row!.highest;
}

async function writing(): Promise<string[]> {
  const rows = await db().$queryRaw<{ writer: string }[]>`
    SELECT virtualtransaction AS writer FROM pg_locks
    WHERE locktype = 'advisory' AND granted AND objsubid = 1 AND (classid::bigint << 32 | objid::bigint) = hashtextextended('release marks', 0)
      AND database = (SELECT oid FROM pg_database WHERE datname = current_database())`;
  return rows.map(({ writer }) => writer);
}
