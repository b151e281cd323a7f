"use client";

import { useState } from "react";
import { Answering } from "@/components/answering/answering";
import { allocateKeys } from "@/components/answering/keys";
import { useStore } from "@/components/answering/observable";
import { Question } from "@/components/answering/question";
import { SpanText } from "@/components/answering/span-text";
import { askQuestions } from "@/components/answering/task";
import { checkAnswer } from "@/lib/guideline/answers/answer";
import type { AnswerContext } from "@/lib/guideline/answers/answer-context";
import { KINDS } from "@/lib/guideline/kinds/kinds";
import type { Criterion } from "@/lib/guideline/schema";

/** The question as annotators see it, for an answer that nobody gave. Spans are marked in a copy of the text. */
export function OtherAnswerPanel({ other, guidelineHref }: { other: OtherAnswer; guidelineHref: string }) {
  const { criterion, task, hands, answer, value, problem } = other;
  return (
    <div className="grid grid-cols-[minmax(0,1fr)] gap-2 rounded-lg border border-line p-2">
      {KINDS[criterion.kind].marksText && task.spanText !== undefined && (
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

/** The letters of a case are for its own table. */
const NO_LETTERS = allocateKeys([]);

/** What of the example an answer is about. */
export interface AnsweredExample {
  context: AnswerContext;
  /** The text in which spans count. */
  text: string | undefined;
}

/** The question itself, to be answered anew by whoever settles: the same sheet, hands and keys that annotators have. */
export function useOtherAnswer(criterion: Criterion, { context, text }: AnsweredExample) {
  const [{ asked, task, hands }] = useState(() => {
    const { showIf: _always, ...asked } = criterion;
    const order = Array.from({ length: context.responses ?? 0 }, (_, index) => index);
    const task = askQuestions([asked], { order, spanText: text, context }, NO_LETTERS);
    return { asked, task, hands: new Answering(task, null) };
  });
  const { answers } = useStore(task.sheet);
  const answer = answers[asked.key];
  const checked = answer === undefined ? undefined : checkAnswer(asked, answer, task.sheet.context);
  return {
    criterion: asked,
    task,
    hands,
    answer,
    /** In its canonical form; undefined until it is a whole answer. */
    value: checked?.ok ? checked.value : undefined,
    problem: checked && !checked.ok ? `This is no whole answer yet: ${checked.message}.` : undefined,
  };
}

type OtherAnswer = ReturnType<typeof useOtherAnswer>;
