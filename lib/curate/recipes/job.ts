import "server-only";
import type { JobHelpers } from "graphile-worker";
import { scopeOfJob } from "@/lib/auth/job-actor";
import type { CountedChanges } from "@/lib/curate/clean/count-changes";
import { markTaken } from "@/lib/examples/marks";
import { takeWatermark } from "@/lib/facts/watermark";
import { failedWords, JOB_KINDS } from "@/lib/jobs/kinds";
import { advanceJob, showProgress } from "@/lib/jobs/queue";
import { type BegunJob, type Ended, type JobPayload, jobPayloadSchema, runJob } from "@/lib/jobs/run-job";
import { audit } from "@/lib/server/audit";
import { type Database, db, transaction } from "@/lib/server/db";
import { refreshGrownStatistics } from "@/lib/server/grown-statistics";
import { changesOf, cleanFirst } from "./clean-first";
import { cleanFigures, type RunFigures, runFiguresSchema } from "./figures";
import { fitSteps } from "./fit";
import { perform } from "./perform/all-performs";
import type { StepWork } from "./perform/step-work";
import { noteOf, reasonOf } from "./reasons";
import type { Step } from "./steps/all-steps";
import type { CleanStep } from "./steps/clean";
import { countStillIn, type RunExtent } from "./still-in";
import { storedStepsSchema } from "./stored";
import { losingBy, storeExcluded, storeTaken } from "./taken";

const STOPPED = failedWords("run-recipe", "The run stopped on an error of ours.");
const TEN_MINUTES = 600_000;

/**
 * Runs a recipe, with the rights that whoever asked still has. Each step is one transaction, so a killed worker's successor goes on behind
 * the last whole step; what was taken says nothing about the examples before the last transaction, which excludes all of it at once. Of a
 * run that does not come to its end nothing is left (`takeBackRunJob`).
 */
export async function runRecipeJob(raw: unknown, helpers: JobHelpers): Promise<void> {
  const payload = jobPayloadSchema.parse(raw);
  await runJob(payload, helpers, STOPPED, (job) => run(payload, job));
}

async function run(payload: JobPayload, job: BegunJob): Promise<Ended> {
  const { projectId, jobId } = payload;
  const scope = await scopeOfJob(projectId, job.createdById, "release:write");
  if (!scope)
    return { refused: `Whoever asked for this run may not curate any more. ${JOB_KINDS["run-recipe"].leaves}` };
  const { done } = await db().job.findFirstOrThrow({ where: { projectId, id: jobId }, select: { done: true } });
  const goesOn = await showProgress(projectId, jobId, job.workerId, Number(done));
  return goesOn && runSteps(payload, job, scope);
}

async function runSteps(payload: JobPayload, job: BegunJob, scope: StepWork["scope"]): Promise<Ended> {
  const { projectId, jobId } = payload;
  const asked = await readAsked(payload);
  if (!asked) return { refused: "The preview was asked for again since." };
  if (asked.guidelineVersionId !== scope.project.guidelineVersionId)
    return {
      refused: "The project moved to another version of the guideline. No example was excluded; start it again.",
    };
  const fit = await fitSteps(scope, asked.steps);
  if (!fit.ok) return { refused: `${fit.message} No example was excluded.` };
  const before = Number(job.result?.settled ?? 0);
  if (before > asked.steps.length + 1) return true;
  const begun = before > 0 || (await begin(payload, { scope, asked, before, workerId: job.workerId }));
  if (begun !== true) return begun;
  for (const [at, step] of asked.steps.entries()) {
    if (step.step === "clean" || at < before - 1) continue;
    // By what the steps before have written.
    await refreshGrownStatistics();
    const extent = await readExtent(payload);
    const { figures } = extent;
    const show = (share: number) =>
      showProgress(projectId, jobId, job.workerId, Math.floor(figures.examples * (at + share)));
    const work = { ...extent, scope, checks: fit.value, still: await countStillIn(db(), extent), onProgress: show };
    if (!(await takeStep(payload, { work, step, at, figures }))) return false;
  }
  await refreshGrownStatistics();
  const { lastSequence, figures: taken } = await readExtent(payload);
  const figures = { ...taken, losing: await losingBy({ projectId, runId: jobId, lastSequence }) };
  await inOneTransaction(async (tx) => {
    const marked = asked.isPreview ? 0 : await exclude(tx, scope, { jobId, asked, checks: fit.value, figures });
    await tx.$executeRaw`
      UPDATE recipe_run SET figures = ${JSON.stringify({ ...figures, marked })}::jsonb, finished_at = now()
      WHERE project_id = ${projectId}::uuid AND id = ${jobId}::uuid`;
    await settle(tx, payload, { from: asked.steps.length + 1, done: figures.examples * asked.steps.length, taken: 0 });
  });
  return true;
}

const inOneTransaction = <T>(work: (tx: Database) => Promise<T>) => transaction(work, { timeout: TEN_MINUTES });

/** Counts what is behind: the beginning is one, each step another. Answers whether to go on. */
function settle(
  tx: Database,
  { projectId, jobId }: JobPayload,
  { from, to = from + 1, done, taken }: { from: number; to?: number; done: number; taken: number },
): Promise<boolean> {
  const progress = { done, accepted: taken, rejected: 0, duplicates: 0 };
  return advanceJob(tx, projectId, jobId, progress, { from, to }, []);
}

