import { z } from "zod";
import { defineAddress } from "@/lib/address/address";
import { defineTable } from "@/lib/address/table-address";
import { integerText, text } from "@/lib/input/schemas";

/** The examples that one step of a run took, of all sources or of one; 0 are those excluded before. */
export const takenTable = defineTable({
  size: 25,
  beside: { step: integerText(0, 50).default(1), source: text(2000).optional() },
});

/** The list of recipes: those that were put away, or the others. */
export const recipesAddress = defineAddress({ away: z.literal("yes").optional() });

export function recipesHref(projectId: string, away?: "yes"): string {
  return recipesAddress.href(`/projects/${projectId}/curate/recipes`, { away });
}

export function recipeHref(projectId: string, recipe: string): string {
  return `${recipesHref(projectId)}/${recipe}`;
}

export function runHref(
  projectId: string,
  { recipe, id }: { recipe: string; id: string },
  step = 1,
  source?: string,
): string {
  return takenTable.href(`${recipeHref(projectId, recipe)}/runs/${id}`, { step, source });
}
