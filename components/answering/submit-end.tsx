"use client";

import { useEffect, useRef } from "react";
import { Button } from "@/components/ui/button";
import type { Criterion } from "@/lib/guideline/schema";
import type { Answering } from "./answering";
import { MANNERS } from "./choose-slot";
import { keyOf } from "./keys";
import { useStore } from "./observable";
import { isAnswered } from "./sheet";
import type { Task } from "./task";

/** The questions that are asked and not answered, in their order. */
function useLeft(task: Task): Criterion[] {
  const { answers } = useStore(task.sheet);
  return task.sheet.asked().filter((criterion) => !isAnswered(criterion, answers, task.sheet.context));
}

/** How much is left to answer, optional questions too: one of them may be out of sight, so it leads there. */
export function LeftToAnswer({ task, hands }: { task: Task; hands: Answering }) {
  const left = useLeft(task);
  const required = left.filter((criterion) => criterion.required);
  const next = required[0] ?? left[0];
  if (!next) return <span className="figures text-muted">all answered</span>;
  return (
    <button
      type="button"
      title={`Go to “${next.title}”`}
      onClick={() => hands.focus(next.key)}
      className="figures cursor-pointer rounded-sm text-muted underline decoration-edge underline-offset-4 hover:text-ink pointer-coarse:min-h-10"
    >
      {required.length > 0 ? `${required.length} to answer` : `${left.length} optional left`}
    </button>
  );
}

interface SubmitButtonProps {
  task: Task;
  busy?: boolean;
  /** What follows. */
  label?: string;
  onSubmit: () => void;
}

/** Takes the focus when the edge has passed the last question, and names the plainest key that submits. */
export function SubmitButton({ task, busy, label = "Submit and next", onSubmit }: SubmitButtonProps) {
  const { focus } = useStore(task.sheet);
  const button = useRef<HTMLButtonElement>(null);
  useEffect(() => {
    if (focus === null) button.current?.focus({ preventScroll: true });
  }, [focus]);
  const isOpen = useLeft(task).some(({ required }) => required);
  const here = task.sheet.asked().find(({ key }) => key === focus);
  // In a field Enter is a line break or its own.
  const enters = !isOpen && !(here && MANNERS[here.kind].hasField(here));
  return (
    <Button
      ref={button}
      data-submit
      variant="primary"
      keys={keyOf(enters ? "finish" : "submit")}
      busy={busy}
      onClick={onSubmit}
      className="w-full"
    >
      {label}
    </Button>
  );
}
