import { describe, expect, it } from "vitest";
import { type EditorAction, type EditorState, edit, openState } from "@/components/guideline/editor/editor-state";
import type { Criterion } from "@/lib/guideline/schema";

const empty = openState({ body: "", criteria: [], qualities: {} });
const edited = (state: EditorState, ...actions: EditorAction[]) => actions.reduce(edit, state);
const keys = (state: EditorState) => state.entries.map(({ criterion }) => criterion.key);
const first = (state: EditorState): Criterion => state.entries[0]!.criterion;

describe("the editor's state", () => {
  const CONTENT = { body: "# Tone", criteria: [], qualities: {} };
  const two = edited(empty, { type: "add", kind: "choice" }, { type: "add", kind: "scale", clause: "tone" });

  it("adds criteria with keys of their own and opens the new one", () => {
    expect(keys(two)).toEqual(["criterion", "criterion-2"]);
    expect(two.selected).toBe(1);
    expect(two.entries[1]!.criterion.clause).toBe("tone");
  });

  it("lets the key follow the title until somebody named it or it was published", () => {
    const titled = (keepKey: boolean, key = first(two).key) =>
      first(edited(two, { type: "change", id: 0, criterion: { ...first(two), key, title: "Is it polite?" }, keepKey }));
    expect(titled(false).key).toBe("is-it-polite");
    expect(titled(true).key).toBe("criterion");
    expect(titled(false, "polite").key).toBe("polite");
    const named = edited(two, { type: "change", id: 0, criterion: { ...first(two), key: "mine" }, keepKey: false });
    const later = edited(named, {
      type: "change",
      id: 0,
      criterion: { ...first(named), title: "Other" },
      keepKey: false,
    });
    expect(first(later).key).toBe("mine");
  });

  it("keeps conditions pointed at a criterion whose key changes", () => {
    const conditional = { ...two.entries[1]!.criterion, showIf: { criterion: "criterion", in: ["yes"] } };
    const state = edited(
      two,
      { type: "change", id: 1, criterion: conditional, keepKey: true },
      { type: "change", id: 0, criterion: { ...first(two), title: "Polite" }, keepKey: false },
    );
    expect(state.entries[1]!.criterion.showIf?.criterion).toBe("polite");
  });

  it("takes criteria along when their clause's heading is reworded", () => {
    const clauseAfter = (...bodies: string[]) => {
      const writes = bodies.map((body): EditorAction => ({ type: "write", body }));
      return edited(
        openState({ body: "# Tone\n# Rest", criteria: [two.entries[1]!.criterion], qualities: {} }),
        ...writes,
      ).entries[0]!.criterion.clause;
    };
    expect(clauseAfter("# Tones\n# Rest", "# Tones of voice\n# Rest")).toBe("tones-of-voice");
    expect(clauseAfter("# Tone\n# Other")).toBe("tone");
    expect(clauseAfter("Tone\n# Rest")).toBe("tone");
  });

  it("moves within the list only, and selects a neighbour when one is removed", () => {
    expect(keys(edited(two, { type: "move", id: 1, to: 0 }))).toEqual(["criterion-2", "criterion"]);
    expect(edited(two, { type: "move", id: 1, to: 2 })).toEqual(two);
    expect(edited(two, { type: "remove", id: 1 }).selected).toBe(0);
    expect(edited(two, { type: "remove", id: 1 }, { type: "remove", id: 0 }).selected).toBeNull();
  });

  it("keeps examples with the criterion or clause that they explain", () => {
    const shown = { verdict: "good" as const, why: "It is.", example: { kind: "text" as const, text: "Hello" } };
    const examples = [
      { ...shown, key: "a", criterion: "criterion" },
      { ...shown, key: "b", clause: "tone" },
    ];
    const opened = openState({ ...CONTENT, criteria: two.entries.map(({ criterion }) => criterion), examples });
    const renamed = edited(
      opened,
      { type: "change", id: 0, criterion: { ...first(opened), title: "Polite" }, keepKey: false },
      { type: "write", body: "# Tones" },
    );
    expect(renamed.examples).toMatchObject([{ criterion: "polite" }, { clause: "tones" }]);
    expect(edited(renamed, { type: "remove", id: 0 }).examples).toMatchObject([{ key: "b" }]);
  });

  it("keeps the criterion in the form when another content takes over", () => {
    const criteria = two.entries.map(({ criterion }) => criterion);
    const merged = { ...CONTENT, criteria: [{ ...criteria[1]!, key: "new" }, ...criteria] };
    const state = edited(two, { type: "select", id: 1 }, { type: "replace", content: merged });
    expect(state.entries.map(({ id }) => id)).toEqual([2, 0, 1]);
    expect(state.selected).toBe(1);
  });
});
