import "server-only";
import type { TakeOut } from "@/lib/labels/filter";
import { transaction } from "@/lib/server/db";
import type { ReleaseManifest } from "./schema";

export type Marks = ReleaseManifest["marks"];

/**
 * How far the project has come, as the highest number of an example, a judgment and a resolution or mark of an example. Everything up to them is committed
 * and nothing will be added below them: the lock waits for whoever is writing. An export up to its marks is a consistent snapshot,
 * however long it takes, without a transaction that stays open.
 */
export async function takeMarks(scope: TakeOut): Promise<Marks> {
  return transaction(async (tx) => {
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
