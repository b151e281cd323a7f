import fc from "fast-check";
import { expect, test } from "vitest";
import { roughSize } from "./rough-size";

test("counts texts and names at every depth, and something for all else", () => {
  expect(roughSize("four")).toBe(4);
  expect(roughSize(null)).toBe(8);
  expect(roughSize({ a: "bc", d: [1, { e: "fgh" }] })).toBe(8 + 2 + 8 + 8 + 8 + 3);
  expect(roughSize([undefined, "ab"])).toBe(8 + 8 + 2);
});

test("is never less than the texts of a value, whatever it is", () => {
  fc.assert(
    fc.property(fc.jsonValue(), fc.string(), (value, text) => {
      expect(roughSize({ value, text })).toBeGreaterThanOrEqual(roughSize(value) + text.length);
    }),
  );
});

test("of deep nesting comes to an end", () => {
  let deep: unknown = "inmost";
  for (let level = 0; level < 100_000; level++) deep = [deep];
  expect(roughSize(deep)).toBe(8 * 100_000 + 6);
});
