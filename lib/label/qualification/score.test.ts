import { expect, test } from "vitest";
import { rightCriteria } from "./score";

test("an answer is right where it equals the expected one; sets in any order, strengths included", () => {
  const expected = { score: 4, topics: ["b", "a"], better: { choice: "A", strength: 2 } } as const;
  expect(
    rightCriteria(
      { score: 4, topics: ["a", "b"], better: { choice: "A", strength: 1 } },
      { ...expected, topics: ["a", "b"] },
    ),
  ).toEqual(["score", "topics"]);
  expect(rightCriteria({ score: 3, other: 4 }, { score: 4 })).toEqual([]);
  expect(rightCriteria({}, { toString: "x" })).toEqual([]);
});
