import "server-only";
import type { ProjectScope } from "@/lib/auth/scope";
import { cleaningById } from "@/lib/clean/cleanings";
import { isAmong } from "@/lib/examples/conditions";
import { isKept } from "@/lib/examples/marks";
import { takeWatermark } from "@/lib/facts/watermark";
import { criteriaOf } from "@/lib/guideline/version-criteria";
import { restBesideLabelling } from "@/lib/server/beside-labelling";
import { type Database, db, transaction } from "@/lib/server/db";
import { AppError } from "@/lib/server/errors";
import { Prisma } from "@/lib/server/generated/prisma/client";
import { refreshAfterBatches } from "@/lib/server/grown-statistics";
import { calculate } from "@/lib/server/threads/calculate";
import type { Derived, StoredParent } from "./derive-child";
import { type CleanPlan, type KeptPlan, keptPlanSchema } from "./schema";
import { type CleanRunRef, Overtaken, storeBatch } from "./store-batch";

type Write = ProjectScope<"release:write">;

/** Examples of a batch, and how many characters of them. */
const [BATCH, BATCH_CHARACTERS] = [200, 1_000_000];
const BATCH_MS = 120_000;
const MOST_TRIES = 5;

/** Where a cleaning is: up to which example (by its number), and how many it has looked at. */
export interface CleanProgress {
  from: number;
  to: number;
  looked: number;
  /** Of these, how many left their place to a child or to what says the same. */
  replaced: number;
}

/** A plan as it is kept, with the versions of its operations. */
export function keptPlanOf({ project }: Write, { operations, unaffected, slices }: CleanPlan): KeptPlan {
  return {
    operations: operations.map((operation) => ({ id: operation, version: cleaningById(operation)!.version })),
    unaffected,
    slices,
    guidelineVersionId: project.guidelineVersionId,
  };
}

/** Whether an operation of a plan cleans otherwise by now. */
export const isOutdated = ({ operations }: KeptPlan) =>
  operations.some(({ id, version }) => cleaningById(id)?.version !== version);

/** A cleaning, and up to which example (by its number) it goes. */
type CleaningRun = CleanRunRef & { lastSequence: number };

/** Keeps what a cleaning will do, under the id of the job that does it. Once it is kept it stays. */
export async function beginCleaning(scope: Write, id: string, plan: CleanPlan): Promise<CleaningRun> {
  const { projectId, actor } = scope;
  const lastSequence = await takeWatermark(projectId);
  const data = { projectId, id, plan: { ...keptPlanOf(scope, plan) }, lastSequence, createdById: actor.userId };
  await transaction((tx) => tx.cleanRun.createMany({ data: [data], skipDuplicates: true }));
  const run = await db().cleanRun.findFirstOrThrow({ where: { projectId, id } });
  return { id, plan: keptPlanSchema.parse(run.plan), lastSequence: Number(run.lastSequence) };
}

/**
 * Cleans the kept examples of a plan that were there when it began, batch by batch in the order of their arrival, from the one after number
 * `after`. What a batch stores and what `commit` stores of its progress are one transaction, so that whoever goes on from there comes to the same result.
 * False where `commit` says to stop.
 */
export async function cleanExamples(
  scope: Write,
  run: CleaningRun,
  after: number,
  commit: (tx: Database, progress: CleanProgress) => Promise<boolean>,
): Promise<boolean> {
  const criteria = await criteriaOf(run.plan.guidelineVersionId);
  return deriveEach(scope, run, after, ({ derived, ...batch }) =>
    unlessOvertaken(() =>
      transaction(
        async (tx) => {
          const replaced = await storeBatch(tx, scope, run, criteria, derived);
          return commit(tx, { ...batch, replaced });
        },
        { timeout: BATCH_MS },
      ),
    ),
  );
}

/** What operations make of a batch of examples. */
interface DerivedBatch extends Omit<CleanProgress, "replaced"> {
  derived: Awaited<ReturnType<typeof derive>>;
}

/** Finds out batch by batch what a plan makes of examples, and stores nothing; goes on while `keep` says so. */
export async function deriveEach(
  scope: Write,
  run: Pick<CleaningRun, "plan" | "lastSequence">,
  after: number,
  keep: (batch: DerivedBatch) => Promise<boolean>,
): Promise<boolean> {
  for (let [from, batches] = [after, 1]; ; batches++) {
    const begun = performance.now();
    const batch = await readBatch(scope, run, from);
    const last = batch.at(-1);
    if (!last) return true;
    const derived = await derive(run, batch);
    const to = Number(last.sequence);
    if (!(await keep({ derived, from, to, looked: batch.length }))) return false;
    from = to;
    await refreshAfterBatches(batches);
    await restBesideLabelling(performance.now() - begun);
  }
}

interface BatchRow extends StoredParent {
  sequence: bigint;
  characters: number;
}

async function readBatch(
  { projectId }: Write,
  { plan, lastSequence }: { plan: KeptPlan; lastSequence: number },
  after: number,
): Promise<BatchRow[]> {
  return db().$queryRaw<BatchRow[]>`
    SELECT b.* FROM (
      SELECT s.*, sum(s.characters) OVER (ORDER BY s.sequence) - s.characters AS before FROM (
        SELECT e.id, e.external_id AS "externalId", e.kind, e.content, e.slices, e.provenance, e.sequence, coalesce(e.characters, 0) AS characters FROM example e
        WHERE e.project_id = ${projectId}::uuid AND e.sequence > ${after}::bigint AND e.sequence <= ${lastSequence}::bigint
          AND ${isKept(Prisma.sql`e.project_id`, Prisma.sql`e.id`)} AND ${isAmong({ slices: plan.slices, gold: null })}
        ORDER BY e.sequence LIMIT ${BATCH}::int) s) b
    WHERE b.before < ${BATCH_CHARACTERS}::bigint ORDER BY b.sequence`;
}

/** In a thread, which can be stopped. Where one takes too long they are tried one by one, and that one stays as it is. */
async function derive(
  run: Pick<CleanRunRef, "plan">,
  parents: readonly StoredParent[],
): Promise<(Derived | { parent: string; outcome: "too-long" })[]> {
  const operations = run.plan.operations.map(({ id }) => id);
  const plain = parents.map(({ id, externalId, kind, content, slices, provenance }) => ({
    id,
    externalId,
    kind,
    content,
    slices,
    provenance,
  }));
  try {
    return await calculate("clean.derive", { parents: plain, operations });
  } catch (error) {
    if (!(error instanceof AppError) || !TOO_MUCH.has(String(error.detail.reason))) throw error;
    if (parents.length === 1) return [{ parent: parents[0]!.id, outcome: "too-long" }];
    const each = [];
    for (const parent of parents) each.push(...(await derive(run, [parent])));
    return each;
  }
}

/** How a calculation ends that takes more time or memory than there is. */
const TOO_MUCH: ReadonlySet<string> = new Set(["calculation-too-long", "calculation-ended"]);

async function unlessOvertaken<T>(work: () => Promise<T>): Promise<T> {
  for (let tries = 1; ; tries++) {
    try {
      return await work();
    } catch (error) {
      if (!(error instanceof Overtaken) || tries >= MOST_TRIES) throw error;
    }
  }
}
