import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { compareGroups } from "@/lib/core/agreement/comparison";
import { expectSame, level, withMissing } from "@/lib/core/agreement/fixtures/random-tables";
import { scaleMatrix } from "@/lib/core/agreement/fixtures/read";
import { leaveOneRaterOut } from "@/lib/core/agreement/leave-one-out";
import { patternsFromTable } from "@/lib/core/agreement/patterns-from-table";
import { consistencyByRater } from "@/lib/core/agreement/repeats";
import { agreementReport } from "@/lib/core/agreement/report";
import { joinedUnits } from "@/lib/core/agreement/units";
import { varianceShares } from "@/lib/core/agreement/variance-shares";
import type { Estimate } from "@/lib/core/estimate";
import { eachAgainstOthers } from "@/lib/core/judge/each-against-others";

const CATEGORIES = [0, 1, 2, 5];

/** The matrix twice, each row with its copy. */
function copied(matrix: (number | null)[][], at: Parameters<typeof scaleMatrix>[1]) {
  const scaled = scaleMatrix([...matrix, ...matrix], at, CATEGORIES);
  const unitOfItem = Int32Array.from(scaled.table.items, (_, i) => i % matrix.length);
  return { ...scaled, table: { ...scaled.table, unitOfItem } };
}

describe("units of several items", () => {
  it("give a table that stands there twice the standard error of the one table, for every coefficient that deletes items", () => {
    fc.assert(
      fc.property(withMissing, level, (matrix, at) => {
        const [one, twice] = [scaleMatrix(matrix, at, CATEGORIES), copied(matrix, at)];
        const [once, both] = [agreementReport(one).coefficients, agreementReport(twice).coefficients];
        // Alpha corrects for the size of the table and is another one; these are the same.
        for (const name of ["percent-unit", "percent-pair", "ac1", "fleiss", "brennan-prediger", "conger"]) {
          const [a, b] = [once[name], both[name]];
          if (!a || !b) continue;
          expectSame(b.value, a.value, 1e-9);
          expectSame(b.standardError, a.standardError, 1e-7);
          if (b.units !== undefined) expect(b.units).toBe(a.items);
        }
      }),
      { numRuns: 15 },
    );
  });

  it("give formulas of two raters and of scores the interval of the one table, where all of it stands there twice", () => {
    const matrix = Array.from({ length: 60 }, (_, i) =>
      [i % 4, i % 5 === 0 ? (i + 1) % 4 : i % 4].map((k) => CATEGORIES[k]!),
    );
    const sparse = matrix.map(([a, b], i) =>
      i % 3 === 0 ? [a!, b!, null] : i % 3 === 1 ? [a!, null, b!] : [null, b!, a!],
    );
    const names = ["cohen", "cohen-quadratic", "icc1", "icc2", "icc3k", "spearman", "kendall-tau"];
    for (const [rows, of] of [[matrix, names] as const, [sparse, ["icc2", "icc3"]] as const]) {
      const [one, twice] = [scaleMatrix(rows, "interval", CATEGORIES), copied(rows, "interval")];
      const [alone, told] = [agreementReport(one).coefficients, agreementReport(twice).coefficients];
      const untold = agreementReport({ ...twice, table: { ...twice.table, unitOfItem: undefined } }).coefficients;
      const width = ({ interval }: Estimate) => interval![1] - interval![0];
      for (const name of of) {
        expect([name, told[name]!.units, untold[name]!.units]).toEqual([name, 60, undefined]);
        expect(Math.abs(width(told[name]!) / width(alone[name]!) - 1), name).toBeLessThan(0.05);
        expect(width(untold[name]!) / width(told[name]!), name).toBeLessThan(0.8);
      }
    }
  });

  it("are known to shares of variance", () => {
    const codes = Array.from({ length: 60 }, (_, i) => [
      i % 4,
      (i + (i % 5 === 0 ? 1 : 0)) % 4,
      i % 7 === 0 ? null : i % 4,
    ]);
    const matrix = codes.map((row) => row.map((code) => (code === null ? null : CATEGORIES[code]!)));
    const [alone, told] = [scaleMatrix(matrix, "interval", CATEGORIES), copied(matrix, "interval")].map((one) =>
      varianceShares(one),
    );
    expect(told!.item.units).toBe(60);
    expect(told!.item.standardError! / alone!.item.standardError!).toBeCloseTo(1, 1);
  });

  it("make no interval of alpha narrower than that of the first table alone, but for its correction of size", () => {
    const matrix = Array.from({ length: 40 }, (_, i) => [i % 3, i % 5 === 0 ? (i + 1) % 3 : i % 3, i % 3]);
    const [one, twice] = [scaleMatrix(matrix, "nominal", [0, 1, 2]), copied(matrix, "nominal")];
    const width = ({ interval }: Estimate) => interval![1] - interval![0];
    const told = agreementReport(twice).coefficients.alpha!;
    const untold = agreementReport({ ...twice, table: { ...twice.table, unitOfItem: undefined } }).coefficients.alpha!;
    const alone = agreementReport(one).coefficients.alpha!;
    expect(Math.abs(width(told) / width(alone) - 1)).toBeLessThan(0.02);
    expect(width(untold)).toBeLessThan(0.75 * width(alone));
    expect([told.items, told.units, untold.units]).toEqual([80, 40, undefined]);
  });

  it("are deleted together from both sides of a difference", () => {
    const matrix = Array.from({ length: 30 }, (_, i) => [i % 3, i % 4 === 0 ? (i + 1) % 3 : i % 3, (i * 5) % 3, i % 3]);
    const [one, twice] = [scaleMatrix(matrix, "nominal", [0, 1, 2]), copied(matrix, "nominal")];
    const [alone, told] = [leaveOneRaterOut(one, "nominal"), leaveOneRaterOut(twice, "nominal")];
    for (const [k, { difference }] of told.entries())
      expect(difference.standardError! / alone[k]!.difference.standardError!).toBeCloseTo(1, 1);
    const sides = (scaled: typeof one) =>
      compareGroups(
        scaled,
        "nominal",
        Int32Array.from(scaled.table.rater, (r) => Number(r > 1)),
        [0, 1],
      ).difference;
    expect([sides(twice).items, sides(twice).units]).toEqual([60, 30]);
    expect(sides(twice).standardError! / sides(one).standardError!).toBeCloseTo(1, 1);
  });

  it("are one also where a person is held against the others, and where people are against themselves", () => {
    const matrix = Array.from({ length: 30 }, (_, i) => [i % 3, i % 4 === 0 ? (i + 1) % 3 : i % 3, i % 3]);
    const [one, twice] = [scaleMatrix(matrix, "nominal", [0, 1, 2]), copied(matrix, "nominal")];
    const [alone, told] = [eachAgainstOthers(one), eachAgainstOthers(twice)];
    for (const [k, { alpha }] of told.entries()) {
      // Whoever always says what the others say has no spread but rounding.
      if (!(alone[k]!.alpha.standardError! > 1e-9)) continue;
      expect(alpha.units).toBe(alone[k]!.alpha.items);
      expect(alpha.standardError! / alone[k]!.alpha.standardError!).toBeCloseTo(1, 1);
    }
    // The second showing of each item, in the same table: every rating once more.
    const again = (scaled: typeof one) => ({
      ...scaled,
      table: {
        ...scaled.table,
        item: Int32Array.from([...scaled.table.item, ...scaled.table.item]),
        rater: Int32Array.from([...scaled.table.rater, ...scaled.table.rater]),
        value: Int32Array.from([
          ...scaled.table.value,
          ...scaled.table.value.map((v, t) => (t % 5 === 0 ? (v + 1) % 3 : v)),
        ]),
      },
    });
    const [once, both] = [one, twice].map(
      (scaled) => consistencyByRater(again(scaled), "nominal").raters[0]!.agreement,
    );
    expect([both!.items, both!.units, once!.units]).toEqual([60, 30, undefined]);
  });

  it("are nothing where each has one rated item, and no unit is made of items without ratings", () => {
    const scaled = scaleMatrix(
      [
        [1, 1],
        [null, null],
        [1, 2],
      ],
      "nominal",
      [1, 2],
    );
    const table = { ...scaled.table, unitOfItem: Int32Array.of(7, 7, -1) };
    expect(patternsFromTable(table).patterns.together).toBeUndefined();
  });
});

