import "server-only";
import { restBesideLabelling } from "@/lib/server/beside-labelling";
import { type Database, transaction } from "@/lib/server/db";
import { madeAhead } from "@/lib/server/threads/made-ahead";
import { currentMakers } from "./current-makers";
import type { BatchOrder, Failure, MadeBatch } from "./make-batch";
import { keepAskedPatterns } from "./patterns";
import { makersOf, type PlannedBatch, planBatches } from "./plan-batches";
import { takeWatermark } from "./watermark";

export interface Derivation {
  projectId: string;
  /** Makes a batch: in a thread, or here. */
  make: (order: BatchOrder) => Promise<MadeBatch>;
  /** Told once how many examples are to be looked at. */
  begins?: (examples: number) => Promise<void>;
  /** Told in the transaction that stores a batch; false where somebody asked to stop. `done` were looked at before it. */
  settles?: (tx: Database, batch: { done: number; examples: number; failures: readonly Failure[] }) => Promise<boolean>;
}

/** Somebody else has found out some of it meanwhile. */
export class FactsOvertaken extends Error {}

const STORING_MS = 30_000;

/**
 * Finds out the facts of every example that has come to a project which are not known yet: of the batches that lack some, and of those
 * examples that stand in none. A batch is one transaction, so whoever goes on after a crash does the rest. Returns false where it was
 * stopped.
 */
export async function deriveFacts(work: Derivation): Promise<boolean> {
  const { projectId } = work;
  await keepAskedPatterns(projectId);
  const current = currentMakers(await makersOf(projectId));
  const { examples, batches } = await planBatches(projectId, current, await takeWatermark(projectId));
  await work.begins?.(examples);
  let done = 0;
  const make = ({ after, last, makers }: PlannedBatch) => work.make({ projectId, after, last, makers });
  for await (const { order, made, since } of madeAhead(batches, make)) {
    const goesOn = await transaction((tx) => store(tx, work, order, made, done), { timeout: STORING_MS });
    done += made.examples;
    if (!goesOn) return false;
    await restBesideLabelling(performance.now() - since);
  }
  return true;
}

async function store(
  tx: Database,
  { projectId, settles }: Derivation,
  plan: PlannedBatch,
  { examples, parts, layout, columns, failures }: MadeBatch,
  done: number,
): Promise<boolean> {
  await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended('facts:' || ${projectId}::text, 0))`;
  const { number, after, last, isFull, makers } = plan;
  await refuseChanged(tx, projectId, plan);
  if (plan.revision === null) {
    await tx.factBatch.deleteMany({ where: { projectId, number } });
    await tx.factBatch.create({
      data: {
        projectId,
        number,
        afterSequence: after,
        lastSequence: last,
        examples,
        parts,
        isFull,
        layout: new Uint8Array(layout),
      },
    });
  } else {
    const names = makers.map(({ maker }) => maker);
    await tx.factColumn.deleteMany({ where: { projectId, batch: number, maker: { in: names } } });
  }
  const byName = new Map(makers.map((maker) => [maker.maker, maker]));
  await tx.factColumn.createMany({
    data: columns.map(({ bytes, maker, ...column }) => {
      const { version, fingerprint } = byName.get(maker)!;
      const own = { projectId, batch: number, maker, version, parameters: fingerprint };
      return { ...own, ...column, bytes: new Uint8Array(bytes) };
    }),
  });
  return (await settles?.(tx, { done, examples, failures })) ?? true;
}

/** Where somebody else has done some of it meanwhile, another attempt sees what is left. */
async function refuseChanged(tx: Database, projectId: string, plan: PlannedBatch): Promise<void> {
  const { number, after, revision } = plan;
  const [last] = await tx.$queryRaw<{ number: number; after: number | null; last: number; isFull: boolean }[]>`
    SELECT number, after_sequence::float8 AS after, last_sequence::float8 AS last, is_full AS "isFull" FROM fact_batch
    WHERE project_id = ${projectId}::uuid ORDER BY number DESC LIMIT 1`;
  const [same] = await tx.$queryRaw<{ revision: number }[]>`
    SELECT revision::float8 AS revision FROM fact_batch WHERE project_id = ${projectId}::uuid AND number = ${number}::int`;
  const follows = (last?.number ?? 0) === number - 1 && (last?.last ?? null) === after;
  const isOpen = last?.number === number && last.after === after && !last.isFull;
  const stands = revision === null ? follows || isOpen : same?.revision === revision;
  if (!stands) throw new FactsOvertaken("Another attempt has come further; this one stores nothing more.");
}
