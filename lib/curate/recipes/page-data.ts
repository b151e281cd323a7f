import "server-only";
import type { ProjectScope } from "@/lib/auth/scope";
import { type CheckMeasured, measuredChecks } from "@/lib/curate/measurements/measured";
import { listSlices, sliceText } from "@/lib/examples/slices";
import { pinnedVersion } from "@/lib/guideline/queries/version";
import { criteriaOf } from "@/lib/guideline/version-criteria";
import { lastAttempt } from "@/lib/jobs/job-queries";
import { db } from "@/lib/server/db";
import { checksByKey, isLastUnder, repeats } from "./fit";
import { funnelOf } from "./funnel";
import { measuredSteps, proposeOrder } from "./measured";
import { countTaken, listRecipes, listRuns, listTaken, type RecipeView, type RunView } from "./queries";
import { stepWords } from "./step-words";

type Read = ProjectScope<"resolve:read" | "project:read">;

/** What steps are said with, and can be made of. */
async function stepNames(scope: Read) {
  const [checks, criteria] = await Promise.all([checksByKey(scope), criteriaOf(scope.project.guidelineVersionId)]);
  return { checks, criteria };
}

/** How often the checks of the version that the project works by are right, by their keys; empty of a run under another version. */
async function measuredOf(scope: Read, run: Pick<RunView, "guidelineVersion"> | null) {
  if (run?.guidelineVersion !== scope.project.versionNumber) return new Map<string, CheckMeasured>();
  const { checks = [], qualities } = (await pinnedVersion(scope)).content;
  return measuredChecks(scope, { checks, qualities });
}

/** All that the list of recipes shows: of those that were put away, or of the others. */
export async function recipesPage(scope: Read, isAway: boolean) {
  const [recipes, runs, { checks }] = await Promise.all([listRecipes(scope), listRuns(scope), stepNames(scope)]);
  const rows = recipes.map((recipe) => ({
    ...recipe,
    standing: runs.filter((run) => run.recipe === recipe.id && isStanding(run)).length,
  }));
  const listed = rows.filter(({ putAwayAt }) => (putAwayAt !== null) === isAway);
  return { recipes: listed, others: rows.length - listed.length, checks: toChoices(checks) };
}

/** Whether a run came to its end and was not undone. */
function isStanding({ isPreview, finishedAt, undoneAt }: RunView): boolean {
  return !isPreview && finishedAt !== null && undoneAt === null;
}

function toChoices(checks: Awaited<ReturnType<typeof checksByKey>>) {
  return [...checks.values()].map((check) => ({ key: check.key, title: check.title, repeats: repeats(check) }));
}

/** All that the page of one recipe shows. */
export async function recipePage(scope: Read & ProjectScope<"release:write">, recipe: RecipeView) {
  const [all, names, job, examples, slices] = await Promise.all([
    listRuns(scope),
    stepNames(scope),
    lastAttempt(scope, "run-recipe"),
    db().example.count({ where: { projectId: scope.projectId } }),
    listSlices(scope),
  ]);
  const measured = measuredSteps(recipe.steps, all);
  const runs = all.filter((run) => run.recipe === recipe.id);
  const newest = runs.find(({ finishedAt, undoneAt }) => finishedAt !== null && undoneAt === null) ?? null;
  return {
    precision: await measuredOf(scope, newest),
    runs,
    job,
    measured,
    proposal: proposeOrder(recipe.steps, measured, { examples, isLast: isLastUnder(names.checks) }),
    newest,
    newestWords: (newest?.steps ?? []).map((step) => stepWords(step, names)),
    choices: { checks: toChoices(names.checks), criteria: names.criteria, slices: slices.map(sliceText) },
    words: recipe.steps.map((step) => stepWords(step, names)),
  };
}

/** What the newest preview of a version would take, in a sentence; null where there is none. */
export function previewedWords(runs: readonly RunView[], version: number): string | null {
  const preview = runs.find((run) => run.isPreview && run.finishedAt !== null && run.version === version);
  if (!preview) return null;
  const taken = preview.figures.steps.reduce((sum, step) => sum + step.taken, 0);
  const left = funnelOf(preview.figures).at(-1)!.left;
  const [cleaning, ...others] = preview.steps;
  const isRough = cleaning?.step === "clean" && others.length > 0;
  return `By its preview it takes ${taken.toLocaleString("en")} and leaves ${left.toLocaleString("en")}${isRough ? "; it looked at the texts as they are, and the run looks at the cleaned ones" : ""}.`;
}

/** What a run took, in words, and the examples of one of its steps. */
export async function runPage(
  scope: Read,
  run: RunView,
  { step, source, page, size }: { step: number; source?: string | undefined; page: number; size: number },
) {
  const taken = { run: run.id, step, source };
  const [names, precision, rows, total] = await Promise.all([
    stepNames(scope),
    measuredOf(scope, run),
    listTaken(scope, taken, { offset: (page - 1) * size, limit: size }),
    countTaken(scope, taken),
  ]);
  const words = run.steps.map((one) => stepWords(one, names));
  const title = step === 0 ? "Excluded before" : words[step - 1] ? `Step ${step}: ${words[step - 1]}` : "No such step";
  return { words, precision, rows, total, title: source === undefined ? title : `${title}, of the source ${source}` };
}
