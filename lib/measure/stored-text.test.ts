import { expect, test } from "vitest";
import { parsePatternPairs, parsePatterns } from "./stored-text";

test("lines become patterns and pairs of them; stored keys are JSON and keep what looks like a separator", () => {
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
});

test("no text is nothing, not one empty line", () => {
  expect([parsePatterns(""), parsePatternPairs("")]).toEqual([[], []]);
});
