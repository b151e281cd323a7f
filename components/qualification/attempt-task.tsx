"use client";

import { useRef, useState } from "react";
import { GuidelinePanel } from "@/components/answering/guideline-panel";
import { keyOf } from "@/components/answering/keys";
import { LeftToAnswer, SubmitButton } from "@/components/answering/submit-end";
import { makeTask } from "@/components/answering/task";
import { TaskContent } from "@/components/answering/task-content";
import { TaskQuestions } from "@/components/answering/task-questions";
import { useAnswering, useFocusedCriterion } from "@/components/answering/use-answering";
import { useAnsweringKeys, useTaskCommands } from "@/components/answering/use-keys";
import { Button } from "@/components/ui/button";
import type { Answers } from "@/lib/guideline/schema";
import type { AttemptWork } from "@/lib/label/qualification/schema";
import type { LabelVersion } from "@/lib/label/records";

interface AttemptTaskProps {
  work: AttemptWork;
  current: AttemptWork["left"][number];
  version: LabelVersion;
  busy: boolean;
  onSubmit: (answers: Answers) => void;
}

/** One example of an attempt, asked as work is: the same questions, the same keys. */
export function AttemptTask({ work, current: { id, example }, version, busy, onSubmit }: AttemptTaskProps) {
  const [task] = useState(() => makeTask({ id, example: { ...example, id }, criteria: version.criteria }));
  const hands = useAnswering([task])(task);
  const focused = useFocusedCriterion(task);
  const content = useRef<HTMLDivElement>(null);
  const submit = () => {
    const reviewed = task.sheet.review();
    if (reviewed.ok) onSubmit(reviewed.answers);
  };
  const { view, guideline, setGuideline, run, perform } = useTaskCommands({ task, hands, content, submit });
  useAnsweringKeys(task.keys, () => !busy, perform);
  return (
    <div className="relative grid min-h-[32rem] content-start gap-x-8 gap-y-5 min-[60rem]:grid-cols-[minmax(0,1fr)_28rem]">
      <div ref={content} className="relative min-w-0">
        <TaskContent task={task} hands={hands} view={view} wayOut="Tell a lead of the project." />
        {guideline && (
          <GuidelinePanel
            version={version}
            clause={focused?.clause}
            criterion={focused?.key}
            onClose={() => setGuideline(false)}
          />
        )}
      </div>
      <section aria-label="Questions" className="grid min-w-0 content-start gap-3">
        <div className="flex flex-wrap items-center justify-between gap-2">
          <p className="figures text-muted">
            Attempt {work.number}, example {work.answered + 1} of {work.answered + work.left.length}
          </p>
          <Button size="sm" variant="quiet" keys={keyOf("guideline")} onClick={() => run("guideline")}>
            Guideline
          </Button>
        </div>
        <TaskQuestions task={task} hands={hands} onClause={() => setGuideline(true)} />
        <p className="text-end">
          <LeftToAnswer task={task} hands={hands} />
        </p>
        <SubmitButton task={task} busy={busy} onSubmit={submit} />
      </section>
    </div>
  );
}
