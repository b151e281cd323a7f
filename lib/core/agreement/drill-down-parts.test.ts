import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { comparableGroups } from "@/lib/core/agreement/comparable";
import { confusionOf } from "@/lib/core/agreement/confusion";
import { patternsFromTable } from "@/lib/core/agreement/patterns-from-table";
import { precisionOf } from "@/lib/core/agreement/precision";
import { seriate } from "@/lib/core/agreement/seriation";
import type { Estimate } from "@/lib/core/estimate";
import { buildRatingTable, type RatingRow } from "@/lib/core/rating-table";

const rows = fc.array(
  fc.record({
    item: fc.nat(6).map((i) => `i${i}`),
    rater: fc.nat(5).map((r) => `r${r}`),
    value: fc.constantFrom("a", "b", "c"),
  }),
  { maxLength: 40 },
);

function tableOf(list: RatingRow[]) {
  const result = buildRatingTable(list);
  if (!result.ok) throw new Error(result.reason);
  return result.table;
}

describe("confusion between answers", () => {
  test("counts every pair of ratings of an item once", () => {
    fc.assert(
      fc.property(rows, (list) => {
        const table = tableOf(list);
        const q = table.values.length;
        const expected = new Float64Array(q * q);
        for (let s = 0; s < table.item.length; s++) {
          for (let t = 0; t < s; t++) {
            if (table.item[s] !== table.item[t]) continue;
            const [a, b] = [table.value[s]!, table.value[t]!];
            expected[a * q + b]!++;
            if (a !== b) expected[b * q + a]!++;
          }
        }
        expect([...confusionOf(patternsFromTable(table).patterns)]).toEqual([...expected]);
      }),
    );
  });
});

describe("who can be compared with whom", () => {
  test("two are in one group exactly when a chain of common items leads from one to the other", () => {
    fc.assert(
      fc.property(rows, (list) => {
        const table = tableOf(list);
        const groups = comparableGroups(table);
        const near = (a: number, b: number) =>
          table.item.some((i, s) => table.rater[s] === a && table.item.some((j, t) => i === j && table.rater[t] === b));
        const reached = (from: number) => {
          const seen = new Set([from]);
          for (const one of seen) {
            for (const other of table.raters.keys()) if (near(one, other)) seen.add(other);
          }
          return [...seen].sort((x, y) => x - y);
        };
        for (const group of groups) expect(reached(group[0]!)).toEqual(group);
        expect(groups.flat().length).toBe(new Set(table.rater).size);
      }),
    );
  });
});

describe("how many more", () => {
  const estimate = (interval: Estimate["interval"], items: number) => ({ interval, items }) as Estimate;

  test("four times as many items halve an interval", () => {
    expect(precisionOf(estimate([0.5, 0.7], 100), 0.05)).toEqual({
      reach: expect.closeTo(0.1),
      wanted: 0.05,
      items: 400,
      more: 300,
    });
  });

  test("none where it is narrow enough, nothing to say without one", () => {
    expect(precisionOf(estimate([0.5, 0.55], 100), 0.05)).toMatchObject({ items: 100, more: 0 });
    expect(precisionOf(estimate(null, 100), 0.05)).toBeNull();
    expect(precisionOf(estimate([1, 1], 100), 0.05)).toBeNull();
  });
});

describe("an order in which groups show", () => {
  test("is a permutation, whatever is known", () => {
    const matrix = fc.array(fc.option(fc.double({ min: -1, max: 1, noNaN: true })), { minLength: 64, maxLength: 64 });
    fc.assert(
      fc.property(fc.nat(8), matrix, (n, values) => {
        const order = seriate(n, (a, b) => values[Math.min(a, b) * 8 + Math.max(a, b)] ?? null);
        expect(order.toSorted((a, b) => a - b)).toEqual(Array.from({ length: n }, (_, k) => k));
      }),
    );
  });

  test("puts two camps side by side", () => {
    const camp = [0, 1, 0, 1, 0, 1];
    const order = seriate(6, (a, b) => (camp[a] === camp[b] ? 0.8 : 0.1));
    expect(order.map((k) => camp[k]).join("")).toMatch(/^(000111|111000)$/);
  });
});
