import "server-only";
import type { ProjectScope } from "@/lib/auth/scope";
import { isUuid } from "@/lib/auth/uuid";
import { refuseUnlessSettled } from "@/lib/curate/clean/settled";
import { contaminationOf } from "@/lib/curate/contamination/standing";
import { orderJob } from "@/lib/jobs/order-job";
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
    const settled = await refuseUnlessSettled(tx, scope);
    if (!settled.ok) return settled;
    const name = `${isPreview ? "Preview" : "Run"} of ${row.name}`;
    const ordered = await orderJob(tx, scope, { kind: "run-recipe", params: { name, recipe } });
    if (!ordered.ok) return ordered;
    await tx.recipeRun.deleteMany({ where: { projectId, recipeId: recipe, isPreview: true } });
    await tx.recipeTaken.deleteMany({ where: { projectId, run: { finishedAt: null } } });
    await tx.recipeRun.create({
      data: {
        projectId,
        id: ordered.value.jobId,
        recipeId: recipe,
        version: row.number,
        isPreview,
        guidelineVersionId: scope.project.guidelineVersionId,
        createdById: scope.actor.userId,
      },
      select: { id: true },
    });
    return ordered;
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
