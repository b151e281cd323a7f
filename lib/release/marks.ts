import "server-only";
import { setTimeout as pause } from "node:timers/promises";
import type { TakeOut } from "@/lib/labels/filter";
import { databaseErrorCode, transaction } from "@/lib/server/db";
import { AppError } from "@/lib/server/errors";
import type { ReleaseManifest } from "./schema";

export type Marks = ReleaseManifest["marks"];

/** How long one try stands in the way of whoever begins to write, the first and the longest; and how long it is tried. */
const [FIRST_MS, LONGEST_MS, PATIENCE_MS] = [50, 300, 60_000];
const LOCK_NOT_AVAILABLE = "55P03";

/**
 * How far the project has come, as the highest number of an example, a judgment and a resolution or mark of an example. Everything up to them is committed
 * and nothing will be added below them: the lock waits for whoever is writing. An export up to its marks is a consistent snapshot,
 * however long it takes, without a transaction that stays open. Whoever begins to write waits behind us, so that we wait for a long
 * writer, such as what is undone as one, by short tries; after a minute of these we give up.
 */
export async function takeMarks(scope: TakeOut): Promise<Marks> {
  const begun = performance.now();
  for (let wait = FIRST_MS; ; wait = Math.min(2 * wait, LONGEST_MS)) {
    try {
      return await tryMarks(scope, wait);
    } catch (error) {
      if (databaseErrorCode(error) !== LOCK_NOT_AVAILABLE) throw error;
    }
    if (performance.now() - begun > PATIENCE_MS)
      throw new AppError(
        "unavailable",
        "Something large has been written for longer than a minute, and is to be whole in what you asked for. Try again in a moment.",
        { retryAfter: 10 },
      );
    await pause(wait);
  }
}

function tryMarks(scope: TakeOut, waitMs: number): Promise<Marks> {
  return transaction(async (tx) => {
    await tx.$executeRaw`SELECT set_config('lock_timeout', ${`${waitMs}ms`}, true)`;
    await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended('release marks', 0))`;
    const [row] = await tx.$queryRaw<{ examples: bigint; judgments: bigint; resolutions: bigint }[]>`
      SELECT coalesce((SELECT max(sequence) FROM example WHERE project_id = ${scope.projectId}::uuid), 0) AS examples,
             coalesce((SELECT max(id) FROM judgment WHERE project_id = ${scope.projectId}::uuid), 0) AS judgments,
             greatest((SELECT max(greatest(sequence, withdrawn_sequence)) FROM resolution WHERE project_id = ${scope.projectId}::uuid),
                      (SELECT max(greatest(sequence, lifted_sequence)) FROM example_mark WHERE project_id = ${scope.projectId}::uuid), 0) AS resolutions`;
    return {
      examples: Number(row!.examples),
      judgments: Number(row!.judgments),
      resolutions: Number(row!.resolutions),
    };
  });
}
