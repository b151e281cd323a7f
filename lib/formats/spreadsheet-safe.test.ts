import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { neutralise, restore } from "@/lib/formats/spreadsheet-safe";

describe("neutralise", () => {
  it("marks what a spreadsheet would run, and leaves numbers and other text alone", () => {
    expect(["=1+1", "+1", "-x", "@A1", "\tx", "\r=x", "-1-2"].map(neutralise)).toEqual([
      "'=1+1",
      "'+1",
      "'-x",
      "'@A1",
      "'\tx",
      "'\r=x",
      "'-1-2",
    ]);
    expect(["＝1", "＋x", "－x", "＠x", "−1+1", "\n=1"].map(neutralise)).toEqual([
      "'＝1",
      "'＋x",
      "'－x",
      "'＠x",
      "'−1+1",
      "'\n=1",
    ]);
    for (const cell of ["-3", "-0.5", "1e-7", "text", "'quoted'", "", "a=b"]) expect(neutralise(cell)).toBe(cell);
  });

  it("is undone exactly, and leaves nothing that begins like a formula", () => {
    const cell = fc.string({
      unit: fc.constantFrom(
        "'",
        "=",
        "+",
        "-",
        "@",
        "\t",
        "\r",
        "\n",
        "＝",
        "＋",
        "－",
        "＠",
        "﹣",
        "−",
        "1",
        ".",
        "e",
        "a",
        '"',
      ),
    });
    fc.assert(
      fc.property(cell, (text) => {
        const safe = neutralise(text);
        expect(restore(safe)).toBe(text);
        expect(!/^[=+\-@\t\r\n＝＋－＠]/.test(safe) || Number.isFinite(Number(safe))).toBe(true);
      }),
      { numRuns: 2000 },
    );
  });
});
