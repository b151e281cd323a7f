import "server-only";
import { batchesOfExamples, type ExampleBatch } from "@/lib/examples/batches";
import { type Database, db } from "@/lib/server/db";
import type { CurrentMaker } from "./current-makers";
import { isCurrent } from "./is-current";

/** A batch of which facts are to be made. */
export interface PlannedBatch extends ExampleBatch {
  number: number;
  makers: readonly CurrentMaker[];
  /** Of a batch that stands and lacks facts; null where it is laid out anew. */
  revision: number | null;
}

interface Standing extends ExampleBatch {
  number: number;
  revision: number;
  /** Makers whose facts it has, as they are now. */
  made: string[];
}

/** The batches of which facts are missing up to a watermark, and how many examples these hold. */
export async function planBatches(projectId: string, current: readonly CurrentMaker[], watermark: number) {
  const standing = await standingBatches(projectId, current);
  const last = standing.at(-1);
  // A short one is laid out anew when more have come, so that many small imports do not leave many small batches.
  const open = last && !last.isFull && last.last < watermark ? last : null;
  const stale = standing.flatMap(({ made, ...batch }): PlannedBatch[] => {
    const makers = current.filter(({ maker }) => !made.includes(maker));
    return batch.number === open?.number || makers.length === 0 ? [] : [{ ...batch, makers }];
  });
  const start = open ?? { number: (last?.number ?? 0) + 1, after: last?.last ?? null };
  const [fresh] = await db().$queryRaw<{ n: number }[]>`
    SELECT count(*)::int AS n FROM example
    WHERE project_id = ${projectId}::uuid AND sequence > ${start.after ?? 0}::bigint AND sequence <= ${watermark}::bigint`;
  return {
    examples: stale.reduce((sum, { examples }) => sum + examples, fresh!.n),
    batches: each(stale, () => freshBatches(projectId, current, watermark, start)),
  };
}

async function* each(stale: readonly PlannedBatch[], fresh: () => AsyncGenerator<PlannedBatch>) {
  yield* stale;
  yield* fresh();
}

async function* freshBatches(
  projectId: string,
  makers: readonly CurrentMaker[],
  watermark: number,
  start: Pick<Standing, "number" | "after">,
): AsyncGenerator<PlannedBatch> {
  let { number } = start;
  for await (const batch of batchesOfExamples(projectId, start.after, watermark))
    yield { ...batch, number: number++, makers, revision: null };
}

function standingBatches(projectId: string, current: readonly CurrentMaker[]): Promise<Standing[]> {
  return db().$queryRaw<Standing[]>`
    SELECT b.number, b.after_sequence::float8 AS after, b.last_sequence::float8 AS last, b.examples, b.is_full AS "isFull",
      b.revision::float8 AS revision,
      ARRAY(SELECT DISTINCT c.maker FROM fact_column c
            WHERE c.project_id = b.project_id AND c.batch = b.number AND ${isCurrent(current)}) AS made
    FROM fact_batch b WHERE b.project_id = ${projectId}::uuid ORDER BY b.number`;
}

/** The makers as the project has set them. */
export async function makersOf(projectId: string, database: Database = db()) {
  return database.factMaker.findMany({ where: { projectId }, select: { maker: true, parameters: true } });
}
