import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { alphaByDefinition, jackknifeByDefinition, type Matrix } from "@/lib/core/agreement/fixtures/definition";
import { scaleMatrix } from "@/lib/core/agreement/fixtures/read";
import { leaveOneRaterOut } from "@/lib/core/agreement/leave-one-out";
import type { Metric } from "@/lib/core/agreement/metric-of-level";

const cell = fc.oneof({ weight: 4, arbitrary: fc.constantFrom(0, 1, 2) }, fc.constant(null));
const matrix3 = fc.array(fc.tuple(cell, cell, cell, cell), { minLength: 4, maxLength: 14 });
const metric = fc.constantFrom<Metric>("nominal", "ordinal", "interval");

describe("leave one annotator out", () => {
  it("gives the interval of the difference that a jackknife of both tables together has", () => {
    fc.assert(
      fc.property(matrix3, metric, (matrix, m) => {
        const scaled = scaleMatrix(matrix, m as "nominal", [0, 1, 2]);
        for (const { rater, difference } of leaveOneRaterOut(scaled, m)) {
          const column = Number(scaled.table.raters[rater]);
          const without = (table: Matrix) => table.map((row) => row.filter((_, j) => j !== column));
          const change = (table: Matrix) => {
            const [rest, all] = [alphaByDefinition(without(table), m), alphaByDefinition(table, m)];
            return rest === null || all === null ? null : rest - all;
          };
          const value = change(matrix);
          if (value === null) expect(difference.value).toBeNull();
          else expect(difference.value).toBeCloseTo(value, 9);
          const expected = value === null ? null : jackknifeByDefinition(matrix, change);
          if (expected === null) expect(difference.standardError).toBeNull();
          else expect(difference.standardError).toBeCloseTo(expected, 7);
        }
      }),
      { numRuns: 100 },
    );
  });

  it("finds the annotator who answers at random, and not the others", () => {
    const matrix = Array.from({ length: 60 }, (_, i): number[] => [i % 3, i % 3, i % 3, (i * i + (i >> 2)) % 3]);
    const found = leaveOneRaterOut(scaleMatrix(matrix, "nominal"), "nominal");
    expect(found.map(({ matters, difference }) => [matters, difference.value! > 0])).toEqual([
      [true, false],
      [true, false],
      [true, false],
      [true, true],
    ]);
  });

  it("is undefined where only one rater would be left", () => {
    const [first] = leaveOneRaterOut(
      scaleMatrix(
        [
          [1, 2],
          [2, 2],
        ],
        "nominal",
      ),
      "nominal",
    );
    expect([first?.alpha.undefinedBecause, first?.matters]).toEqual(["one-rater", null]);
  });
});
