import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type DiffBlock, diffText } from "@/lib/guideline/changes/text-diff";

const side = (blocks: DiffBlock[], without: "added" | "removed") =>
  blocks.flatMap(({ parts }) => parts.filter(({ kind }) => kind !== without).map(({ text }) => text)).join("");

describe("diffText", () => {
  it("holds both texts whole: applied to the old it gives the new", () => {
    const line = fc.constantFrom("one", "two words", "", "one!", "  indented", "日本 x");
    const text = fc
      .array(line, { maxLength: 12 })
      .chain((lines) => fc.constantFrom("\n", "\n\n").map((end) => lines.join(end)));
    fc.assert(
      fc.property(fc.oneof(text, fc.string({ unit: "grapheme" })), text, (before, after) => {
        const blocks = diffText(before, after);
        expect(side(blocks, "added")).toBe(before);
        expect(side(blocks, "removed")).toBe(after);
        expect(blocks.some(({ changed }) => changed)).toBe(before !== after);
      }),
    );
  });

  it("marks words, not lines", () => {
    const [, changed] = diffText("Keep.\nRate the answer.\n", "Keep.\nRate the whole answer.\n");
    expect(changed?.parts).toEqual([
      { kind: "same", text: "Rate the " },
      { kind: "added", text: "whole " },
      { kind: "same", text: "answer.\n" },
    ]);
  });

  it("sets texts that have little in common one after the other", () => {
    const [old, now] = ["Use the whole scale.", "Ask whether the person must go on working."];
    expect(diffText(old, now)[0]?.parts).toEqual([
      { kind: "removed", text: old },
      { kind: "added", text: now },
    ]);
  });

  it("does not search long for what two large texts have in common", () => {
    const text = (word: string) => Array.from({ length: 3000 }, (_, index) => `${word} ${index} is a line.\n`).join("");
    const [old, now] = [text("old"), text("new")];
    expect(diffText(old, now)).toEqual([
      {
        changed: true,
        parts: [
          { kind: "removed", text: old },
          { kind: "added", text: now },
        ],
      },
    ]);
  });
});
