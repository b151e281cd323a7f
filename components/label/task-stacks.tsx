"use client";

import { Flag, SkipForward, Undo2 } from "lucide-react";
import { Activity, type ReactNode, type RefObject, useEffect, useRef } from "react";
import type { ExampleViewControl } from "@/components/example-view/use-example-view";
import { Button } from "@/components/ui/button";
import type { Answering } from "../answering/answering";

import { type Command, keyOf } from "../answering/keys";
import { LeftToAnswer, SubmitButton } from "../answering/submit-end";
import type { Task } from "../answering/task";
import { TaskContent } from "../answering/task-content";
import { TaskQuestions } from "../answering/task-questions";
import { AskedAgainNote, OpenedAgain } from "./came-back";
import type { LeasedTask } from "./leased-task";

interface StackProps {
  /** The first is in front; the others are drawn already and wait unseen, so that the next one needs no time. */
  tasks: readonly LeasedTask[];
  handsOf: (task: LeasedTask) => Answering;
}

/** So many are drawn; a window may hold more after an undo. */
const DRAWN = 2;
const SKIP_IT = "Skip it with the reason “broken” (S), so that the lead hears of it.";

interface ContentStackProps extends StackProps {
  view: ExampleViewControl;
  /** Told which box is in front, for scrolling. */
  content: RefObject<HTMLDivElement | null>;
}

/** The examples. */
export function ContentStack({ tasks, handsOf, view, content }: ContentStackProps) {
  return tasks.slice(0, DRAWN).map((task, place) => (
    <Activity key={task.id} mode={place === 0 ? "visible" : "hidden"}>
      <Front box={content}>
        <TaskContent task={task} hands={handsOf(task)} view={view} wayOut={SKIP_IT} />
      </Front>
    </Activity>
  ));
}

/** Says which box it is when it comes to the front. */
function Front({ box, children }: { box: RefObject<HTMLDivElement | null>; children: ReactNode }) {
  const own = useRef<HTMLDivElement>(null);
  useEffect(() => {
    box.current = own.current;
  }, [box]);
  return (
    <div ref={own} className="min-h-0 flex-1 scroll-mt-13 min-[60rem]:overflow-y-auto min-[60rem]:pe-5">
      {children}
    </div>
  );
}

interface QuestionStackProps extends StackProps {
  run: (command: Command) => void;
  onClause: () => void;
  onLeave: (task: LeasedTask) => void;
}

/** The questions of the examples. */
export function QuestionStack({ tasks, handsOf, run, onClause, onLeave }: QuestionStackProps) {
  return tasks.slice(0, DRAWN).map((task, place) => (
    <Activity key={task.id} mode={place === 0 ? "visible" : "hidden"}>
      <div className="flex h-full min-h-0 flex-col">
        <div className="min-h-0 flex-1 min-[60rem]:overflow-y-auto min-[60rem]:ps-2">
          <OpenedAgain lease={task.lease} onLeave={() => onLeave(task)} />
          {task.lease.again && (
            <AskedAgainNote again={task.lease.again} version={task.version.number} criteria={task.version.criteria} />
          )}
          <TaskQuestions task={task} hands={handsOf(task)} onClause={onClause} />
        </div>
        <SubmitBar
          task={task}
          hands={handsOf(task)}
          onSubmit={() => run("submit")}
          onSkip={() => run("skip")}
          onFlag={() => run("flag")}
          onUndo={() => run("undo")}
        />
      </div>
    </Activity>
  ));
}

interface SubmitBarProps {
  task: Task;
  hands: Answering;
  onSubmit: () => void;
  onSkip: () => void;
  onFlag: () => void;
  onUndo: () => void;
}

/** The end of the form: submit, and the ways around it. */
function SubmitBar({ task, hands, onSubmit, onSkip, onFlag, onUndo }: SubmitBarProps) {
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
