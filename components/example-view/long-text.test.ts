import fc from "fast-check";
import { expect, test } from "vitest";
import { cutText, piecesOf } from "./long-text";

test.each([
  ["abc\nd ef", 6, "abc\n"],
  ["a\nbcde fgh", 8, "a\nbcde "],
  ["abcdefgh", 4, "abcd"],
  ["short", 10, "short"],
])("%j is cut after %d at the best place", (text, limit, head) => {
  expect(cutText(text, limit)[0]).toBe(head);
});

test("nothing is lost, no piece is too long, no character is torn", () => {
  fc.assert(
    fc.property(fc.string({ unit: "binary", maxLength: 300 }), fc.integer({ min: 4, max: 40 }), (text, size) => {
      const pieces = piecesOf(text, size);
      expect(pieces.join("")).toBe(text);
      expect(pieces.every((piece) => piece.length <= size && piece.isWellFormed())).toBe(true);
    }),
  );
});
