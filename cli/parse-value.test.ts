import { describe, expect, it } from "vitest";
import { numbersWherePossible, parseSet, parseValue, toNumber } from "@/cli/parse-value";
import type { LongFormRow } from "@/cli/read-long-form";

describe("values", () => {
  const row = (value: LongFormRow["value"]): LongFormRow => ({
    line: 9,
    example: "e",
    annotator: "a",
    value,
    criterion: null,
    submittedAt: null,
    wallMs: null,
    activeMs: null,
    session: null,
    gold: null,
    other: new Map(),
  });

  it("reads sets: a|b, the empty set |, and lists", () => {
    expect([parseSet("a|b"), parseSet("|"), parseSet("a"), parseSet(["x"])]).toEqual([["a", "b"], [], ["a"], ["x"]]);
  });

  it("takes decimal numbers and nothing else for numbers", () => {
    expect(["1", " -2.5 ", ".5", "1e3", "+4"].map(toNumber)).toEqual([1, -2.5, 0.5, 1000, 4]);
    expect(["", "NaN", "Infinity", "1e999", "0x10", "1,5", "one"].map(toNumber)).toEqual(Array(7).fill(null));
  });

  it("refuses what the level cannot hold, naming the line", () => {
    expect(() => parseValue(row("high"), "interval")).toThrow('"high" is not a finite number');
    expect(() => parseValue(row("-1"), "ratio")).toThrow("below zero");
    expect(() => parseValue(row(["a"]), "nominal")).toThrow("it is a list");
    expect(() => parseValue(row(Number.POSITIVE_INFINITY), "nominal")).toThrow("not a finite number");
    expect(parseValue(row(null), "interval")).toBeNull();
  });

  it("reads labels as numbers when all are, and leaves them otherwise", () => {
    expect(numbersWherePossible(["10", "9", "1.0"], "ordinal")).toEqual([10, 9, 1]);
    expect(numbersWherePossible(["10", "b"], "nominal")).toEqual(["10", "b"]);
    expect(numbersWherePossible(["12345678901234567890", "1"], "nominal")).toEqual(["12345678901234567890", "1"]);
  });

  it.each([
    ["01", "1"],
    ["1.0", "1"],
    ["+1", "1"],
    ["1e1", "10"],
    ["-0", "0"],
    [" 7", "7"],
  ])("keeps the nominal labels %j and %j apart, whatever the others look like", (a, b) => {
    for (const others of [["2"], ["x"], []]) {
      expect(new Set(numbersWherePossible([a, b, ...others], "nominal")).size).toBe(2 + others.length);
    }
  });

  it("takes the number 1 and the text 1 for one label, whatever the others look like", () => {
    for (const others of [["2"], ["x"], ["01"], []]) {
      for (const level of ["nominal", "ordinal"] as const) {
        expect(new Set(numbersWherePossible([1, "1", ...others], level).slice(0, 2)).size).toBe(1);
      }
    }
  });
});
