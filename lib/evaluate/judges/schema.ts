import { z } from "zod";
import { refuseUnstorable } from "@/lib/guideline/schema";
import { integer } from "@/lib/input/schemas";

/** How an AI model was asked: the same values are the same run. */
export const judgeRunSchema = z
  .object({
    model: z
      .string()
      .trim()
      .min(1, { error: "name the model" })
      .max(200)
      .describe("The model as its provider names it"),
    parameters: z
      .record(z.string().max(200), z.unknown())
      .default({})
      .describe("What else shaped its answers: temperature, seed, provider, date of the weights"),
    promptHash: z
      .string()
      .min(8, { error: "give the prompt's hash; ?format=judge-prompt answers it as promptHash" })
      .max(200)
      .describe("Which prompt: promptHash of ?format=judge-prompt, or the hash of your own"),
    guidelineVersion: integer(1).optional().describe("Number of the version it judged by; the pinned one unless said"),
    name: z
      .string()
      .trim()
      .min(1)
      .max(200)
      .optional()
      .describe("What pages call the judge; the model's name unless said"),
  })
  .superRefine(refuseUnstorable);
export type JudgeRunInput = z.infer<typeof judgeRunSchema>;

/** One line of an upload of verdicts. */
export const verdictLineSchema = z.object({
  example: z.union([z.string().min(1).max(500), z.number().transform(String)]),
  order: z
    .array(z.string().regex(/^[A-Z]$/, { error: "name responses by the example's letters" }))
    .max(26)
    .optional(),
  raw: z.unknown().refine((raw) => raw !== undefined, { error: "give the model's answer as it came" }),
});
export type VerdictLine = z.infer<typeof verdictLineSchema>;

/** What the worker needs to know of an upload of verdicts. */
export const verdictJobSchema = z.object({ judgeRun: z.uuid(), fileName: z.string().optional() });
