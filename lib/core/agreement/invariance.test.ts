import fc from "fast-check";
import { describe, it } from "vitest";
import { blocksOfItems } from "@/lib/core/agreement/blocks";
import {
  alphaOf,
  CATEGORIES,
  estimates,
  expectSame,
  expectSameEstimates,
  keys,
  level,
  order,
  withMissing,
} from "@/lib/core/agreement/fixtures/random-tables";
import { alphaUnder } from "@/lib/core/agreement/metric-of-level";
import { patternsFromTable } from "@/lib/core/agreement/patterns-from-table";
import { buildRatingTable, type RatingRow } from "@/lib/core/rating-table";

describe("invariance", () => {
  it("to the order of raters, of items and of rows", () => {
    fc.assert(
      fc.property(withMissing, level, keys, keys, (matrix, at, itemKeys, raterKeys) => {
        const columns = order(matrix[0]!.length, raterKeys);
        const shuffled = order(matrix.length, itemKeys).map((u) => columns.map((j) => matrix[u]![j]!));
        expectSameEstimates(estimates(shuffled, at), estimates(matrix, at));
      }),
    );
    fc.assert(
      fc.property(withMissing, keys, (matrix, rowKeys) => {
        const rows = matrix.flatMap((row, u) =>
          row.map((value, j): RatingRow => ({ item: `${u}`, rater: `${j}`, value })),
        );
        const shuffled = order(rows.length, rowKeys).map((k) => rows[k]!);
        const alphaOfRows = (given: RatingRow[]) => {
          const built = buildRatingTable(given);
          if (!built.ok) throw new Error(built.reason);
          const { patterns } = patternsFromTable(built.table);
          const statistic = alphaUnder("nominal", { scores: null, circumference: null, values: built.table.values });
          const { value } = statistic(blocksOfItems(patterns));
          return Number.isNaN(value) ? null : value;
        };
        expectSame(alphaOfRows(shuffled), alphaOfRows(rows));
      }),
    );
  });

  it("to renaming the categories, at nominal level", () => {
    const rename = (value: number | null) => (value === null ? null : [30, 10, 20, 40, 50, 0][value]!);
    fc.assert(
      fc.property(withMissing, (matrix) => {
        const renamed = matrix.map((row) => row.map(rename));
        expectSameEstimates(
          estimates(
            renamed,
            "nominal",
            CATEGORIES.map((value) => rename(value)!),
          ),
          estimates(matrix, "nominal"),
        );
      }),
    );
  });

  it("of interval alpha to a linear change of scale, and of ordinal alpha to a monotone one", () => {
    fc.assert(
      fc.property(withMissing, (matrix) => {
        const map = (f: (x: number) => number) =>
          matrix.map((row) => row.map((value) => (value === null ? null : f(value))));
        expectSame(
          alphaOf(
            map((x) => 1e6 - 1000 * x),
            "interval",
            null,
          ),
          alphaOf(matrix, "interval", null),
          1e-9,
        );
        expectSame(
          alphaOf(
            map((x) => Math.exp(x)),
            "ordinal",
            null,
          ),
          alphaOf(matrix, "ordinal", null),
        );
      }),
    );
  });

  it("of alpha to items with one rating", () => {
    fc.assert(
      fc.property(withMissing, level, fc.constantFrom(...CATEGORIES), (matrix, at, value) => {
        const lone = [value, ...matrix[0]!.slice(1).map(() => null)];
        expectSame(alphaOf([...matrix, lone], at), alphaOf(matrix, at));
      }),
    );
  });

  it("of alpha to declared categories that nobody used", () => {
    fc.assert(
      fc.property(withMissing, fc.constantFrom("nominal", "ordinal", "interval", "ratio"), (matrix, at) => {
        expectSame(alphaOf(matrix, at, [...CATEGORIES, 9, 50]), alphaOf(matrix, at));
      }),
    );
  });
});
