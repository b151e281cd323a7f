import { z } from "zod";
import { DUPLICATE_OF, DUPLICATE_STRENGTHS, type FactCondition } from "@/lib/core/facts/condition";
import { PART_KINDS, SPEAKERS } from "@/lib/core/facts/fact";
import { text } from "@/lib/input/schemas";

/** Conditions of one check, and words or types that one condition names. */
const MOST_CONDITIONS = 12;
const MOST_VALUES = 200;
const BIGGEST = Number.MAX_SAFE_INTEGER;
/** A pattern of 500 characters behind its prefix. */
const LONGEST_FACT = 510;

const place = {
  fact: text(LONGEST_FACT)
    .min(1)
    .describe(
      "Its name in the catalogue of facts; slices are slice.name, and pattern.regex is whether a pattern stands in the text",
    ),
  part: z.enum(PART_KINDS).optional().describe("Which part of the example; for facts about parts"),
  speaker: z.enum(SPEAKERS).optional().describe("Only turns of this speaker"),
};
const word = text(500).min(1);
const bound = z.number().min(-BIGGEST).max(BIGGEST);

/** One condition in the making: nothing need be chosen yet where something is chosen from a list. */
export const draftConditionSchema = z.discriminatedUnion("operator", [
  z.strictObject({ ...place, operator: z.enum(["over", "at-least", "under"]), value: bound }),
  z.strictObject({ ...place, operator: z.literal("within"), from: bound, below: bound.describe("Left out itself") }),
  z.strictObject({ ...place, operator: z.enum(["yes", "no"]) }),
  z.strictObject({ ...place, operator: z.enum(["is", "is-not"]), values: z.array(word).max(MOST_VALUES) }),
  z.strictObject({ ...place, operator: z.literal("none") }),
  z.strictObject({
    ...place,
    operator: z.enum(["has", "has-not"]),
    types: z
      .array(word)
      .min(1)
      .max(MOST_VALUES)
      .optional()
      .describe("Of these types only; of any where there are none"),
  }),
  z.strictObject({
    operator: z.literal("repeats"),
    of: z.enum(DUPLICATE_OF).describe("What it has in common with one that came before it"),
    strength: z.enum(DUPLICATE_STRENGTHS),
  }),
]) satisfies z.ZodType<FactCondition>;

const complete = draftConditionSchema.superRefine((condition, context) => {
  if ("values" in condition && condition.values.length === 0)
    context.addIssue({ code: "custom", path: ["values"], message: "name at least one value" });
});

export const conditionsShape = {
  match: z.enum(["any", "all"]).describe("Whether one condition suffices or all must be met"),
  conditions: z
    .array(complete)
    .min(1, { error: "say at least one condition" })
    .max(MOST_CONDITIONS, { error: `use at most ${MOST_CONDITIONS} conditions; make a second check of the others` }),
};
