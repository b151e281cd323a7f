import { z } from "zod";
import { integer } from "@/lib/input/schemas";

/** As many examples as one person can be asked at a stretch. The database refuses more. */
export const MOST_ASKED = 50;
const MOST_ITEMS = 200;
/** The database refuses more. */
export const MOST_ATTEMPTS = 20;

const item = z.object({
  example: z.string().min(1).max(500).describe("The id by which the example was imported; it has gold"),
  explanation: z
    .string()
    .trim()
    .min(1, { error: "say why these answers are right; annotators read it once they passed" })
    .max(5000),
});

export const setQualificationSchema = z
  .object({
    examples: z
      .array(item)
      .min(1, { error: "choose at least one gold example" })
      .max(MOST_ITEMS, { error: `choose at most ${MOST_ITEMS} gold examples` })
      .refine((items) => new Set(items.map(({ example }) => example)).size === items.length, {
        error: "name each example once",
      }),
    passMark: z.number().gt(0).max(1).describe("Share of the answers that have to be right"),
    attempts: integer(1, MOST_ATTEMPTS).describe("How often a person may try without asking"),
    perAttempt: integer(1, MOST_ASKED)
      .nullable()
      .default(null)
      .describe(
        "How many of the examples an attempt asks, drawn for each: those that the person was not asked before come first. null: all",
      ),
  })
  .refine(({ examples, perAttempt }) => (perAttempt ?? examples.length) <= Math.min(examples.length, MOST_ASKED), {
    path: ["perAttempt"],
    error: `ask as many as you choose, and at most ${MOST_ASKED} per attempt`,
  });
export type SetQualification = z.infer<typeof setQualificationSchema>;

export const grantSchema = z.object({ annotatorId: z.uuid() });

/** How many attempts a set gives before an example must come again. */
export function freshAttempts(examples: number, perAttempt: number | null): number {
  return examples === 0 ? 0 : Math.floor(examples / (perAttempt ?? examples));
}
