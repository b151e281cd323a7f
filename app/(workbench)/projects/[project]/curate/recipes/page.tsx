import type { Metadata } from "next";
import { CurateTabs } from "@/components/curate/curate-tabs";
import { NewRecipe } from "@/components/curate/recipes/new-recipe";
import { RecipeList } from "@/components/curate/recipes/recipe-list";
import { TakeFile } from "@/components/curate/recipes/take-file";
import { PageHeader } from "@/components/frame/page-header";
import { EmptyState } from "@/components/ui/empty-state";
import { formatNumber } from "@/components/ui/format";
import { TextLink } from "@/components/ui/text-link";
import type { Search } from "@/lib/address/address";
import { iso } from "@/lib/api/answers";
import { projectPage } from "@/lib/auth/current";
import { createRecipeAction, takeRecipeFileAction } from "@/lib/curate/recipes/actions";
import { recipesAddress, recipesHref } from "@/lib/curate/recipes/address";
import { firstRecipe } from "@/lib/curate/recipes/first-recipe";
import { recipesPage } from "@/lib/curate/recipes/page-data";

export const metadata: Metadata = { title: "Recipes" };

interface Props {
  params: Promise<{ project: string }>;
  searchParams: Search;
}

/** The lists of steps that say what goes out of the dataset. */
export default async function RecipesPage({ params, searchParams }: Props) {
  const { project: id } = await params;
  const scope = await projectPage(id, "release:write", "resolve:read", "project:read");
  const isAway = (await recipesAddress.load(searchParams)).away === "yes";
  const { recipes, others, checks } = await recipesPage(scope, isAway);
  const isFirst = recipes.length + others === 0;
  const create = (
    <NewRecipe
      projectId={id}
      content={firstRecipe(checks)}
      isFirst={isFirst}
      create={createRecipeAction.bind(null, id)}
    />
  );
  return (
    <>
      <PageHeader
        title="Recipes"
        question="What goes out of the dataset, and why?"
        actions={!isFirst && create}
        tabs={<CurateTabs projectId={id} permissions={scope.permissions} />}
      />
      <div className="grid gap-8">
        {isFirst ? (
          <EmptyState title="No recipe yet" action={create}>
            A recipe is a list of steps: cleaning, what a check flags, duplicates but one, what evaluations hold too,
            what labels do not meet. It is previewed before it changes or excludes anything, and each run is undone as
            one. The first one takes what the checks of this guideline version flag, and duplicates; change it as you
            like.
          </EmptyState>
        ) : (
          <div className="grid grid-cols-[minmax(0,1fr)] gap-3">
            {recipes.length > 0 ? (
              <RecipeList projectId={id} recipes={iso(recipes)} isAway={isAway} />
            ) : (
              <EmptyState title={isAway ? "No recipe is put away" : "All recipes are put away"}>
                A recipe is put away on its own page. Its versions and its runs stay.
              </EmptyState>
            )}
            {(others > 0 || isAway) && (
              <p>
                <TextLink href={recipesHref(id, isAway ? undefined : "yes")}>
                  {isAway ? "Show the recipes on the list" : `Show ${formatNumber(others)} put away`}
                </TextLink>
              </p>
            )}
          </div>
        )}
        <TakeFile projectId={id} take={takeRecipeFileAction.bind(null, id)} />
      </div>
    </>
  );
}
