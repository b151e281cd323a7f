import type { AnswerValue, Criterion } from "@/lib/guideline/schema";
import type { Answering } from "./answering";
import type { QuestionTask } from "./task";

/** What every kind of question is given. */
export interface QuestionProps {
  criterion: Criterion;
  task: QuestionTask;
  hands: Answering;
  answer: AnswerValue | undefined;
  /** Whether it has the focus, so that digits are for it. */
  live: boolean;
}
