import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { CurateTabs } from "@/components/curate/curate-tabs";
import { CheaperOrder } from "@/components/curate/recipes/cheaper-order";
import { Funnel } from "@/components/curate/recipes/funnel";
import { RecipeEditor } from "@/components/curate/recipes/recipe-editor";
import { RunList } from "@/components/curate/recipes/run-list";
import { StartButtons } from "@/components/curate/recipes/start-buttons";
import { TakeFile } from "@/components/curate/recipes/take-file";
import { PageHeader } from "@/components/frame/page-header";
import { LastAttempt } from "@/components/jobs/last-attempt";
import { FileLink } from "@/components/release/download-links";
import { Section } from "@/components/ui/section";
import { iso } from "@/lib/api/answers";
import { projectPage } from "@/lib/auth/current";
import {
  previewRecipeAction,
  runRecipeAction,
  saveRecipeAction,
  takeRecipeFileAction,
  undoRunAction,
} from "@/lib/curate/recipes/actions";
import { previewedWords, recipePage } from "@/lib/curate/recipes/page-data";
import { readRecipeVersion } from "@/lib/curate/recipes/queries";
import { cancelJobAction } from "@/lib/jobs/actions";

export const metadata: Metadata = { title: "Recipe" };

/** One recipe: its steps, what they would take, and its runs. */
export default async function RecipePage({ params }: { params: Promise<{ project: string; recipe: string }> }) {
  const { project: id, recipe: recipeId } = await params;
  const scope = await projectPage(id, "release:write", "resolve:read", "project:read");
  const recipe = await readRecipeVersion(scope, recipeId);
  if (!recipe) notFound();
  const { runs, job, measured, proposal, newest, newestWords, choices, words } = await recipePage(scope, recipe);
  const save = saveRecipeAction.bind(null, id);
  return (
    <>
      <PageHeader
        title={recipe.recipe}
        question="What goes out of the dataset, and why?"
        actions={
          <StartButtons
            recipe={recipe.id}
            version={recipe.version}
            previewed={previewedWords(runs, recipe.version)}
            preview={previewRecipeAction.bind(null, id)}
            start={runRecipeAction.bind(null, id)}
          />
        }
        tabs={<CurateTabs projectId={id} permissions={scope.permissions} />}
      />
      <div className="grid grid-cols-[minmax(0,1fr)] gap-8">
        {job && (
          <LastAttempt
            job={job}
            note="No example is excluded before all of its steps are done."
            failed="did not come to its end"
            calledOff="No example was excluded."
            cancel={cancelJobAction.bind(null, id)}
          />
        )}
        {newest && (
          <Section
            title={`${newest.isPreview ? "What a run would take" : "What the last run took"}`}
            note={`By version ${newest.version} of the recipe, under version ${newest.guidelineVersion} of the guideline.`}
          >
            <Funnel projectId={id} run={iso(newest)} words={newestWords} />
          </Section>
        )}
        <Section
          title="Steps"
          note="Each example goes out by the first step that takes it. Steps are moved by their arrows, or by Alt and an arrow key."
        >
          <div className="grid gap-5">
            {proposal && <CheaperOrder recipe={recipe} proposal={proposal} words={words} save={save} />}
            <RecipeEditor
              key={recipe.hash}
              recipe={{ recipe: recipe.recipe, steps: recipe.steps, id: recipe.id, version: recipe.version }}
              choices={choices}
              measured={measured}
              save={save}
            />
          </div>
        </Section>
        {runs.length > 0 && (
          <Section
            title="Runs"
            note="A new run leaves out what is excluded already; undo the one before to begin with all."
          >
            <RunList projectId={id} runs={iso(runs)} undo={undoRunAction.bind(null, id)} />
          </Section>
        )}
        <Section title="File" note="JSON with a line for each step, to be kept in version control beside your code.">
          <div className="flex flex-wrap items-end gap-6">
            <FileLink href={`/api/v1/projects/${id}/recipes/${recipe.id}/file`}>
              Download version {recipe.version}
            </FileLink>
            <TakeFile projectId={id} recipe={recipe.id} take={takeRecipeFileAction.bind(null, id)} />
          </div>
        </Section>
      </div>
    </>
  );
}
