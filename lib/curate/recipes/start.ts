import "server-only";
import type { ProjectScope } from "@/lib/auth/scope";
import { isUuid } from "@/lib/auth/uuid";
import { contaminationOf } from "@/lib/curate/contamination/standing";
import { enqueueJob } from "@/lib/jobs/queue";
import { EVERYTHING } from "@/lib/labels/filter";
import { db, transaction } from "@/lib/server/db";
import { no, ok } from "@/lib/server/errors";
import { fitSteps } from "./fit";
import type { Step } from "./steps/all-steps";
import { storedStepsSchema } from "./stored";

type Write = ProjectScope<"release:write">;

interface StartInput {
  recipe: string;
  /** The newest unless said. */
  version?: number | undefined;
}

/** Hands a run of a recipe to the queue. */
export const startRun = (scope: Write, input: StartInput) => start(scope, input, false);

/** The same as a preview: what each step would take, with nothing excluded. */
export const startPreview = (scope: Write, input: StartInput) => start(scope, input, true);

async function start(scope: Write, { recipe, version }: StartInput, isPreview: boolean) {
  const { projectId } = scope;
  const row = isUuid(recipe)
    ? await db().recipeVersion.findFirst({
        where: { projectId, recipeId: recipe, ...(version !== undefined && { number: version }) },
        orderBy: { number: "desc" },
        include: { recipe: { select: { putAwayAt: true } } },
      })
    : null;
  if (!row) return no("not-found", "This project has no such recipe, or no such version of it.");
  if (row.recipe.putAwayAt) return no("put-away", "This recipe is put away. Bring it back, then run it.");
  const steps = storedStepsSchema.parse(row.steps);
  const fit = await fitSteps(scope, steps);
  if (!fit.ok) return fit;
  const compared = await guardComparison(scope, steps);
  if (!compared.ok) return compared;
  return transaction(async (tx) => {
    await tx.$executeRaw`SELECT FROM project WHERE id = ${projectId}::uuid FOR NO KEY UPDATE`;
    const underWay = await tx.job.count({
      where: { projectId, kind: "run-recipe", state: { in: ["queued", "running"] } },
    });
    const isCleaning = await tx.job.count({
      where: { projectId, kind: "clean-examples", state: { in: ["queued", "running"] } },
    });
    if (isCleaning > 0 && steps.some(({ step }) => step === "clean"))
      return no("busy", "A cleaning is under way. Wait for it, or call it off.");
    if (underWay > 0) return no("busy", "A recipe is being run or previewed already. Wait for it, or call it off.");
    await tx.recipeRun.deleteMany({ where: { projectId, recipeId: recipe, isPreview: true } });
    await tx.recipeTaken.deleteMany({ where: { projectId, run: { finishedAt: null } } });
    const name = `${isPreview ? "Preview" : "Run"} of ${row.name}`;
    const job = await tx.job.create({
      data: { projectId, kind: "run-recipe", params: { name, recipe }, createdById: scope.actor.userId },
      select: { id: true },
    });
    await tx.recipeRun.create({
      data: {
        projectId,
        id: job.id,
        recipeId: recipe,
        version: row.number,
        isPreview,
        guidelineVersionId: scope.project.guidelineVersionId,
        createdById: scope.actor.userId,
      },
      select: { id: true },
    });
    await enqueueJob(tx, { projectId, id: job.id, kind: "run-recipe" });
    return ok({ jobId: job.id });
  });
}

/** A step that takes what was found in evaluations needs a comparison that says all. */
async function guardComparison(scope: Write, steps: readonly Step[]) {
  if (!steps.some(({ step }) => step === "contamination")) return ok(null);
  const { stale, reach } = await contaminationOf(scope, EVERYTHING.examples);
  if (stale === null || reach.sources.length === 0) return ok(null);
  return no(
    "not-compared",
    `A step takes what evaluations hold too, and the newest comparison ${STALE[stale]}. Compare under Curate › Contamination first.`,
  );
}

const STALE = {
  never: "was never made",
  examples: "is older than some of the examples",
  sources: "is older than some of what there is to compare with",
};
