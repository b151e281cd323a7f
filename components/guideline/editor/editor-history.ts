import type { GuidelineContent } from "@/lib/guideline/schema";
import { type EditorAction, type EditorState, edit, openState } from "./editor-state";

/** The draft on the page with what it was before, newest first, and what was taken back. */
export interface EditorHistory {
  now: EditorState;
  past: readonly EditorState[];
  future: readonly EditorState[];
  /** Counts the times that the text changed otherwise than by typing: then the field must follow it. */
  epoch: number;
  /** The last step, to which a like one soon after is added. */
  last: { name: string; at: number } | null;
}

/** A step at a time in milliseconds, or a way back or forth. */
export type HistoryAction = (EditorAction & { at: number }) | { type: "undo" } | { type: "redo" };

/** Steps of one kind that follow each other within this time are taken back together. */
const BURST_MS = 1000;
const MAX_PAST = 100;

export function openHistory(content: GuidelineContent): EditorHistory {
  return { now: openState(content), past: [], future: [], epoch: 0, last: null };
}

/** One step of editing that can be taken back. Choosing a criterion is no step. */
export function stepHistory(history: EditorHistory, action: HistoryAction): EditorHistory {
  const { now, past, future, epoch } = history;
  if (action.type === "undo" || action.type === "redo") {
    const [from, to] = action.type === "undo" ? [past, future] : [future, past];
    const [next, ...rest] = from;
    if (!next) return history;
    const grown = [now, ...to];
    return action.type === "undo"
      ? { now: next, past: rest, future: grown, epoch: epoch + 1, last: null }
      : { now: next, past: grown, future: rest, epoch: epoch + 1, last: null };
  }
  const next = edit(now, action);
  if (action.type === "select") return { ...history, now: next };
  if (next === now) return history;
  const name = nameOf(action);
  const isSame = history.last?.name === name && action.at - history.last.at < BURST_MS;
  const kept = isSame ? past : [now, ...past].slice(0, MAX_PAST);
  const followed = next.body === now.body || (action.type === "write" && action.typed) ? epoch : epoch + 1;
  return { now: next, past: kept, future: [], epoch: followed, last: { name, at: action.at } };
}

/** Typing in one place is one kind of step; each move, addition and removal is one of its own. */
function nameOf(action: EditorAction & { at: number }): string {
  switch (action.type) {
    case "write":
    case "define":
      return action.type;
    case "change":
      return `change ${action.id}`;
    default:
      return `${action.type} ${action.at}`;
  }
}
