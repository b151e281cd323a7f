import type { AnswerValue, Criterion } from "@/lib/guideline/schema";
import type { Answering } from "./answering";
import type { Task } from "./task";

/** What every kind of question is given. */
export interface QuestionProps {
  criterion: Criterion;
  task: Task;
  hands: Answering;
  answer: AnswerValue | undefined;
  /** Whether it has the focus, so that digits are for it. */
  live: boolean;
}