it("units of two kinds are joined where they share an item, whatever stands between", () => {
  fc.assert(
    fc.property(
      fc.array(fc.tuple(fc.integer({ min: -1, max: 5 }), fc.integer({ min: -1, max: 5 })), { maxLength: 20 }),
      (pairs) => {
        const [one, other] = [0, 1].map((side) => Int32Array.from(pairs, (pair) => pair[side]!));
        const joined = joinedUnits(one!, other);
        const linked = (a: number, b: number) =>
          [one!, other!].some((units) => units[a]! >= 0 && units[a] === units[b]);
        // Floyd and Warshall's closure.
        const reach = pairs.map((_, a) => pairs.map((_, b) => a === b || linked(a, b)));
        for (const [k] of pairs.entries())
          for (const [a] of pairs.entries())
            for (const [b] of pairs.entries()) reach[a]![b] ||= reach[a]![k]! && reach[k]![b]!;
        for (const [a] of pairs.entries()) {
          const others = reach[a]!.filter(Boolean).length > 1;
          expect(joined[a]! >= 0).toBe(others);
          for (const [b] of pairs.entries())
            if (a !== b) expect(joined[a]! >= 0 && joined[a] === joined[b]).toBe(reach[a]![b]);
        }
      },
    ),
    { numRuns: 100 },
  );
});
