import { z } from "zod";
import type { QualificationTry } from "@/lib/assign/qualification/records";
import { blindExampleSchema } from "@/lib/formats/example";
import { answersOfSchema } from "@/lib/guideline/schema";
import { answersSchema } from "../schema";

export const qualificationAnswerSchema = z.object({
  example: z.string().min(1).max(500),
  answers: answersSchema,
});
export type QualificationAnswer = z.infer<typeof qualificationAnswerSchema>;

/** How the caller stands to what the project asks for its pinned version. */
export const ownQualificationSchema = z.object({
  version: z.int(),
  required: z.boolean().describe("Work waits until you pass"),
  set: z.object({ examples: z.int(), passMark: z.number(), attempts: z.int() }).nullable(),
  qualified: z.boolean(),
  left: z.int().describe("Attempts that you may still begin"),
  open: z.uuid().nullable().describe("The attempt that is open"),
  tries: z.array(
    z.object({
      id: z.uuid(),
      number: z.int(),
      endedAt: z.iso.datetime().nullable(),
      right: z.int().nullable(),
      asked: z.int().nullable(),
      passed: z.boolean().nullable(),
    }),
  ),
});

/** The same as a page shows it. */
export interface OwnQualification extends Omit<z.infer<typeof ownQualificationSchema>, "tries"> {
  tries: (QualificationTry & { id: string })[];
}

/** What an open try still asks. Nothing in it comes from the gold. */
export const attemptWorkSchema = z.object({
  attempt: z.uuid(),
  number: z.int(),
  answered: z.int().describe("Of all its examples"),
  left: z.array(z.object({ id: z.string(), example: blindExampleSchema })),
});
export type AttemptWork = z.infer<typeof attemptWorkSchema>;

const attemptItemSchema = z.object({
  id: z.string(),
  example: blindExampleSchema,
  given: answersOfSchema,
  key: z
    .object({
      expected: answersOfSchema,
      right: z.array(z.string()).describe("Criteria whose answer was the expected one"),
      explanation: z.string(),
    })
    .nullable()
    .describe("What is right and why; null while you may be asked this example again and have not passed"),
});
export type AttemptItem = z.infer<typeof attemptItemSchema>;

/** A try that has ended; what was right and why, as far as it is told. */
export const attemptResultSchema = z.object({
  attempt: z.uuid(),
  number: z.int(),
  right: z.int(),
  asked: z.int(),
  passed: z.boolean(),
  passMark: z.number(),
  items: z.array(attemptItemSchema),
});
export type AttemptResult = z.infer<typeof attemptResultSchema>;
