import "server-only";
import type { Meaning } from "@/lib/core/dedup/meanings";
import { batchesOfExamples, type ExampleBatch } from "@/lib/examples/batches";
import { takeWatermark } from "@/lib/facts/watermark";
import { restBesideLabelling } from "@/lib/server/beside-labelling";
import { db, transaction } from "@/lib/server/db";
import { calculate } from "@/lib/server/threads/calculate";
import { madeAhead } from "@/lib/server/threads/made-ahead";
import { emptyKeys, KEYS_VERSION, type Keys, readKeys } from "./key-bytes";

const LOADED_AT_ONCE = 20;

type Project = { projectId: string };

/**
 * Makes the keys of the examples that came since the last time, in threads, batch by batch, each stored when it is made. Answers false
 * where `onProgress`, called with how many were done, ended it.
 */
export async function makeKeys(
  { projectId }: Project,
  meaning: Meaning,
  onProgress: (done: number) => Promise<boolean>,
): Promise<boolean> {
  let { number, last: start, done } = await begin(projectId, meaning);
  const batches = batchesOfExamples(projectId, start, await takeWatermark(projectId));
  const make = ({ after, last }: ExampleBatch) => calculate("duplicates.keys", { projectId, meaning, after, last });
  for await (const { order, made, since } of madeAhead(batches, make)) {
    const { rows, signatures, bytes } = made;
    number++;
    await db().duplicateKeys.create({
      data: {
        ...{ projectId, meaning, number, version: KEYS_VERSION, lastSequence: order.last },
        ...{ examples: order.examples, rows, signatures, bytes: new Uint8Array(bytes) },
      },
      select: { number: true },
    });
    done += order.examples;
    if (!(await onProgress(done))) return false;
    await restBesideLabelling(performance.now() - since);
  }
  return true;
}

/** Where the keys end. Those of another version go, and all where an example came that is older than the newest that they know. */
function begin(projectId: string, meaning: Meaning) {
  return transaction(async (tx) => {
    const [known] = await tx.$queryRaw<{ number: number; last: number; done: number; complete: boolean }[]>`
      SELECT k.number, k.last::float8 AS last, k.done, k.fits AND k.done = (
        SELECT count(*) FROM example e WHERE e.project_id = ${projectId}::uuid AND e.sequence <= k.last) AS complete
      FROM (SELECT coalesce(max(number), 0) AS number, coalesce(max(last_sequence), 0) AS last, coalesce(sum(examples), 0)::int AS done,
              coalesce(bool_and(version = ${KEYS_VERSION}::int), true) AS fits
            FROM duplicate_keys WHERE project_id = ${projectId}::uuid AND meaning = ${meaning}) k`;
    if (known?.complete) return known;
    await tx.duplicateKeys.deleteMany({ where: { projectId, meaning } });
    return { number: 0, last: 0, done: 0 };
  });
}

/** All keys of a meaning. 165 bytes for each example and 132 more for one of 50 to 71 words. */
export async function loadKeys({ projectId }: Project, meaning: Meaning): Promise<Keys> {
  const [size] = await db().$queryRaw<{ rows: number; signatures: number; batches: number }[]>`
    SELECT coalesce(sum(rows), 0)::int AS rows, coalesce(sum(signatures), 0)::int AS signatures, coalesce(max(number), 0) AS batches
    FROM duplicate_keys WHERE project_id = ${projectId}::uuid AND meaning = ${meaning}`;
  const keys = emptyKeys(size!.rows, size!.signatures);
  const at = { row: 0, signature: 0 };
  for (let number = 0; number < size!.batches; number += LOADED_AT_ONCE) {
    const batches = await db().duplicateKeys.findMany({
      where: { projectId, meaning, number: { gt: number, lte: number + LOADED_AT_ONCE } },
      orderBy: { number: "asc" },
      select: { rows: true, signatures: true, bytes: true },
    });
    for (const { rows, signatures, bytes } of batches) {
      readKeys(bytes, { rows, signatures }, keys, at);
      at.row += rows;
      at.signature += signatures;
    }
  }
  return keys;
}
