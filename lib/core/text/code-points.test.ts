import fc from "fast-check";
import { expect, test } from "vitest";
import { codePointLength, codePointOffsets, codePointsBefore, unitOffset, unitOffsets } from "./code-points";

test("an emoji is one code point and two units; joined ones and accents are several code points", () => {
  const text = "a👩‍👩‍👧é\u0301z";
  expect(codePointLength(text)).toBe(9);
  expect(codePointLength("👍")).toBe(1);
  expect(unitOffset("a👍b", 2)).toBe(3);
  expect(codePointsBefore("a👍b", 3)).toBe(2);
  expect(codePointsBefore("a👍b", 2)).toBe(2);
  expect(unitOffset("ab", 9)).toBe(2);
});

test("there and back for any text and any code point", () => {
  fc.assert(
    fc.property(fc.string({ unit: "binary" }), fc.nat(), (text, pick) => {
      const points = [...text];
      const at = pick % (points.length + 1);
      expect(unitOffset(text, at)).toBe(points.slice(0, at).join("").length);
      expect(codePointsBefore(text, unitOffset(text, at))).toBe(at);
      expect(unitOffsets(text, [0, at, points.length])).toEqual([0, unitOffset(text, at), text.length]);
      expect(codePointOffsets(text, [0, unitOffset(text, at), text.length])).toEqual([0, at, points.length]);
    }),
  );
});
