import { expect, test } from "vitest";
import { columnsOf } from "@/lib/server/columns/testing/columns-of";
import { OUTPUTS_SPEC, outputPatterns } from "./outputs";

const HOSTILE = JSON.stringify("a\u001fb\u001e\n:,");
const row = (prompt: string, item: string, model: number, value: string, n = 1, more: object = {}) => ({
  ...{ prompt, item, place: 0, model, value, n, slice: null, tainted: 0 },
  ...more,
});

test("prompts whose outputs got the same labels are one pattern, whatever characters these hold", () => {
  const rows = [
    row("p", "1", 0, HOSTILE, 2),
    row("q", "3", 1, "4"),
    row("p", "2", 1, "4"),
    row("q", "4", 0, HOSTILE, 2),
    row("r", "5", 1, "4"),
    row("r", "5", 1, "5", 3),
  ];
  const { whole, slices } = outputPatterns(columnsOf(OUTPUTS_SPEC, rows), false);
  const four = { models: [[0, 1]], counts: [["4", 1]] };
  expect(whole).toEqual(
    expect.arrayContaining([
      { prompts: 2, outputs: expect.arrayContaining([four, { models: [[0, 0]], counts: [[HOSTILE, 2]] }]) },
      {
        prompts: 1,
        outputs: [
          {
            models: [[0, 1]],
            counts: [
              ["4", 1],
              ["5", 3],
            ],
          },
        ],
      },
    ]),
  );
  expect([whole.length, slices]).toEqual([2, []]);
  expect(outputPatterns(columnsOf(OUTPUTS_SPEC, rows.toReversed()), false).whole).toEqual(whole);
});

test("of compared outputs there are several models, and a slice takes those of its value", () => {
  const both = (prompt: string, item: string, slice: string | null) =>
    [1, 2].map((place) => row(prompt, item, place - 1, '"A"', 1, { place, slice }));
  const alone = row("z", "9", 0, '"A"', 1, { place: 1, slice: "x" });
  const read = columnsOf(OUTPUTS_SPEC, [
    ...both("p", "1", "x"),
    ...both("q", "2", "y"),
    ...both("r", "3", null),
    alone,
  ]);
  const { whole, slices } = outputPatterns(read, true);
  const outputs = [
    {
      models: [
        [1, 0],
        [2, 1],
      ],
      counts: [['"A"', 1]],
    },
  ];
  expect(whole).toEqual([{ prompts: 3, outputs }]);
  expect(slices).toEqual([
    { value: "x", patterns: [{ prompts: 1, outputs }] },
    { value: "y", patterns: [{ prompts: 1, outputs }] },
  ]);
});
