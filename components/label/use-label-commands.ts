"use client";

import { type RefObject, useState } from "react";
import type { Answering } from "../answering/answering";
import type { Action, Command } from "../answering/keys";
import { type TaskCommands, useTaskCommands } from "../answering/use-keys";
import type { LabelSession } from "./use-label-session";

export type Panel = "skip" | "flag" | "help" | "history";

interface LabelCommands extends TaskCommands {
  panel: Panel | null;
  open: (panel: Panel | null) => void;
}

/** What the keys and the buttons do on the screen. */
export function useLabelCommands(
  session: LabelSession,
  hands: Answering | null,
  content: RefObject<HTMLElement | null>,
): LabelCommands {
  const [panel, open] = useState<Panel | null>(null);
  const { task, clock } = session;
  const commands = useTaskCommands({
    task,
    hands,
    content,
    submit: session.submit,
    others: {
      undo: () => void session.undo(),
      skip: () => task && open("skip"),
      flag: () => task && open("flag"),
      pause: () => clock.setBreak(!clock.onBreak),
      history: () => open("history"),
      help: () => open("help"),
    },
  });
  /** During a break only its end counts. */
  const counts = (action: Action) => !clock.onBreak || (action.do === "command" && action.command === "pause");
  return {
    ...commands,
    panel,
    open,
    run: (command: Command) => counts({ do: "command", command }) && commands.run(command),
    perform: (action: Action) => counts(action) && commands.perform(action),
  };
}
