import { z } from "zod";
import { text } from "@/lib/input/schemas";
import { comesFirst, type Step, stepSchema } from "./steps/all-steps";

const MOST_STEPS = 50;

const stepsSchema = z
  .array(stepSchema)
  .min(1, { error: "is empty; add a step" })
  .max(MOST_STEPS)
  .superRefine((steps, context) => {
    const written = steps.map((step) => JSON.stringify(step));
    written.forEach((one, at) => {
      const first = written.indexOf(one);
      if (first < at)
        context.addIssue({
          code: "custom",
          path: [at],
          message: `says what step ${first + 1} says; remove one of them`,
        });
      else if (at > 0 && comesFirst(steps[at]!))
        context.addIssue({ code: "custom", path: [at], message: late(steps[0]!) });
    });
  });

const late = (first: Step): string =>
  comesFirst(first)
    ? "cleans once more; name its operations in step 1"
    : "cleans, and the steps before it would look at texts that it changes; put it first";

/** A recipe as its file says it: what it is called, and its steps in their order. */
export const recipeSchema = z.strictObject({
  recipe: text(200)
    .trim()
    .refine((name) => name !== "", { error: "is empty; give the recipe a name" })
    .describe("What it is called"),
  steps: stepsSchema,
});
export type Recipe = z.infer<typeof recipeSchema>;

/** Why steps stand in an order in which one that is kept could be taken later: the first that stands too early; null where none does. */
export function misplaced(steps: readonly Step[], isLast: (step: Step) => boolean): number | null {
  const early = steps.findIndex((step, at) => isLast(step) && steps.slice(at + 1).some((later) => !isLast(later)));
  return early === -1 ? null : early;
}
