import fc from "fast-check";
import { expect, test } from "vitest";
import { excerptAround, searchTerms } from "./search-terms";

test("each word becomes a pattern in which nothing but the ends is a wildcard", () => {
  expect(searchTerms("  50%  a_b\\c \0 ")).toEqual({
    patterns: [["%50\\%%"], ["%a\\_b\\\\c%"]],
    inTexts: true,
    first: "50%",
  });
  expect(searchTerms("to be sure").inTexts).toBe(false);
  expect(searchTerms("東京").inTexts).toBe(true);
  expect(searchTerms("über").patterns).toEqual([["%über%", "%ÜBER%", "%Über%"]]);
  expect(searchTerms(" \0 ").patterns).toEqual([]);
});

test("an excerpt is one line around the word, and says where it was cut", () => {
  expect(excerptAround("Short\n text", "text")).toBe("Short text");
  const long = `${"a ".repeat(100)}NEEDLE${" b".repeat(200)}`;
  expect(excerptAround(long, "needle")).toMatch(/^…a .*NEEDLE b.*…$/);
});

test("an excerpt is whole characters, whatever the text", () => {
  fc.assert(
    fc.property(fc.string({ unit: "grapheme", maxLength: 400 }), fc.string({ maxLength: 3 }), (text, word) => {
      const excerpt = excerptAround(text, word);
      expect(excerpt.isWellFormed()).toBe(true);
      expect(excerpt).not.toMatch(/\n/);
    }),
  );
});
