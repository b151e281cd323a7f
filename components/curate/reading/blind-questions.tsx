"use client";

import { useRef, useState } from "react";
import { LeftToAnswer, SubmitButton } from "@/components/answering/submit-end";
import { makeTask } from "@/components/answering/task";
import { TaskContent } from "@/components/answering/task-content";
import { TaskQuestions } from "@/components/answering/task-questions";
import { useAnswering } from "@/components/answering/use-answering";
import { useAnsweringKeys, useTaskCommands } from "@/components/answering/use-keys";
import type { BlindExample } from "@/lib/formats/example";
import type { Answers, Criterion } from "@/lib/guideline/schema";

interface BlindQuestionsProps {
  /** Shown in the place of an id, which may tell the source. */
  id: string;
  example: BlindExample;
  criteria: readonly Criterion[];
  /** Keys count. */
  live: boolean;
  busy: boolean;
  onGuideline: () => void;
  onPause: () => void;
  onSubmit: (answers: Answers) => void;
}

/** One example, asked as work is, before anything is shown of its labels. The answers are no labels. */
export function BlindQuestions(props: BlindQuestionsProps) {
  const { id, example, criteria, live, busy, onSubmit } = props;
  const [task] = useState(() => makeTask({ id, example: { ...example, id }, criteria }));
  const hands = useAnswering([task])(task);
  const content = useRef<HTMLDivElement>(null);
  const submit = () => {
    const reviewed = task.sheet.review();
    if (reviewed.ok) onSubmit(reviewed.answers);
  };
  const others = { guideline: props.onGuideline, pause: props.onPause };
  const { view, perform } = useTaskCommands({ task, hands, content, submit, others });
  useAnsweringKeys(task.keys, () => live && !busy, perform);
  return (
    <>
      <div ref={content} className="min-w-0 pb-6">
        <TaskContent task={task} hands={hands} view={view} wayOut="Pause, and read on another day." />
      </div>
      <section aria-label="Questions" className="grid min-w-0 content-start gap-3 pb-6">
        <p className="text-muted">
          Answer as an annotator would. Your answers are kept with the reading and are no labels; then you see what
          stands.
        </p>
        <TaskQuestions task={task} hands={hands} onClause={props.onGuideline} />
        <p className="text-end">
          <LeftToAnswer task={task} hands={hands} />
        </p>
        <SubmitButton task={task} busy={busy} label="Answer and see what stands" onSubmit={submit} />
      </section>
    </>
  );
}
