"use client";

import { useState } from "react";
import { Answering } from "@/components/answering/answering";
import { codePointLength } from "@/components/answering/code-points";
import { Observable } from "@/components/answering/observable";
import { Sheet } from "@/components/answering/sheet";
import type { Caret } from "@/components/answering/span-caret";
import { useStore } from "@/components/answering/use-store";
import type { QuestionTask } from "@/components/label/task";
import { checkAnswer } from "@/lib/guideline/answers/answer";
import type { Criterion } from "@/lib/guideline/schema";

/** What of the example an answer is about. */
export interface AnsweredExample {
  /** How many there are to choose among; 0 where the example has not several. */
  responses: number;
  /** The text in which spans count. */
  text: string | undefined;
}

/** The question itself, to be answered anew by whoever settles: the same sheet, hands and keys that annotators have. */
export function useOtherAnswer(criterion: Criterion, { responses, text }: AnsweredExample) {
  const [{ asked, task, hands, context }] = useState(() => {
    const { showIf: _always, ...asked } = criterion;
    const context = {
      responses: responses > 0 ? responses : undefined,
      textLength: text === undefined ? undefined : codePointLength(text),
    };
    const task: QuestionTask = {
      order: Array.from({ length: responses }, (_, index) => index),
      spanText: text,
      sheet: new Sheet([asked], context, {}),
      keys: { answers: new Map(), fields: new Map(), actions: new Map() },
      selection: new Observable<Caret | null>(null),
    };
    return { asked, task, hands: new Answering(task, null), context };
  });
  const { answers } = useStore(task.sheet);
  const answer = answers[asked.key];
  const checked = answer === undefined ? undefined : checkAnswer(asked, answer, context);
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

export type OtherAnswer = ReturnType<typeof useOtherAnswer>;
