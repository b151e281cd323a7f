"use client";

import { useState } from "react";
import { GuidelinePanel } from "@/components/answering/guideline-panel";
import { type Action, type Command, isAnswering, keyOf } from "@/components/answering/keys";
import { LeftToAnswer, SubmitButton } from "@/components/answering/submit-end";
import { TaskContent } from "@/components/answering/task-content";
import { TaskQuestions } from "@/components/answering/task-questions";
import { useAnswering } from "@/components/answering/use-answering";
import { useStore } from "@/components/answering/use-store";
import { useExampleView } from "@/components/example-view/use-example-view";
import { makeTask, type Task } from "@/components/label/task";
import { enterOpenField } from "@/components/label/use-label-commands";
import { useLabelKeys } from "@/components/label/use-label-keys";
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
export function AttemptTask({ work, current, version, busy, onSubmit }: AttemptTaskProps) {
  const [task] = useState(() => taskOf(work.attempt, current, version));
  const hands = useAnswering([task])(task);
  const view = useExampleView();
  const { recent } = useStore(task.sheet);
  const asked = version.criteria.find(({ key }) => key === recent);
  const [guideline, setGuideline] = useState(false);
  const submit = () => {
    const reviewed = task.sheet.review();
    if (reviewed.ok) onSubmit(reviewed.answers);
  };
  const commands: Partial<Record<Command, () => void>> = {
    submit,
    finish: () => {
      if (!enterOpenField(task) && hands.isComplete()) submit();
    },
    guideline: () => setGuideline(!guideline),
    raw: view.toggleRaw,
    compare: view.toggleCompare,
    find: () => view.finding || view.toggleFind(),
  };
  const perform = (action: Action) => {
    if (action.do !== "command") hands.perform(action);
    else if (isAnswering(action.command)) hands.perform({ do: "command", command: action.command });
    else commands[action.command]?.();
  };
  useLabelKeys(task.keys, () => !busy, perform);
  return (
    <div className="relative grid min-h-[32rem] content-start gap-x-8 gap-y-5 min-[60rem]:grid-cols-[minmax(0,1fr)_28rem]">
      <div className="relative min-w-0">
        <TaskContent task={task} hands={hands} view={view} />
        {guideline && (
          <GuidelinePanel
            version={version}
            clause={asked?.clause}
            criterion={asked?.key}
            onClose={() => setGuideline(false)}
          />
        )}
      </div>
      <section aria-label="Questions" className="grid min-w-0 content-start gap-3">
        <div className="flex flex-wrap items-center justify-between gap-2">
          <p className="figures text-muted">
            Attempt {work.number}, example {work.answered + 1} of {work.answered + work.left.length}
          </p>
          <Button size="sm" variant="quiet" keys={keyOf("guideline")} onClick={() => setGuideline(!guideline)}>
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

function taskOf(attempt: string, { id, example }: AttemptWork["left"][number], version: LabelVersion): Task {
  const lease = {
    assignmentId: attempt,
    leaseToken: id,
    expiresAt: "",
    roundId: "",
    example: { ...example, id },
    responseOrder: example.kind === "preference" ? example.responses.map((_, index) => index) : [],
    guidelineVersion: version.number,
    guidelineVersionId: version.id,
    criteria: version.criteria.map(({ key }) => key),
    answers: {},
    submittedAt: null,
    again: null,
  };
  return makeTask(lease, version, null);
}
