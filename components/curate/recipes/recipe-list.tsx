"use client";

import { formatNumber } from "@/components/ui/format";
import { ListTable } from "@/components/ui/list-table";
import { TextLink } from "@/components/ui/text-link";
import { Time } from "@/components/ui/time";
import type { Iso } from "@/lib/api/answers";
import { recipeHref } from "@/lib/curate/recipes/address";
import type { RecipeView } from "@/lib/curate/recipes/queries";

type Row = Iso<RecipeView> & { standing: number };

interface RecipeListProps {
  projectId: string;
  recipes: readonly Row[];
  /** They were put away. */
  isAway: boolean;
}

/** The recipes of a project. */
export function RecipeList({ projectId, recipes, isAway }: RecipeListProps) {
  return (
    <ListTable
      caption={isAway ? "Recipes that were put away" : "Recipes"}
      rows={recipes}
      rowKey={({ id }) => id}
      columns={[
        {
          label: "Recipe",
          cell: ({ id, recipe }) => (
            <TextLink href={recipeHref(projectId, id)} dir="auto">
              {recipe}
            </TextLink>
          ),
        },
        { label: "Steps", align: "end", cell: ({ steps }) => <span className="tabular">{steps.length}</span> },
        { label: "Version", align: "end", cell: ({ version }) => <span className="tabular">{version}</span> },
        { label: "Saved", cell: ({ createdAt }) => <Time at={createdAt} /> },
        { label: "By", cell: ({ author }) => <bdi>{author ?? "–"}</bdi> },
        {
          label: "Runs that stand",
          align: "end",
          cell: ({ standing }) => <span className="tabular">{formatNumber(standing)}</span>,
        },
      ]}
    />
  );
}