interface Asked {
  recipeId: string;
  version: number;
  name: string;
  hash: string;
  steps: Step[];
  isPreview: boolean;
  guidelineVersionId: string;
}

async function readAsked({ projectId, jobId }: JobPayload): Promise<Asked | null> {
  const row = await db().recipeRun.findFirst({ where: { projectId, id: jobId }, include: { recipeVersion: true } });
  if (!row) return null;
  const { recipeVersion, recipeId, version, isPreview, guidelineVersionId } = row;
  const { name, hash } = recipeVersion;
  const steps = storedStepsSchema.parse(recipeVersion.steps);
  return { recipeId, version, name, hash, steps, isPreview, guidelineVersionId };
}

async function readExtent({ projectId, jobId }: JobPayload): Promise<RunExtent & { figures: RunFigures }> {
  const { lastSequence, figures } = await db().recipeRun.findFirstOrThrow({
    where: { projectId, id: jobId },
    select: { lastSequence: true, figures: true },
  });
  return { projectId, runId: jobId, lastSequence: Number(lastSequence), figures: runFiguresSchema.parse(figures) };
}

interface Beginning {
  scope: StepWork["scope"];
  asked: Asked;
  /** Where an earlier attempt stopped. */
  before: number;
  workerId: string;
}

/** Cleans where that is the first step, and says what the run is about, and which of that was excluded before. */
async function begin(payload: JobPayload, { scope, asked, before, workerId }: Beginning): Promise<Ended> {
  const { jobId } = payload;
  const [step] = asked.steps;
  if (step?.step !== "clean") return beginWith(payload, asked, { from: before, cleaned: null });
  const begun = performance.now();
  const cleaning = { scope, jobId, workerId, step, steps: asked.steps.length };
  const from = asked.isPreview ? before : await cleanFirst(cleaning, before);
  if (from === null) return false;
  if (typeof from === "object") return from;
  const changes = await changesOf(cleaning, asked);
  if (!changes) return false;
  const ms = performance.now() - begun;
  return beginWith(payload, asked, { from, cleaned: { ...changes, ms, isOfSlices: step.slices !== undefined } });
}

interface CleanedBefore {
  from: number;
  cleaned: (CountedChanges & { ms: number; isOfSlices: boolean }) | null;
}

async function beginWith(payload: JobPayload, { steps }: Asked, { from, cleaned }: CleanedBefore): Promise<boolean> {
  const { projectId, jobId } = payload;
  const lastSequence = await takeWatermark(projectId);
  const extent = { projectId, runId: jobId, lastSequence };
  return inOneTransaction(async (tx) => {
    const taken = cleaned ? await storeTaken(tx, extent, cleaned.merged, 1) : 0;
    const { examples, excluded } = await storeExcluded(tx, extent);
    const figures: RunFigures = { examples, excluded, steps: [], losing: [], marked: 0 };
    if (cleaned) figures.steps.push(cleanFigures(figures, { ...cleaned, taken }));
    const [run, job] = [{ projectId_id: { projectId, id: jobId } }, { id: jobId }];
    await tx.recipeRun.update({ where: run, data: { lastSequence, figures }, select: { id: true } });
    await tx.job.update({ where: job, data: { total: examples * steps.length }, select: { id: true } });
    const behind = cleaned ? 1 : 0;
    return settle(tx, payload, { from, to: 1 + behind, done: examples * behind, taken });
  });
}

interface TakeStep {
  work: StepWork;
  step: Exclude<Step, CleanStep>;
  /** Its place, from 0. */
  at: number;
  figures: RunFigures;
}

/** Does one step and keeps what it took; false where somebody called the run off. */
async function takeStep(payload: JobPayload, { work, step, at, figures }: TakeStep): Promise<boolean> {
  const begun = performance.now();
  const taking = await perform(work, step);
  if (taking === null) return false;
  const ms = performance.now() - begun;
  return inOneTransaction(async (tx) => {
    const taken = await storeTaken(tx, work, taking.examples, at + 1);
    const steps = [...figures.steps, { still: work.still, taken, ms, counts: taking.counts }];
    await tx.recipeRun.update({
      where: { projectId_id: { projectId: work.projectId, id: work.runId } },
      data: { figures: { ...figures, steps } },
      select: { id: true },
    });
    return settle(tx, payload, { from: at + 1, done: figures.examples * (at + 1), taken });
  });
}

interface Excluding {
  jobId: string;
  asked: Asked;
  checks: StepWork["checks"];
  figures: RunFigures;
}

/** Excludes all that was taken. Answers how many that are: not those that somebody excluded meanwhile. */
async function exclude(
  tx: Database,
  scope: StepWork["scope"],
  { jobId, asked, checks, figures }: Excluding,
): Promise<number> {
  const { name, version, recipeId, hash, steps } = asked;
  const said = steps.map((step, at) => ({
    reason: reasonOf(step, checks),
    note: noteOf({ name, version, at, step }, checks),
  }));
  // What a cleaning took has left with it already.
  const before = steps[0]?.step === "clean" ? figures.steps[0]!.taken : 0;
  const marked = before + (await tx.$executeRaw(markTaken(scope, jobId, said)));
  await audit(tx, {
    stream: `project:${scope.projectId}`,
    projectId: scope.projectId,
    actorId: scope.actor.userId,
    action: "recipe.run",
    subject: jobId,
    detail: { recipe: recipeId, version, hash, examples: marked },
  });
  return marked;
}
