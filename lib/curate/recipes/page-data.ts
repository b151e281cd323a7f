import "server-only";
import type { ProjectScope } from "@/lib/auth/scope";
import { criteriaOf } from "@/lib/guideline/version-criteria";
import { lastAttempt } from "@/lib/jobs/job-queries";
import { db } from "@/lib/server/db";
import { checksByKey, isLastUnder, repeats } from "./fit";
import { measuredSteps, proposeOrder } from "./measured";
import { listRecipes, listRuns, type RecipeView, type RunView } from "./queries";
import { stepWords } from "./step-words";

type Read = ProjectScope<"resolve:read" | "project:read">;

/** What steps are said with, and can be made of. */
export async function stepNames(scope: Read) {
  const [checks, criteria] = await Promise.all([checksByKey(scope), criteriaOf(scope.project.guidelineVersionId)]);
  return { checks, criteria };
}

/** All that the list of recipes shows. */
export async function recipesPage(scope: Read & ProjectScope<"release:write">) {
  const [recipes, runs, names, job] = await Promise.all([
    listRecipes(scope),
    listRuns(scope),
    stepNames(scope),
    lastAttempt(scope, "run-recipe"),
  ]);
  const rows = recipes.map((recipe) => ({
    ...recipe,
    standing: runs.filter((run) => run.recipe === recipe.id && stands(run)).length,
  }));
  return { recipes: rows, checks: [...names.checks.values()], job };
}

/** Whether a run came to its end, excluded something, and was not undone. */
export function stands({ isPreview, finishedAt, undoneAt }: RunView): boolean {
  return !isPreview && finishedAt !== null && undoneAt === null;
}

/** All that the page of one recipe shows, but its editor's choices. */
export async function recipePage(scope: Read & ProjectScope<"release:write">, recipe: RecipeView) {
  const [all, names, job, examples] = await Promise.all([
    listRuns(scope),
    stepNames(scope),
    lastAttempt(scope, "run-recipe"),
    db().example.count({ where: { projectId: scope.projectId } }),
  ]);
  const measured = measuredSteps(recipe.steps, all);
  const runs = all.filter((run) => run.recipe === recipe.id);
  return {
    runs,
    job,
    measured,
    proposal: proposeOrder(recipe.steps, measured, { examples, isLast: isLastUnder(names.checks) }),
    newest: runs.find(({ finishedAt, undoneAt }) => finishedAt !== null && undoneAt === null) ?? null,
    choices: {
      checks: [...names.checks.values()].map((check) => ({
        key: check.key,
        title: check.title,
        repeats: repeats(check),
      })),
      criteria: names.criteria,
    },
    words: recipe.steps.map((step) => stepWords(step, names)),
  };
}
