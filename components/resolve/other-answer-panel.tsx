"use client";

import { Question } from "@/components/answering/question";
import { SpanText } from "@/components/answering/span-text";
import type { OtherAnswer } from "./use-other-answer";

/** The question as annotators see it, for an answer that nobody gave. Spans are marked in a copy of the text. */
export function OtherAnswerPanel({ other, guidelineHref }: { other: OtherAnswer; guidelineHref: string }) {
  const { criterion, task, hands, answer, value, problem } = other;
  return (
    <div className="grid grid-cols-[minmax(0,1fr)] gap-2 rounded-lg border border-line p-2">
      {criterion.kind === "span" && task.spanText !== undefined && (
        <div className="max-h-64 overflow-y-auto p-1">
          <SpanText text={task.spanText} task={task} hands={hands} criteria={[criterion]} />
        </div>
      )}
      <Question
        criterion={{ ...criterion, title: "Another answer", help: undefined, required: true }}
        task={task}
        hands={hands}
        answer={answer}
        live
        answered={value !== undefined}
        problem={problem}
        onClause={() => window.open(guidelineHref, "_blank", "noopener")}
      />
    </div>
  );
}
