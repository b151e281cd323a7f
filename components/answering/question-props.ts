import type { AnswerValue, Criterion } from "@/lib/guideline/schema";
import type { QuestionTask } from "../label/task";
import type { Answering } from "./answering";

/** What every kind of question is given. */
export interface QuestionProps {
  criterion: Criterion;
  task: QuestionTask;
  hands: Answering;
  answer: AnswerValue | undefined;
  /** Whether it has the focus, so that digits are for it. */
  live: boolean;
}
