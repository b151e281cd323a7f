"use client";

import { Flag, SkipForward, Undo2 } from "lucide-react";
import { Button } from "@/components/ui/button";
import type { Answering } from "../answering/answering";
import { keyOf } from "../answering/keys";
import { LeftToAnswer, SubmitButton } from "../answering/submit-end";
import type { Task } from "../answering/task";

interface SubmitBarProps {
  task: Task;
  hands: Answering;
  onSubmit: () => void;
  onSkip: () => void;
  onFlag: () => void;
  onUndo: () => void;
}

/** The end of the form: submit, and the ways around it. */
export function SubmitBar({ task, hands, onSubmit, onSkip, onFlag, onUndo }: SubmitBarProps) {
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
        <span className="ms-auto">
          <LeftToAnswer task={task} hands={hands} />
        </span>
      </div>
      <SubmitButton task={task} onSubmit={onSubmit} />
    </div>
  );
}
