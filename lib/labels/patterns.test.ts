import { expect, test } from "vitest";
import { columnsOf } from "@/lib/server/columns/testing/columns-of";
import { COUNTS_SPEC, patternsOf } from "./patterns";

test("examples with the same counts are one pattern, whatever characters their keys hold and in whatever order rows come", () => {
  const hostile = JSON.stringify("a\tb\nc\u001e\u001f");
  const rows = [
    { item: "1", value: '"x"', n: 1 },
    { item: "2", value: hostile, n: 2 },
    { item: "3", value: "4", n: 1 },
    { item: "1", value: hostile, n: 2 },
    { item: "4", value: "4", n: 2 },
    { item: "2", value: '"x"', n: 1 },
  ];
  const expected = [
    { items: 1, counts: [["4", 1]] },
    { items: 1, counts: [["4", 2]] },
    {
      items: 2,
      counts: [
        [hostile, 2],
        ['"x"', 1],
      ],
    },
  ];
  expect(patternsOf(columnsOf(COUNTS_SPEC, rows))).toEqual(expected);
  expect(patternsOf(columnsOf(COUNTS_SPEC, rows.toReversed()))).toEqual(expected);
});

test("no rows are no patterns", () => {
  expect(patternsOf(columnsOf(COUNTS_SPEC, []))).toEqual([]);
});
