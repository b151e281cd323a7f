import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { checkAnswer, valueKey } from "@/lib/guideline/answers/answer";
import { type Criterion, type CriterionInput, criterionSchema } from "@/lib/guideline/schema";

function criterion(input: Partial<CriterionInput> & Pick<CriterionInput, "kind">): Criterion {
  return criterionSchema.parse({ key: "q", title: "Question", level: "nominal", required: true, ...input });
}

const options = ["yes", "no", "2"].map((value) => ({ value, label: value }));
const choice = criterion({ kind: "choice", options });
const multi = criterion({ kind: "multi", level: "set", options });
const scale = criterion({ kind: "scale", level: "interval", scale: { min: -1, max: 1, step: 0.1 } });
const preference = criterion({ kind: "preference", preference: { strength: 3, ties: true } });
const strict = criterion({ kind: "preference", preference: { strength: 1, ties: false } });
const ranking = criterion({ kind: "ranking" });
const span = criterion({ kind: "span", options });
const text = criterion({ kind: "text" });

const accepted = (of: Criterion, value: unknown, context = {}) => {
  const checked = checkAnswer(of, value, context);
  return checked.ok ? checked.value : checked.message;
};
const isRefused = (of: Criterion, value: unknown, context = {}) => !checkAnswer(of, value, context).ok;

