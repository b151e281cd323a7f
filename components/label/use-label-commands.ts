"use client";

import { type RefObject, useEffect, useState } from "react";
import { type ExampleViewControl, useExampleView } from "@/components/example-view/use-example-view";
import type { Answering } from "../answering/answering";
import { type Action, type AnsweringCommand, type Command, isAnswering } from "../answering/keys";
import { isAnswered } from "../answering/sheet-rules";
import type { Task } from "./task";
import type { LabelSession } from "./use-label-session";

export type Panel = "skip" | "flag" | "help" | "history";

export interface LabelCommands {
  panel: Panel | null;
  open: (panel: Panel | null) => void;
  guideline: boolean;
  setGuideline: (open: boolean) => void;
  view: ExampleViewControl;
  run: (command: Command) => void;
  perform: (action: Action) => void;
}

/** A page of the example, so that a line of the last one stays in sight. */
const PAGE = 0.85;

/** What the keys and the buttons do on the screen. */
export function useLabelCommands(
  session: LabelSession,
  hands: Answering | null,
  content: RefObject<HTMLElement | null>,
): LabelCommands {
  const [panel, open] = useState<Panel | null>(null);
  const [guideline, setGuideline] = useState(false);
  const view = useExampleView();
  const { task, clock } = session;
  const { closeFind } = view;
  useEffect(() => {
    // A search belongs to the example that it was opened for.
    if (task?.id) closeFind();
  }, [task?.id, closeFind]);
  const scroll = (direction: 1 | -1) => {
    const box = content.current;
    if (!box) return;
    const scroller = box.scrollHeight > box.clientHeight ? box : document.scrollingElement;
    scroller?.scrollBy({ top: direction * scroller.clientHeight * PAGE });
  };
  const commands: Record<Exclude<Command, AnsweringCommand>, () => void> = {
    submit: () => session.submit(),
    finish: () => {
      if (task && enterOpenField(task)) return;
      if (hands?.isComplete()) session.submit();
    },
    undo: () => void session.undo(),
    skip: () => task && open("skip"),
    flag: () => task && open("flag"),
    guideline: () => setGuideline(!guideline),
    compare: () => view.toggleCompare(),
    find: () => view.finding || view.toggleFind(),
    raw: () => view.toggleRaw(),
    scroll: () => scroll(1),
    "scroll-back": () => scroll(-1),
    pause: () => clock.setBreak(!clock.onBreak),
    history: () => open("history"),
    help: () => open("help"),
  };
  const run = (command: Command) => {
    // During a break only its end counts.
    if (clock.onBreak && command !== "pause") return;
    if (isAnswering(command)) hands?.perform({ do: "command", command });
    else commands[command]();
  };
  const perform = (action: Action) => {
    if (action.do === "command") run(action.command);
    else if (clock.onBreak || !hands || !task) return;
    else {
      hands.perform(action);
      if (action.do === "enter") enterField(task, action.criterion, content);
    }
  };
  return { panel, open, guideline, setGuideline, view, run, perform };
}

/** Goes into the field of a question; for spans that is the text itself. */
function enterField(task: Task, key: string, content: RefObject<HTMLElement | null>): void {
  const criterion = task.sheet.asked().find((one) => one.key === key);
  if (!criterion) return;
  const field =
    criterion.kind === "span" ? content.current?.querySelector<HTMLElement>("[data-span-text]") : fieldOf(key);
  if (criterion.kind === "span" && field && !task.selection.read()) task.selection.set({ anchor: 0, at: 0 });
  field?.focus();
}

/** Enter goes into the field of the question that shows the edge where an answer is still required there. */
export function enterOpenField({ sheet }: Pick<Task, "sheet">): boolean {
  const { focus, answers } = sheet.read();
  const criterion = sheet.asked().find(({ key }) => key === focus);
  if (!criterion?.required || isAnswered(criterion, answers, sheet.context)) return false;
  const field = fieldOf(criterion.key);
  field?.focus();
  return field !== null;
}

function fieldOf(key: string): HTMLElement | null {
  return document.querySelector<HTMLElement>(`[data-question="${CSS.escape(key)}"] [data-field]`);
}
