import { defineTable } from "@/lib/address/table-address";
import { integerText } from "@/lib/input/schemas";

/** The examples that one step of a run took; 0 are those excluded before. */
export const takenTable = defineTable({ size: 25, beside: { step: integerText(0, 50).default(1) } });

export function recipesHref(projectId: string): string {
  return `/projects/${projectId}/curate/recipes`;
}

export function recipeHref(projectId: string, recipe: string): string {
  return `${recipesHref(projectId)}/${recipe}`;
}

export function runHref(projectId: string, { recipe, id }: { recipe: string; id: string }, step = 1): string {
  return takenTable.href(`${recipeHref(projectId, recipe)}/runs/${id}`, { step });
}
