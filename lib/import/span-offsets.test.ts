import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { lookLikeUnits, placeSpans } from "./span-offsets";

const letters = fc.array(fc.constantFrom("a", "é", "漢", "😀", "👨‍👩‍👧", "🇩🇪", " ", "\n"), {
  minLength: 1,
  maxLength: 12,
});

/** A text and a span of it, counted in both ways. */
const marked = fc.tuple(letters, letters, letters).map(([before, within, after]) => {
  const [head, words, tail] = [before, within, after].map((part) => part.join(""));
  const points = (text: string) => [...text].length;
  const point = { start: points(head!), end: points(head!) + points(words!), label: "L" };
  const unit = { start: head!.length, end: head!.length + words!.length, label: "L" };
  return { text: `${head}${words}${tail}`, words: words!, point, unit };
});

describe("placeSpans", () => {
  it("turns UTF-16 into code points, by the mapping's word or by the words beside", () => {
    fc.assert(
      fc.property(marked, ({ text, words, point, unit }) => {
        const placed = { ok: true, value: [point] };
        expect(placeSpans([unit], text, "utf-16")).toEqual(placed);
        expect(placeSpans([{ ...unit, text: words }], text, "utf-16")).toEqual(placed);
        expect(placeSpans([{ ...unit, text: words }], text, "either")).toEqual(placed);
        expect(placeSpans([point], text)).toEqual(placed);
        expect(placeSpans([{ ...point, text: words }], text)).toEqual(placed);
      }),
    );
  });

  it("follows the words where an export counts code points after all", () => {
    const text = "😀😀 Paris is far";
    const point = { start: 3, end: 8, label: "L", text: "Paris" };
    expect(placeSpans([point], text, "either")).toEqual({ ok: true, value: [{ start: 3, end: 8, label: "L" }] });
  });

  it("refuses offsets inside a character, beyond the text, and beside the words", () => {
    const text = "a😀b";
    const said = (span: object, offsets?: "utf-16" | "either") => {
      const placed = placeSpans([{ label: "L", ...span }], text, offsets);
      return placed.ok ? placed.value : placed.message;
    };
    expect(said({ start: 2, end: 4 }, "utf-16")).toMatch(/start 2 is no place.*inside a character/);
    expect(said({ start: 1, end: 9 }, "utf-16")).toMatch(/end 9 is no place.*beyond the end at 4/);
    expect(said({ start: 0, end: 1, text: "b" }, "utf-16")).toMatch(/marks “a”, but the words beside it are “b”/);
    expect(said({ start: 3, end: 4, text: "b" })).toMatch(/UTF-16; say so in the mapping/);
    expect(said({ start: 0, end: 1, text: "b" })).toMatch(/but the words beside it/);
    expect(said({ start: "x", end: 1 })).toEqual([{ start: "x", end: 1, label: "L" }]);
  });

  it("knows offsets that look like UTF-16", () => {
    expect(lookLikeUnits([{ start: 3, end: 4, label: "L" }], "a😀b")).toBe(true);
    expect(lookLikeUnits([{ start: 0, end: 9, label: "L" }], "a😀b")).toBe(false);
    expect(lookLikeUnits([{ start: 0, end: 9, label: "L" }], "abc")).toBe(false);
  });

  it("needs the text where offsets are to be turned", () => {
    expect(placeSpans([{ start: 0, end: 1, label: "L" }], undefined, "utf-16").ok).toBe(false);
    expect(placeSpans([{ start: 0, end: 1, label: "L" }], undefined)).toEqual({
      ok: true,
      value: [{ start: 0, end: 1, label: "L" }],
    });
  });
});
