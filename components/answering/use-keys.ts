"use client";

import { type RefObject, useEffect, useEffectEvent, useState } from "react";
import { type ExampleViewControl, useExampleView } from "@/components/example-view/use-example-view";
import { KINDS } from "@/lib/guideline/kinds/kinds";
import type { Answering } from "./answering";
import {
  type Action,
  type AnsweringCommand,
  actionOf,
  type Command,
  isAnswering,
  keyName,
  type QuestionKeys,
} from "./keys";
import { isAnswered } from "./sheet";
import type { QuestionTask, Task } from "./task";

/** These may be held down; everything else happens once per press. */
const REPEATABLE: ReadonlySet<string> = new Set(["next", "previous", "more", "less", "scroll", "scroll-back"]);
const OPEN_OVER = ["dialog", "alertdialog", "menu", "listbox"]
  .map((role) => `[role="${role}"][data-state="open"]`)
  .join();

/**
 * Hands pressed keys to `perform`, as the table says. Keys belong to the text while somebody types, to a dialog while one is open, and
 * to nobody until the next example is on screen.
 */
export function useAnsweringKeys(keys: QuestionKeys, isReady: () => boolean, perform: (action: Action) => void) {
  usePresses((name, event, target) => {
    const action = actionOf(name, keys, isTyping(target));
    if (!action || belongsToControl(name, target)) return;
    event.preventDefault();
    if (event.repeat && !(action.do === "command" && REPEATABLE.has(action.command))) return;
    if (isReady()) perform(action);
  });
}

/** Hears each pressed key by its name, with the element that it was pressed in. Keys belong to a dialog while one is open. */
export function usePresses(hear: (name: string, event: KeyboardEvent, target: HTMLElement) => void) {
  const onKey = useEffectEvent((event: KeyboardEvent) => {
    const name = keyName(event);
    if (!name || event.defaultPrevented || document.querySelector(OPEN_OVER)) return;
    hear(name, event, event.target instanceof HTMLElement ? event.target : document.body);
  });
  useEffect(() => {
    const listen = (event: KeyboardEvent) => onKey(event);
    addEventListener("keydown", listen);
    return () => removeEventListener("keydown", listen);
  }, []);
}

const NOT_TYPED_IN = /^(button|checkbox|radio|submit|reset|file|range|color)$/;

export function isTyping(target: HTMLElement): boolean {
  if (target instanceof HTMLInputElement) return !NOT_TYPED_IN.test(target.type);
  return target instanceof HTMLTextAreaElement || target instanceof HTMLSelectElement || target.isContentEditable;
}

/** Enter and space press buttons and follow links; arrows move dividers and tabs. Answers and the submit are the form's own. */
function belongsToControl(name: string, target: HTMLElement): boolean {
  if (/^(left|right|up|down)$/.test(name)) return target.closest("[role=separator],[role=tablist]") !== null;
  const pressed = target.closest("button, a, summary");
  if (name === "space" || name === "shift+space") return pressed !== null;
  return name === "enter" && pressed !== null && !pressed.matches("[data-answer], [data-submit]");
}

interface CommandSetup {
  /** The example in front, and the hands that answer it. */
  task: Task | undefined;
  hands: Answering | null;
  /** The box in which the example stands. */
  content: RefObject<HTMLElement | null>;
  submit: () => void;
  /** What else can be done where it is asked; other commands of the table do nothing there. */
  others?: Partial<Record<Command, () => void>>;
}

export interface TaskCommands {
  guideline: boolean;
  setGuideline: (open: boolean) => void;
  view: ExampleViewControl;
  run: (command: Command) => void;
  perform: (action: Action) => void;
}

/** A page of the example, so that a line of the last one stays in sight. */
const PAGE = 0.85;

/** What keys and buttons do wherever an example is answered. */
export function useTaskCommands({ task, hands, content, submit, others }: CommandSetup): TaskCommands {
  const [guideline, setGuideline] = useState(false);
  const view = useExampleView();
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
  const commands: Partial<Record<Exclude<Command, AnsweringCommand>, () => void>> = {
    submit,
    finish: () => {
      if (task && enterOpenField(task)) return;
      if (hands?.isComplete()) submit();
    },
    guideline: () => setGuideline(!guideline),
    compare: () => view.toggleCompare(),
    find: () => view.finding || view.toggleFind(),
    raw: () => view.toggleRaw(),
    scroll: () => scroll(1),
    "scroll-back": () => scroll(-1),
    ...others,
  };
  const run = (command: Command) => {
    if (isAnswering(command)) hands?.perform({ do: "command", command });
    else commands[command]?.();
  };
  const perform = (action: Action) => {
    if (action.do === "command") return run(action.command);
    if (!hands || !task) return;
    hands.perform(action);
    if (action.do === "enter") enterField(task, action.criterion, content);
  };
  return { guideline, setGuideline, view, run, perform };
}

/** Goes into the field of a question; for spans that is the text itself. */
function enterField(task: QuestionTask, key: string, content: RefObject<HTMLElement | null>): void {
  const criterion = task.sheet.asked().find((one) => one.key === key);
  if (!criterion) return;
  const { marksText } = KINDS[criterion.kind];
  const field = marksText ? content.current?.querySelector<HTMLElement>("[data-span-text]") : fieldOf(key);
  if (marksText && field && !task.selection.read()) task.selection.set({ anchor: 0, at: 0 });
  field?.focus();
}

/** Enter goes into the field of the question that shows the edge where an answer is still required there. */
function enterOpenField({ sheet }: QuestionTask): boolean {
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
