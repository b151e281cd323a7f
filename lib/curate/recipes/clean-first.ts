import "server-only";
import type { ProjectScope } from "@/lib/auth/scope";
import { beginCleaning, cleanExamples, isOutdated } from "@/lib/curate/clean/clean-examples";
import { type CountedChanges, countChanges, countCleaned } from "@/lib/curate/clean/count-changes";
import { deriveFacts, FactsOvertaken } from "@/lib/facts/derive";
import { advanceJob, showProgress } from "@/lib/jobs/queue";
import { db } from "@/lib/server/db";
import { calculate } from "@/lib/server/threads/calculate";
import type { CleanStep } from "./steps/clean";

type Write = ProjectScope<"release:write">;

interface Cleaning {
  scope: Write;
  jobId: string;
  workerId: string;
  step: CleanStep;
  /** Of the recipe. */
  steps: number;
}

const planOf = ({ operations, unaffected, slices = [] }: CleanStep) => ({ operations, unaffected, slices });
const MOST_TRIES = 5;

/**
 * Cleans before the other steps look, so that they look at what will go out, and finds out the facts of the cleaned versions. `settled` is
 * where an earlier attempt stopped: 0, or that number below it up to which the examples are cleaned. Answers where it is then; null where
 * somebody called the run off.
 */
export async function cleanFirst(cleaning: Cleaning, settled: number): Promise<number | null | { refused: string }> {
  const { scope, jobId, step, steps } = cleaning;
  const { projectId } = scope;
  const run = { ...(await beginCleaning(scope, jobId, planOf(step))), isOfRecipe: true as const };
  if (isOutdated(run.plan)) return { refused: "An operation changed in an update meanwhile. Start the run again." };
  const examples = await db().example.count({ where: { projectId, sequence: { lte: run.lastSequence } } });
  const { done } = await db().job.update({
    where: { id: jobId },
    data: { total: examples * steps },
    select: { done: true },
  });
  let behind = { from: Number.NaN, done: Number(done), to: 0 - settled };
  const goesOn = await cleanExamples(scope, run, behind.to, (tx, { from, to, looked }) => {
    // A transaction that is tried again comes here twice.
    if (from !== behind.from) behind = { from, to, done: behind.done + looked };
    const progress = { done: behind.done, accepted: 0, rejected: 0, duplicates: 0 };
    return advanceJob(tx, projectId, jobId, progress, { from: 0 - from, to: 0 - to }, []);
  });
  return goesOn && (await findFacts(cleaning, behind.done)) ? 0 - behind.to : null;
}

/** Another search may be under way; whoever stores a batch first is right. */
async function findFacts({ scope: { projectId }, jobId, workerId }: Cleaning, done: number): Promise<boolean> {
  for (let tries = 1; ; tries++) {
    try {
      return await deriveFacts({
        projectId,
        make: (order) => calculate("facts.make", order),
        settles: () => showProgress(projectId, jobId, workerId, done),
      });
    } catch (error) {
      if (!(error instanceof FactsOvertaken) || tries >= MOST_TRIES) throw error;
    }
  }
}

/** What the cleaning of a run came to, or of a preview would come to; null where somebody called it off. */
export function changesOf(
  { scope, jobId, workerId, step }: Cleaning,
  { isPreview }: { isPreview: boolean },
): Promise<CountedChanges | null> {
  if (!isPreview) return countCleaned(scope, jobId);
  return countChanges(scope, planOf(step), (done) => showProgress(scope.projectId, jobId, workerId, done));
}
