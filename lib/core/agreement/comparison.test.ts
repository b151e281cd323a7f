import { describe, expect, it } from "vitest";
import { compareAligned, compareGroups, wholeItemsOnly } from "@/lib/core/agreement/comparison";
import { alphaByDefinition, jackknifeByDefinition, type Matrix } from "@/lib/core/agreement/fixtures/definition";
import { scaleMatrix } from "@/lib/core/agreement/fixtures/read";
import { categoriesOf } from "@/lib/core/agreement/metric-of-level";
import { patternsFromCounts } from "@/lib/core/agreement/patterns";

describe("comparison of groups", () => {
  const early: Matrix = [
    [0, 0],
    [1, 1],
    [0, 1],
    [2, 2],
    [1, 0],
    [2, 1],
  ];
  const late: Matrix = [
    [0, 0],
    [1, 1],
    [1, 1],
    [2, 2],
    [0, 0],
    [2, 1],
  ];

  it("of different items has the standard error sqrt(se1^2 + se2^2)", () => {
    const scaled = scaleMatrix([...early, ...late], "nominal");
    const group = scaled.table.item.map((i) => (i < early.length ? 0 : 1));
    const { before, after, difference, differs } = compareGroups(scaled, "nominal", group, [0, 1]);
    expect(before.value).toBeCloseTo(alphaByDefinition(early, "nominal")!, 12);
    expect(after.value).toBeCloseTo(alphaByDefinition(late, "nominal")!, 12);
    expect(difference.value).toBeCloseTo(after.value! - before.value!, 12);
    expect(difference.standardError).toBeCloseTo(Math.hypot(before.standardError!, after.standardError!), 12);
    expect(difference.intervalMethod).toBe("jackknife-welch");
    expect(differs).toBe(false);
  });

  it("of the same items under two versions deletes an item from both at once", () => {
    const both = early.map((row, i) => [...row, ...late[i]!]);
    const scaled = scaleMatrix(both, "ordinal", [0, 1, 2]);
    const version = scaled.table.rater.map((r) => (Number(scaled.table.raters[r]) < 2 ? 0 : 1));
    const { difference } = compareGroups(scaled, "ordinal", version, [0, 1]);
    const change = (table: Matrix) => {
      const side = (columns: number[]) =>
        alphaByDefinition(
          table.map((row) => columns.map((j) => row[j]!)),
          "ordinal",
        )!;
      return side([2, 3]) - side([0, 1]);
    };
    expect(difference.value).toBeCloseTo(change(both), 12);
    expect(difference.standardError).toBeCloseTo(jackknifeByDefinition(both, change)!, 10);
    expect(difference.intervalMethod).toBe("jackknife-t");
    // An item that was rated under both is one.
    expect(difference.items).toBe(early.length);
  });

  it("of aligned patterns lets each side have categories of its own", () => {
    const grown: Matrix = late.map((row) => row.map((value) => value! + 1));
    const aligned = (matrix: Matrix) =>
      patternsFromCounts(
        matrix.map((row) => ({ counts: row.map((value) => [value!, 1] as const), items: 1 })),
        4,
        2,
      );
    const [three, four] = [scaleMatrix(early, "ordinal", [0, 1, 2]), scaleMatrix(grown, "ordinal", [0, 1, 2, 3])];
    const sides = [categoriesOf(three), categoriesOf(four)] as const;
    const { before, after, difference } = compareAligned("ordinal", [aligned(early), aligned(grown)], sides);
    expect(before.value).toBeCloseTo(alphaByDefinition(early, "ordinal")!, 12);
    expect(after.value).toBeCloseTo(alphaByDefinition(late, "ordinal")!, 12);
    expect(difference.value).toBeCloseTo(after.value! - before.value!, 12);
  });

  it("by period leaves out items that were rated in several periods, and counts them", () => {
    const scaled = scaleMatrix(
      [
        [1, 1],
        [1, 2],
        [2, 2],
      ],
      "nominal",
    );
    const group = Int32Array.of(0, 0, 0, 1, 1, 1);
    const whole = wholeItemsOnly(scaled.table, group);
    expect([Array.from(whole.groupOfRating), whole.mixedItems]).toEqual([[0, 0, -1, -1, 1, 1], 1]);
  });

  it("is undefined when one side is, with that side's reason", () => {
    const scaled = scaleMatrix(
      [
        [1, 1],
        [1, 2],
        [2, null],
      ],
      "nominal",
    );
    const { difference } = compareGroups(
      scaled,
      "nominal",
      scaled.table.item.map((i) => (i < 2 ? 0 : 1)),
      [0, 1],
    );
    expect([difference.value, difference.undefinedBecause]).toEqual([null, "one-rater"]);
    const { after } = compareGroups(scaled, "nominal", new Int32Array(scaled.table.item.length), [0, 1]);
    expect(after.undefinedBecause).toBe("no-items");
  });
});
