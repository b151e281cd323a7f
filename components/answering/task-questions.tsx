"use client";

import { memo } from "react";
import type { Answering } from "./answering";
import { useStore } from "./observable";
import { Question } from "./question";
import { isAnswered } from "./sheet";
import type { Task } from "./task";

interface TaskQuestionsProps {
  task: Task;
  hands: Answering;
  onClause: (clause: string) => void;
}

/** The questions that are asked now, in their order. */
export const TaskQuestions = memo(function TaskQuestions({ task, hands, onClause }: TaskQuestionsProps) {
  const { sheet } = task;
  const { answers, focus, problems, replaced } = useStore(sheet);
  return (
    <div className="grid grid-cols-[minmax(0,1fr)] gap-1 max-[60rem]:[&>section]:scroll-mt-13 max-[60rem]:[&>section]:scroll-mb-24 max-md:[&>section]:scroll-mb-36">
      {sheet.asked().map((criterion) => (
        <Question
          key={criterion.key}
          criterion={criterion}
          task={task}
          hands={hands}
          answer={answers[criterion.key]}
          live={criterion.key === focus}
          answered={isAnswered(criterion, answers, sheet.context)}
          problem={problems[criterion.key]}
          replaced={replaced.get(criterion.key)}
          onClause={() => onClause(criterion.clause ?? "")}
        />
      ))}
    </div>
  );
});
