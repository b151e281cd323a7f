import { describe, expect, it } from "vitest";
import { type CriterionInput, criterionSchema } from "@/lib/guideline/schema";
import { readValue } from "./annotation-value";

const options = ["a", "b", "c"].map((value) => ({ value, label: value.toUpperCase() }));
const criterion = (parts: Partial<CriterionInput>) =>
  criterionSchema.parse({ key: "k", title: "K", kind: "choice", level: "nominal", required: true, ...parts });
const read = (parts: Partial<CriterionInput>, raw: unknown) => {
  const checked = readValue(criterion(parts), raw);
  return checked.ok ? checked.value : `refused: ${checked.message}`;
};

describe("readValue", () => {
  it("takes an option by its value and refuses others", () => {
    expect(read({ options }, " b ")).toBe("b");
    expect(read({ options }, "d")).toMatch(/^refused/);
    expect(read({ options: [{ value: "1", label: "One" }] }, 1)).toBe("1");
  });

  it("reads numbers on a scale", () => {
    const scale = { kind: "scale", level: "ordinal", scale: { min: 1, max: 5, step: 1 } } as const;
    expect(read(scale, "4")).toBe(4);
    expect(read(scale, 4)).toBe(4);
    expect(read(scale, "4.5")).toMatch(/steps of 1/);
    expect(read(scale, "0x4")).toBe("refused: give a number from 1 to 5");
    expect(read(scale, "four")).toMatch(/^refused/);
  });

  it("reads sets with bars or as JSON; a bar alone is the empty set", () => {
    const multi = { kind: "multi", level: "set", options } as const;
    expect(read(multi, "c | a")).toEqual(["a", "c"]);
    expect(read(multi, '["b"]')).toEqual(["b"]);
    expect(read(multi, "|")).toEqual([]);
    expect(read(multi, "a|z")).toMatch(/^refused/);
  });

  it("reads preferences by letter, as tie and as JSON", () => {
    const preference = { kind: "preference", level: "ordinal", preference: { strength: 1, ties: true } } as const;
    expect(read(preference, "A")).toEqual({ choice: "A" });
    expect(read(preference, "Tie")).toEqual({ choice: "tie" });
    expect(read(preference, '{"choice":"B"}')).toEqual({ choice: "B" });
  });

  it("reads rankings", () => {
    expect(read({ kind: "ranking", level: "ordinal" }, "B>A>C")).toEqual(["B", "A", "C"]);
  });

  it("reads spans as JSON and refuses broken JSON", () => {
    const span = { kind: "span", options } as const;
    expect(read(span, '[{"start":0,"end":2,"label":"a"}]')).toEqual([{ start: 0, end: 2, label: "a" }]);
    expect(read(span, '[{"start":0,')).toMatch(/^refused/);
  });
});
