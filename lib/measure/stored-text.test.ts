import { expect, test } from "vitest";
import { parsePairs, parsePatternPairs, parsePatterns, parseRatings } from "./stored-text";

test("lines become patterns, pairs and ratings; stored keys are JSON and keep what looks like a separator", () => {
  const tab = JSON.stringify("a\tb\nc");
  expect(parsePatterns(`12\t2\t${tab}\t1\t"x"\n3\t1\t4`)).toEqual([
    {
      items: 12,
      counts: [
        [tab, 2],
        ['"x"', 1],
      ],
    },
    { items: 3, counts: [["4", 1]] },
  ]);
  expect(parsePatternPairs(`9\t1\t2\t${tab}\t1\t"x"\t1\t"y"\n1\t0\t2\t4`)).toEqual([
    {
      items: 9,
      before: [[tab, 2]],
      after: [
        ['"x"', 1],
        ['"y"', 1],
      ],
    },
    { items: 1, before: [], after: [["4", 2]] },
  ]);
  expect(parsePairs(`p\tq\t${tab}\t5\t7`)).toEqual([
    { first: "p", second: "q", firstKey: tab, secondKey: "5", items: 7 },
  ]);
  expect(parseRatings(`0\t5\t3\t""\n1\t[]`)).toEqual([
    [
      [0, "5"],
      [3, '""'],
    ],
    [[1, "[]"]],
  ]);
});

test("no text is nothing, not one empty line", () => {
  expect([parsePatterns(""), parsePatternPairs(""), parsePairs(""), parseRatings("")]).toEqual([[], [], [], []]);
});
