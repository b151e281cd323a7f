import "server-only";
import { db } from "@/lib/server/db";

/** So many examples are read: what a hundredth of them are about is seen in 200, and learning takes some ten seconds. */
const MOST_READ = 20_000;
/** Examples that are read at once, and their characters. */
const [BATCH_EXAMPLES, BATCH_CHARACTERS] = [1000, 8_000_000];

/** The numbers of the examples that topics are learnt of: all up to a watermark, or of many a sample that follows from their ids and the seed. */
export async function drawToLearn(projectId: string, watermark: number, seed: number): Promise<number[][]> {
  const rows = await db().$queryRaw<{ sequence: number; characters: number }[]>`
    SELECT sequence::float8 AS sequence, coalesce(characters, 0) AS characters FROM (
      SELECT e.sequence, e.characters FROM example e WHERE e.project_id = ${projectId}::uuid AND e.sequence <= ${watermark}::bigint
      ORDER BY md5(${String(seed)} || e.id::text) LIMIT ${MOST_READ}::int) drawn ORDER BY sequence`;
  const batches: number[][] = [];
  let [open, characters]: [number[], number] = [[], 0];
  for (const row of rows) {
    if (open.length === BATCH_EXAMPLES || (open.length > 0 && characters + row.characters > BATCH_CHARACTERS)) {
      batches.push(open);
      [open, characters] = [[], 0];
    }
    open.push(row.sequence);
    characters += row.characters;
  }
  return open.length > 0 ? [...batches, open] : batches;
}
