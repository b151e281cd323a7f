"use client";

import { type RefObject, useCallback, useReducer } from "react";
import { flushSync } from "react-dom";
import type { GuidelineContent } from "@/lib/guideline/schema";
import { openHistory, stepHistory } from "./editor-history";
import type { EditorAction } from "./editor-state";

/** The draft on the page, its steps, and the ways back and forth; the caret follows what comes back in the text. */
export function useEditorHistory(opened: GuidelineContent, field: RefObject<HTMLTextAreaElement | null>) {
  const [history, step] = useReducer(stepHistory, opened, openHistory);
  const dispatch = useCallback((action: EditorAction) => step({ ...action, at: performance.now() }), []);
  const travel = useCallback(
    (type: "undo" | "redo") => {
      const before = field.current?.value ?? "";
      flushSync(() => step(type === "undo" ? { type } : { type }));
      const after = field.current?.value ?? "";
      if (after !== before) field.current?.setSelectionRange(...changedRange(before, after));
    },
    [field],
  );
  const undo = useCallback(() => travel("undo"), [travel]);
  const redo = useCallback(() => travel("redo"), [travel]);
  return {
    state: history.now,
    epoch: history.epoch,
    dispatch,
    undo: history.past.length > 0 ? undo : null,
    redo: history.future.length > 0 ? redo : null,
  };
}

/** Where in the new text something else stands than before: from, to. */
function changedRange(before: string, after: string): [number, number] {
  const shorter = Math.min(before.length, after.length);
  let start = 0;
  while (start < shorter && before[start] === after[start]) start++;
  let tail = 0;
  while (tail < shorter - start && before.at(-1 - tail) === after.at(-1 - tail)) tail++;
  return [start, after.length - tail];
}
