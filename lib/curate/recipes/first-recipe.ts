import { DEFAULT_RULE, DEFAULT_THRESHOLD } from "@/lib/curate/duplicates/schema";
import type { Recipe } from "./schema";
import type { Step } from "./steps/all-steps";

/** A recipe to begin with: what each check flags goes out, then all duplicates but one. Checks of repetitions are left to the search. */
export function firstRecipe(checks: readonly { key: string; repeats: boolean }[]): Recipe {
  const flagged = checks.filter(({ repeats }) => !repeats).map(({ key }): Step => ({ step: "check", check: key }));
  return {
    recipe: "First recipe",
    steps: [
      ...flagged.slice(0, 40),
      { step: "duplicates", meaning: "whole", strength: "near", threshold: DEFAULT_THRESHOLD, rule: [...DEFAULT_RULE] },
    ],
  };
}
