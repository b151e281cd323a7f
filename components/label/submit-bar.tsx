"use client";

import { Flag, SkipForward, Undo2 } from "lucide-react";
import { useEffect, useRef } from "react";
import { Button } from "@/components/ui/button";
import { keyOf } from "./keys";
import { isAnswered } from "./sheet-rules";
import type { Task } from "./task";
import { useStore } from "./use-store";

interface SubmitBarProps {
  task: Task;
  onSubmit: () => void;
  onSkip: () => void;
  onFlag: () => void;
  onUndo: () => void;
}

/** The end of the form: submit, and the ways around it. Takes the focus when everything required is answered. */
export function SubmitBar({ task, onSubmit, onSkip, onFlag, onUndo }: SubmitBarProps) {
  const { answers, focus } = useStore(task.sheet);
  const button = useRef<HTMLButtonElement>(null);
  useEffect(() => {
    if (focus === null) button.current?.focus({ preventScroll: true });
  }, [focus]);
  const left = task.sheet.asked().filter((criterion) => !isAnswered(criterion, answers, task.sheet.context));
  const open = left.filter(({ required }) => required).length;
  return (
    <div className="sticky bottom-0 z-10 grid gap-2 border-t border-line bg-paper px-1 pt-2 pb-1.5 max-md:bottom-12 max-md:pb-2">
      <div className="flex flex-wrap items-center gap-1">
        <Button size="sm" variant="quiet" icon={<SkipForward aria-hidden />} keys={keyOf("skip")} onClick={onSkip}>
          Skip
        </Button>
        <Button size="sm" variant="quiet" icon={<Flag aria-hidden />} keys={keyOf("flag")} onClick={onFlag}>
          Flag
        </Button>
        <Button size="sm" variant="quiet" icon={<Undo2 aria-hidden />} keys={keyOf("undo")} onClick={onUndo}>
          Undo
        </Button>
        <span className="figures ms-auto text-muted">
          {open > 0 ? `${open} to answer` : left.length > 0 ? `${left.length} optional left` : "all answered"}
        </span>
      </div>
      <Button ref={button} data-submit variant="primary" keys={keyOf("submit")} onClick={onSubmit} className="w-full">
        Submit and next
      </Button>
    </div>
  );
}
