import { expect, test } from "vitest";
import { findMatches, locate, MAX_MATCHES } from "./find-matches";

test("hits are found without regard to case, and signs mean themselves", () => {
  expect(findMatches("Egg, egg and EGG", "egg")).toHaveLength(3);
  expect(findMatches("a.c abc [x] (y)", "a.c")).toEqual([{ start: 0, end: 3 }]);
  expect(findMatches("a-b [x] /y/", "[x] /")).toEqual([{ start: 4, end: 9 }]);
});

test("letters that change length in lower case keep their offsets", () => {
  expect(findMatches("İİ egg", "egg")).toEqual([{ start: 3, end: 6 }]);
});

test("a text full of hits stops counting", () => {
  expect(findMatches("a".repeat(10_000), "a")).toHaveLength(MAX_MATCHES);
});

test("an offset is located in its piece, also at the seams", () => {
  const pieces = [
    { start: 0, length: 3 },
    { start: 3, length: 2 },
    { start: 5, length: 4 },
  ];
  expect(locate(pieces, 0)).toEqual({ index: 0, inside: 0 });
  expect(locate(pieces, 3)).toEqual({ index: 1, inside: 0 });
  expect(locate(pieces, 8)).toEqual({ index: 2, inside: 3 });
});
