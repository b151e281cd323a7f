"use client";

import { Button } from "@/components/ui/button";
import { FieldError } from "@/components/ui/field";
import { useGo } from "@/components/ui/link";
import { type Outcome, useCommand } from "@/components/ui/use-command";
import { recipeHref } from "@/lib/curate/recipes/address";
import type { Recipe } from "@/lib/curate/recipes/schema";

interface NewRecipeProps {
  projectId: string;
  content: Recipe;
  isFirst: boolean;
  create: (content: Recipe) => Promise<Outcome<{ id: string }>>;
}

/** Makes a recipe of what is at hand, to be changed then. */
export function NewRecipe({ projectId, content, isFirst, create }: NewRecipeProps) {
  const go = useGo();
  const { run, busy, refusal } = useCommand(create);
  return (
    <>
      <Button
        variant={isFirst ? "primary" : "secondary"}
        busy={busy}
        onClick={() => void run(content, ({ id }) => go.push(recipeHref(projectId, id)))}
      >
        {isFirst ? "Make a first recipe" : "New recipe"}
      </Button>
      {refusal && <FieldError>{refusal.message}</FieldError>}
    </>
  );
}
