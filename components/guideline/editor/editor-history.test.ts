import { describe, expect, it } from "vitest";
import {
  type EditorHistory,
  type HistoryAction,
  openHistory,
  stepHistory,
} from "@/components/guideline/editor/editor-history";

const opened = openHistory({ body: "One", criteria: [], qualities: {} });
const stepped = (history: EditorHistory, ...actions: HistoryAction[]) => actions.reduce(stepHistory, history);
const write = (body: string, at: number): HistoryAction => ({ type: "write", body, at });

describe("stepHistory", () => {
  it("takes fast typing back as one step and pauses as several, and gives it back", () => {
    const typed = stepped(
      opened,
      write("One t", 0),
      write("One tw", 200),
      write("One two", 400),
      write("One two.", 2000),
    );
    const once = stepped(typed, { type: "undo" });
    expect(once.now.body).toBe("One two");
    const twice = stepped(once, { type: "undo" }, { type: "undo" });
    expect(twice.now.body).toBe("One");
    expect(stepped(twice, { type: "redo" }, { type: "redo" }, { type: "redo" }).now.body).toBe("One two.");
  });

  it("brings a removed criterion back to its place, with its condition and its key", () => {
    const two = stepped(opened, { type: "add", kind: "text", at: 0 }, { type: "add", kind: "scale", at: 1 });
    const removed = stepped(two, { type: "remove", id: 0, at: 2 });
    expect(removed.now.entries).toHaveLength(1);
    expect(stepped(removed, { type: "undo" }).now).toEqual(two.now);
    const moved = stepped(two, { type: "move", id: 1, to: 0, at: 3 }, { type: "move", id: 1, to: 1, at: 4 });
    expect(stepped(moved, { type: "undo" }).now.entries.map(({ id }) => id)).toEqual([1, 0]);
  });

  it("forgets what was taken back once something else is written, and counts no choice as a step", () => {
    const written = stepped(opened, write("Two", 0), { type: "undo" }, write("Three", 50), { type: "redo" });
    expect(written.now.body).toBe("Three");
    const chosen = stepped(opened, { type: "select", id: 4, at: 0 });
    expect(stepped(chosen, { type: "undo" }).now.selected).toBe(4);
  });
});