describe("checkAnswer", () => {
  it("takes an option's value for a choice, and a number as the option of that name", () => {
    expect(accepted(choice, "yes")).toBe("yes");
    expect(accepted(choice, 2)).toBe("2");
    expect(accepted(choice, "maybe")).toBe("choose one of: yes, no, 2");
    for (const value of ["Yes", "", 3, null, undefined, ["yes"], {}]) expect(isRefused(choice, value)).toBe(true);
  });

  it("sorts several options and keeps each once; none is an answer too", () => {
    expect(accepted(multi, ["yes", 2, "yes"])).toEqual(["2", "yes"]);
    expect(accepted(multi, [])).toEqual([]);
    for (const value of ["yes", ["maybe"], [null], null]) expect(isRefused(multi, value)).toBe(true);
  });

  it("keeps a scale within its range and on its step", () => {
    expect(accepted(scale, 0.7)).toBe(0.7);
    expect(Object.is(accepted(scale, -0), 0)).toBe(true);
    for (const value of [0.75, 1.1, -1.1, "1", Number.NaN, null]) expect(isRefused(scale, value)).toBe(true);
    expect(accepted(scale, 3)).toBe("give a number from -1 to 1");
  });

  it("takes every point of a decimal step, however it was computed", () => {
    fc.assert(
      fc.property(fc.integer({ min: -10, max: 10 }), (tenths) => {
        expect(isRefused(scale, tenths * 0.1)).toBe(false);
        expect(isRefused(scale, tenths / 10)).toBe(false);
      }),
    );
  });

  it("takes any number in range when the scale has no step", () => {
    const free = criterion({ kind: "scale", level: "interval", scale: { min: 0, max: 10 } });
    expect(accepted(free, 9.25)).toBe(9.25);
  });

  it("takes a response's letter or an allowed tie as a preference", () => {
    expect(accepted(preference, "B")).toEqual({ choice: "B" });
    expect(accepted(preference, { choice: "A", strength: 3 })).toEqual({ choice: "A", strength: 3 });
    expect(accepted(preference, { choice: "tie" })).toEqual({ choice: "tie" });
    expect(accepted(strict, { choice: "A", strength: 1 })).toEqual({ choice: "A" });
    for (const value of [
      { choice: "A", strength: 4 },
      { choice: "A", strength: 1.5 },
      { choice: "tie", strength: 1 },
    ]) {
      expect(isRefused(preference, value)).toBe(true);
    }
    for (const value of ["tie", "a", "AB", "", 0, null, {}]) expect(isRefused(strict, value)).toBe(true);
  });

  it("knows how many responses there are when told", () => {
    expect(isRefused(strict, "C", { responses: 2 })).toBe(true);
    expect(isRefused(strict, "C", { responses: 3 })).toBe(false);
    expect(isRefused(strict, "C")).toBe(false);
  });

  it("takes a ranking only when it is a permutation of all entries", () => {
    expect(accepted(ranking, ["B", "A", "C"], { responses: 3 })).toEqual(["B", "A", "C"]);
    expect(accepted(ranking, ["B", "A"])).toEqual(["B", "A"]);
    for (const value of [["A", "C"], ["A"], ["A", "A"], [], "AB", [1, 2]]) expect(isRefused(ranking, value)).toBe(true);
    expect(isRefused(ranking, ["B", "A"], { responses: 3 })).toBe(true);
    const named = criterion({ kind: "ranking", options });
    expect(accepted(named, ["no", "2", "yes"])).toEqual(["no", "2", "yes"]);
    expect(isRefused(named, ["A", "B", "C"])).toBe(true);
  });

  it("sorts spans, keeps each once, and holds them to the text and the labels", () => {
    const late = { start: 4, end: 6, label: "no" };
    const early = { start: 0, end: 5, label: "yes" };
    expect(accepted(span, [late, early, late], { textLength: 6 })).toEqual([early, late]);
    expect(accepted(span, [])).toEqual([]);
    expect(accepted(span, [late], { textLength: 5 })).toBe("span 1: end is 6, but the text has 5 code points");
    for (const value of [
      [{ start: 2, end: 2, label: "yes" }],
      [{ start: -1, end: 2, label: "yes" }],
      [{ start: 0.5, end: 2, label: "yes" }],
      [{ start: 0, end: 2, label: "maybe" }],
      [null],
      "0-2",
    ]) {
      expect(isRefused(span, value)).toBe(true);
    }
  });

  it("stores what looks like an option as the guideline writes it, of every kind", () => {
    const café = ["caf\u00e9", "th\u00e9"].map((value) => ({ value, label: value }));
    const given = fc.constantFrom(
      "cafe\u0301",
      "caf\u00e9 ",
      "\u200bcaf\u00e9",
      "\uff43af\u00e9",
      "caf\u00e9\u202e",
      "caf\u00e9",
    );
    fc.assert(
      fc.property(given, (value) => {
        expect(accepted(criterion({ kind: "choice", options: café }), value)).toBe("caf\u00e9");
        expect(accepted(criterion({ kind: "multi", level: "set", options: café }), [value, "caf\u00e9"])).toEqual([
          "caf\u00e9",
        ]);
        expect(accepted(criterion({ kind: "ranking", options: café }), ["the\u0301", value])).toEqual([
          "th\u00e9",
          "caf\u00e9",
        ]);
        expect(isRefused(criterion({ kind: "ranking", options: café }), [value, "caf\u00e9"])).toBe(true);
        const marked = { start: 0, end: 1 };
        expect(accepted(criterion({ kind: "span", options: café }), [{ ...marked, label: value }])).toEqual([
          { ...marked, label: "caf\u00e9" },
        ]);
      }),
    );
    expect(accepted(preference, { choice: "\uff21 ", strength: 2 })).toEqual({ choice: "A", strength: 2 });
    expect(accepted(ranking, ["B\u200b", "\uff21"])).toEqual(["B", "A"]);
  });

  it("refuses what a preference has beside choice and strength, by its name", () => {
    expect(accepted(preference, { choice: "A", strenght: 2 })).toBe("give choice and strength only, without strenght");
  });

  it("takes any storable text", () => {
    expect(accepted(text, "<script>alert(1)</script>")).toBe("<script>alert(1)</script>");
    for (const value of ["  ", "a\u0000b", "\ud800", "x".repeat(100_001), 5]) expect(isRefused(text, value)).toBe(true);
  });

  it("never throws, whatever the value", () => {
    const all = [choice, multi, scale, preference, ranking, span, text];
    fc.assert(
      fc.property(fc.constantFrom(...all), fc.anything(), (of, value) => {
        expect(typeof checkAnswer(of, value).ok).toBe("boolean");
      }),
    );
  });

  it("is settled after one pass: a canonical value is accepted as it is", () => {
    const values = fc.oneof(
      fc.array(fc.constantFrom("yes", "no", "2")).map((value) => ({ of: multi, value })),
      fc
        .array(
          fc.record({ start: fc.nat(5), end: fc.integer({ min: 6, max: 9 }), label: fc.constantFrom("yes", "no") }),
        )
        .map((value) => ({ of: span, value })),
    );
    fc.assert(
      fc.property(values, ({ of, value }) => {
        const once = checkAnswer(of, value);
        if (!once.ok) throw new Error(once.message);
        expect(checkAnswer(of, once.value)).toEqual(once);
      }),
    );
  });
});

describe("valueKey", () => {
  it("is equal exactly for equal canonical answers", () => {
    expect(valueKey({ strength: 2, choice: "A" })).toBe(valueKey({ choice: "A", strength: 2 }));
    expect(new Set(["3", 3, ["3"], { choice: "3" }].map((value) => valueKey(value))).size).toBe(4);
  });
});
