import "server-only";
import { hash } from "node:crypto";
import { z } from "zod";
import { writeRecipe } from "./recipe-file";
import type { Recipe } from "./schema";
import { stepSchema } from "./steps/all-steps";

/** Steps as a version holds them, their members in the order of the file. */
export const storedStepsSchema = z.array(stepSchema);

/** SHA-256 (hex) of a recipe's file. */
export function hashOf(recipe: Recipe): string {
  return hash("sha256", writeRecipe(recipe), "hex");
}
