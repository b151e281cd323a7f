import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { CurateTabs } from "@/components/curate/curate-tabs";
import { PutAway } from "@/components/curate/recipes/put-away";
import { RecipeParts } from "@/components/curate/recipes/recipe-parts";
import { StartButtons } from "@/components/curate/recipes/start-buttons";
import { PageHeader } from "@/components/frame/page-header";
import { LastAttempt } from "@/components/jobs/last-attempt";
import { projectPage } from "@/lib/auth/current";
import {
  previewRecipeAction,
  putAwayAction,
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
  const { job, ...data } = await recipePage(scope, recipe);
  return (
    <>
      <PageHeader
        title={recipe.recipe}
        question="What goes out of the dataset, and why?"
        actions={
          <>
            <PutAway recipe={recipe.id} isAway={recipe.putAwayAt !== null} put={putAwayAction.bind(null, id)} />
            {recipe.putAwayAt === null && (
              <StartButtons
                recipe={recipe.id}
                version={recipe.version}
                cleans={recipe.steps[0]?.step === "clean"}
                previewed={previewedWords(data.runs, recipe.version)}
                preview={previewRecipeAction.bind(null, id)}
                start={runRecipeAction.bind(null, id)}
              />
            )}
          </>
        }
        tabs={<CurateTabs projectId={id} permissions={scope.permissions} />}
      />
      <div className="grid grid-cols-[minmax(0,1fr)] gap-8">
        {job && (
          <LastAttempt
            job={job}
            note="No example is excluded before all of its steps are done; a cleaning is done before the others look."
            failed="did not come to its end"
            calledOff="No example was excluded, and nothing is left of what it cleaned."
            cancel={cancelJobAction.bind(null, id)}
          />
        )}
        <RecipeParts
          projectId={id}
          recipe={recipe}
          {...data}
          commands={{
            save: saveRecipeAction.bind(null, id),
            undo: undoRunAction.bind(null, id),
            take: takeRecipeFileAction.bind(null, id),
          }}
        />
      </div>
    </>
  );
}
