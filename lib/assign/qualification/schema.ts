import { z } from "zod";
import { integer } from "@/lib/input/schemas";

/** As many examples as one person can be asked at a stretch. */
export const MOST_ITEMS = 50;
/** The database refuses more. */
export const MOST_ATTEMPTS = 20;

const item = z.object({
  example: z.string().min(1).max(500).describe("The id by which the example was imported; it has gold"),
  explanation: z
    .string()
    .trim()
    .min(1, { error: "say why these answers are right; annotators read it after their attempt" })
    .max(5000),
});

export const setQualificationSchema = z.object({
  examples: z
    .array(item)
    .min(1, { error: "choose at least one gold example" })
    .max(MOST_ITEMS, { error: `choose at most ${MOST_ITEMS} gold examples` })
    .refine((items) => new Set(items.map(({ example }) => example)).size === items.length, {
      error: "name each example once",
    }),
  passMark: z.number().gt(0).max(1).describe("Share of the answers that have to be right"),
  attempts: integer(1, MOST_ATTEMPTS).describe("How often a person may try without asking"),
});
export type SetQualification = z.infer<typeof setQualificationSchema>;

export const grantSchema = z.object({ annotatorId: z.uuid() });
