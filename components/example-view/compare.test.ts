import fc from "fast-check";
import { expect, test } from "vitest";
import { compareTexts } from "./compare";

test("only the words that differ are marked", () => {
  const comparison = compareTexts("boil it for six minutes", "boil it for ten minutes");
  expect(comparison?.one.filter((part) => part.changed).map((part) => part.text.trim())).toEqual(["six"]);
  expect(comparison?.other.filter((part) => part.changed).map((part) => part.text.trim())).toEqual(["ten"]);
});

test("a phrase that differs is marked as one", () => {
  const comparison = compareTexts("it heaps up on both sides of the earth", "it heaps up on one side only");
  expect(comparison?.one.filter((part) => part.changed)).toHaveLength(1);
});

test("each side joins to its own text", () => {
  const text = fc
    .array(fc.constantFrom("a", "b", " ", "\n", "word", "é", "👍", "سلام"), { maxLength: 40 })
    .map((parts) => parts.join(""));
  fc.assert(
    fc.property(text, text, (one, other) => {
      const comparison = compareTexts(one, other);
      expect(comparison?.one.map((part) => part.text).join("")).toBe(one);
      expect(comparison?.other.map((part) => part.text).join("")).toBe(other);
    }),
  );
});

test("texts too long to compare are refused", () => {
  expect(compareTexts("a".repeat(300_000), "b".repeat(300_000))).toBeNull();
});
