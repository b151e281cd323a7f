"use server";

import { z } from "zod";
import { projectAction } from "@/lib/auth/action";
import { text } from "@/lib/input/schemas";
import { createRecipe, putAway, saveRecipe, takeRecipeFile } from "./commands";
import { recipeSchema } from "./schema";
import { startPreview, startRun } from "./start";
import { undoRun } from "./undo";

const ofRecipe = z.object({ recipe: z.uuid() });

export const createRecipeAction = projectAction("recipe.create", "release:write", recipeSchema, createRecipe);
export const saveRecipeAction = projectAction(
  "recipe.save",
  "release:write",
  z.object({ id: z.uuid(), content: recipeSchema }),
  (scope, { id, content }) => saveRecipe(scope, id, content),
);
export const takeRecipeFileAction = projectAction(
  "recipe.file",
  "release:write",
  z.object({ text: text(200_000), recipe: z.uuid().optional() }),
  takeRecipeFile,
);
export const previewRecipeAction = projectAction("recipe.preview", "release:write", ofRecipe, startPreview);
export const runRecipeAction = projectAction("recipe.run", "release:write", ofRecipe, startRun);
export const putAwayAction = projectAction(
  "recipe.put-away",
  "release:write",
  ofRecipe.extend({ away: z.boolean() }),
  putAway,
);
export const undoRunAction = projectAction("recipe.undo", "release:write", z.object({ run: z.uuid() }), undoRun);
