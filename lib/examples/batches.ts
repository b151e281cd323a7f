import "server-only";
import { db } from "@/lib/server/db";

/** Examples of a batch at most, and characters, so that a few long ones make a batch as well. */
const [BATCH_EXAMPLES, BATCH_CHARACTERS] = [2000, 8_000_000];

/** Examples that one piece of work looks at: those of the project whose number is above `after`, up to and with `last`. */
export interface ExampleBatch {
  after: number | null;
  last: number;
  examples: number;
  /** Whether no later arrival would belong to it. */
  isFull: boolean;
}

/** A project's examples in the order in which they came, above a number and up to a watermark, in batches that memory has room for. */
export async function* batchesOfExamples(
  projectId: string,
  start: number | null,
  watermark: number,
): AsyncGenerator<ExampleBatch> {
  let after = start;
  for (;;) {
    const rows = await db().$queryRaw<{ sequence: number; characters: number }[]>`
      SELECT sequence::float8 AS sequence, coalesce(characters, 0) AS characters FROM example
      WHERE project_id = ${projectId}::uuid AND sequence > ${after ?? 0}::bigint AND sequence <= ${watermark}::bigint
      ORDER BY sequence LIMIT ${BATCH_EXAMPLES}::int`;
    const taken = upToWeight(rows);
    if (taken.length === 0) return;
    const last = taken.at(-1)!.sequence;
    const isFull = taken.length < rows.length || taken.length === BATCH_EXAMPLES;
    yield { after, last, examples: taken.length, isFull };
    after = last;
  }
}

/** The first rows as far as their characters go; one at least. */
function upToWeight<Row extends { characters: number }>(rows: readonly Row[]): Row[] {
  let characters = 0;
  const end = rows.findIndex((row, k) => {
    characters += row.characters;
    return k > 0 && characters > BATCH_CHARACTERS;
  });
  return end === -1 ? [...rows] : rows.slice(0, end);
}
