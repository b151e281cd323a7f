import { z } from "zod";
import type { QualificationTry } from "@/lib/assign/qualification/records";
import type { BlindExample } from "@/lib/formats/example";
import type { Answers } from "@/lib/guideline/schema";
import { answersSchema } from "../schema";

export const qualificationAnswerSchema = z.object({
  example: z.string().min(1).max(500),
  answers: answersSchema,
});
export type QualificationAnswer = z.infer<typeof qualificationAnswerSchema>;

/** How the caller stands to what the project asks for its pinned version. */
export interface OwnQualification {
  version: number;
  /** Work waits until they pass. */
  required: boolean;
  /** Null where nothing is asked. */
  set: { examples: number; passMark: number; attempts: number } | null;
  qualified: boolean;
  /** Tries they may still begin. */
  left: number;
  /** Id of the try that is open. */
  open: string | null;
  tries: (QualificationTry & { id: string })[];
}

/** What an open try still asks. Nothing in it comes from the gold. */
export interface AttemptWork {
  attempt: string;
  number: number;
  /** Of all its examples. */
  answered: number;
  left: { id: string; example: BlindExample }[];
}

/** A try that has ended, with what was right and why. */
export interface AttemptResult {
  attempt: string;
  number: number;
  right: number;
  asked: number;
  passed: boolean;
  passMark: number;
  items: AttemptItem[];
}

export interface AttemptItem {
  id: string;
  example: BlindExample;
  given: Answers;
  expected: Answers;
  /** Criteria whose answer was the expected one. */
  right: string[];
  explanation: string;
}
