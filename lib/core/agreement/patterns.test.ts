import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { matrixRows } from "@/lib/core/agreement/fixtures/read";
import type { Patterns } from "@/lib/core/agreement/patterns";
import { patternKeyBase, patternsFromTable } from "@/lib/core/agreement/patterns-from-table";
import { buildRatingTable, type RatingTable } from "@/lib/core/rating-table";

function tableOf(matrix: (string | null)[][]): RatingTable {
  const built = buildRatingTable(matrixRows(matrix));
  if (!built.ok) throw new Error(built.reason);
  return built.table;
}

/** Patterns as sorted text, one line each. */
function show({ start, category, count, size, items }: Patterns): string[] {
  return Array.from(items, (n, p) => {
    const cells = Array.from({ length: start[p + 1]! - start[p]! }, (_, k) => start[p]! + k);
    return `${n} items of ${size[p]}: ${cells.map((k) => `${count[k]} x ${category[k]}`).join(", ")}`;
  });
}

describe("patternsFromTable", () => {
  it("counts equal multisets of ratings, in the order in which they come up", () => {
    const table = tableOf([
      ["a", "a", "b"],
      [null, null, null],
      ["b", "a", "a"],
      ["b", null, null],
      ["b", "b", null],
    ]);
    const { patterns, patternOfItem } = patternsFromTable(table);
    expect(show(patterns)).toEqual(["2 items of 3: 2 x 0, 1 x 1", "1 items of 1: 1 x 1", "1 items of 2: 2 x 1"]);
    expect(Array.from(patternOfItem)).toEqual([0, -1, 0, 1, 2]);
    expect(patterns.raters).toBe(3);
  });

  it("gives the same with keys as by sorting, which takes over where keys would exceed 2^53", () => {
    const cell = fc.option(fc.constantFrom("a", "b", "c"), { freq: 3 });
    fc.assert(
      fc.property(
        fc.array(fc.array(cell, { minLength: 4, maxLength: 4 }), { minLength: 1, maxLength: 30 }),
        (matrix) => {
          const table = tableOf(matrix);
          const padded = {
            ...table,
            values: [...table.values, ...Array.from({ length: 40 }, (_, k) => `unused ${k}`)],
          };
          expect([patternKeyBase(table), patternKeyBase(padded)]).toEqual([5, null]);
          const [byKey, bySorting] = [patternsFromTable(table), patternsFromTable(padded)];
          expect(show(byKey.patterns)).toEqual(show(bySorting.patterns));
          expect(byKey.patternOfItem).toEqual(bySorting.patternOfItem);
        },
      ),
    );
  });

  it("finds thousands of distinct patterns, and items with many ratings", () => {
    const wide = tableOf(
      Array.from({ length: 3000 }, (_, i) => [`v${i}`, `v${(i * 7) % 3000}`, i % 2 === 0 ? "v0" : null]),
    );
    const { patterns, patternOfItem } = patternsFromTable(wide);
    expect(new Set(show(patterns)).size).toBe(patterns.items.length);
    expect(Math.max(...patternOfItem) + 1).toBe(patterns.items.length);
    const long = tableOf([Array.from({ length: 900 }, (_, j) => `v${(j * j) % 31}`)]);
    expect(patternsFromTable(long).patterns.size[0]).toBe(900);
    expect(patternsFromTable(long).patterns.count.reduce((a, b) => a + b)).toBe(900);
  });
});
