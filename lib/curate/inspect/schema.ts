import { z } from "zod";
import { factNamed } from "@/lib/core/facts/catalogue";
import { readCondition } from "@/lib/core/facts/condition-text";
import { readPart } from "@/lib/core/facts/place";
import { text } from "@/lib/input/schemas";
import { labelledSchema } from "./labelled";

const MOST_CONDITIONS = 12;
const HOW =
  "write fact:value, such as tokens@response:400..800, tokens@response:>400, source:wiki,web for one of them, source!:wiki for none of them, html@response:yes, personal:email, personal:* or licence! for those without";

const condition = text(1200).refine((one) => readCondition(one) !== undefined, { error: HOW });
/** Conditions as text (lib/core/facts/condition-text.ts); an example meets all of them. */
export const conditionsSchema = z
  .union([z.array(condition).max(MOST_CONDITIONS), condition.transform((one) => [one])], { error: HOW })
  .describe(`Conditions on facts, all of which an example meets: ${HOW}. Named several times for several`);

/** A fact by which examples are told apart: a word on whole examples, such as source, licence or slice.topic. */
export const cutSchema = text(300)
  .refine(
    (name) => {
      const fact = factNamed(name);
      return fact?.on === "example" && fact.kind === "word";
    },
    { error: "take a fact that is a word on whole examples, such as source or slice.topic" },
  )
  .describe("A word fact on whole examples: source, licence, origin, import, day, kind, slice.…");

export const partSchema = text(30)
  .refine((one) => readPart(one) !== undefined, {
    error: "write text, system, prompt, response, context, turn, or turn.user and the like",
  })
  .describe("Which parts, where the fact is on parts: response, prompt, turn.user …; the usual one unless said");

export const CHECK_SIDES = ["flagged", "passed", "unknown"] as const;
export type CheckSide = (typeof CHECK_SIDES)[number];

/** What is looked at: which examples, and which of their parts. */
export const lookSchema = z.object({
  where: conditionsSchema.optional(),
  check: text(63).optional().describe("Key of a check of the version that the project works by"),
  side: z
    .enum(CHECK_SIDES)
    .optional()
    .describe("Those that the check flags (unless said), those that it does not, or those of which it cannot tell"),
  labels: labelledSchema.optional(),
  part: partSchema.optional(),
});
export type Look = z.infer<typeof lookSchema>;

/** One fact: cut by a word, or two sides of it. */
export const oneFactSchema = lookSchema.extend({
  cut: cutSchema.optional(),
  one: conditionsSchema.optional().describe("Conditions of one side, to be compared with the other"),
  other: conditionsSchema.optional().describe("Conditions of the other side; all other examples unless said"),
});
export type OneFactQuery = z.infer<typeof oneFactSchema>;
