import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { diffClauses } from "@/lib/guideline/changes/clause-diff";
import type { DiffPart } from "@/lib/guideline/changes/text-diff";

const kinds = (before: string, after: string) => diffClauses(before, after).map(({ title, kind }) => [title, kind]);

describe("diffClauses", () => {
  it("applied to the old text gives the new one, and read backwards the old", () => {
    const line = fc.constantFrom("# One", "# Two", "## Three", "text", "other text", "", "```");
    const body = fc.array(line, { maxLength: 14 }).map((lines) => lines.join("\n"));
    fc.assert(
      fc.property(body, body, (before, after) => {
        const diffs = diffClauses(before, after);
        const side = (without: DiffPart["kind"]) =>
          diffs
            .flatMap(({ blocks }) => blocks.flatMap(({ parts }) => parts))
            .filter(({ kind }) => kind !== without)
            .map(({ text }) => text)
            .join("");
        expect(side("removed")).toBe(after);
        expect(side("added")).toBe(before);
        expect(diffs.every(({ kind }) => kind === "same")).toBe(before === after);
      }),
    );
  });

  it("tells which clauses changed, came, went, moved and got another heading", () => {
    const before = "Intro\n# Help\nRate it.\n# Tone\nIgnore it.\n# End\n";
    expect(kinds(before, "Intro\n# Help\nRate it well.\n# Style\nIgnore it.\n# End\n")).toEqual([
      ["Before the first clause", "same"],
      ["Help", "changed"],
      ["Style", "changed"],
      ["End", "same"],
    ]);
    expect(kinds(before, "Intro\n# Tone\nIgnore it.\n# Help\nRate it.\n# End\n# New\n")).toEqual(
      expect.arrayContaining([
        ["Before the first clause", "same"],
        ["New", "added"],
      ]),
    );
    expect(kinds("# A\nx\n# B\n", "# B\n")).toEqual([
      ["A", "removed"],
      ["B", "same"],
    ]);
  });
});
