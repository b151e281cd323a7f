"use client";

import { type RefObject, useState } from "react";
import { type ExampleViewControl, useExampleView } from "@/components/example-view/use-example-view";
import type { Answering } from "./answering";
import type { Action, Command } from "./keys";
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
  const scroll = (direction: 1 | -1) => {
    const box = content.current;
    if (!box) return;
    const scroller = box.scrollHeight > box.clientHeight ? box : document.scrollingElement;
    scroller?.scrollBy({ top: direction * scroller.clientHeight * PAGE });
  };
  const commands: Record<Command, () => void> = {
    submit: () => session.submit(),
    finish: () => hands?.isComplete() && session.submit(),
    next: () => hands?.move(1),
    previous: () => hands?.move(-1),
    more: () => hands?.step(1),
    less: () => hands?.step(-1),
    clear: () => hands?.clear(),
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
    if (!clock.onBreak || command === "pause") commands[command]();
  };
  const perform = (action: Action) => {
    if (action.do === "command") run(action.command);
    else if (clock.onBreak || !hands || !task) return;
    else if (action.do === "digit") hands.digit(action.digit);
    else if (action.do === "answer") hands.press(action.criterion, action.slot);
    else enterField(task, hands, action.criterion, content);
  };
  return { panel, open, guideline, setGuideline, view, run, perform };
}

/** Goes into the field of a question; for spans that is the text itself. */
function enterField(task: Task, hands: Answering, key: string, content: RefObject<HTMLElement | null>): void {
  const criterion = task.sheet.asked().find((one) => one.key === key);
  if (!criterion) return;
  hands.focus(key);
  const field =
    criterion.kind === "span"
      ? content.current?.querySelector<HTMLElement>("[data-span-text]")
      : document.querySelector<HTMLElement>(`[data-question="${CSS.escape(key)}"] [data-field]`);
  if (criterion.kind === "span" && field && !task.selection.read()) task.selection.set({ anchor: 0, at: 0 });
  field?.focus();
}
